import type { EditTarget, EditWish } from "../edit/edit-wish";
import { newObject } from "../edit/objects/new-objects";
import { at, isMap, type Json, type JsonMap } from "./json";
import { jsonOf } from "./objects-in-files";
import type { Random } from "./random";
import type { NamedWorld } from "./random-named-world";

/** A wish, and what it should come to, worked out in the plainest way. */
export interface MeantEdit {
  readonly wish: EditWish;
  /** All objects afterwards, in any order. */
  readonly objects: readonly Json[];
  /** Whether an object of the text as it was may be touched. */
  isAbout(object: Json): boolean;
}

/** Makes up a wish about a named world. */
export function randomMeantEdit(random: Random, world: NamedWorld): MeantEdit {
  return random.pick([meantRename, meantLabels, meantDelete, meantCopy, meantMove, meantNew])(random, world);
}

/** The id that an object has in the picture. */
export function idOf(object: Json): string {
  const name = `${at(object, "metadata", "name")}`;
  return at(object, "kind") === "Namespace" ? name : `${at(object, "metadata", "namespace")}/${name}`;
}

/** The value with something put at a path of keys; undefined: taken away. */
export function put(value: Json, [step, ...rest]: readonly string[], part: Json | undefined): Json {
  const map: JsonMap = isMap(value) ? value : {};
  if (step === undefined) return part ?? null;
  if (rest.length > 0) return { ...map, [step]: put(map[step] ?? null, rest, part) };
  const others = Object.fromEntries(Object.entries(map).filter(([key]) => key !== step));
  return part === undefined ? others : { ...others, [step]: part };
}

const named = (objects: readonly Json[], name: string) =>
  objects.some(
    (object) =>
      at(object, "kind") !== "Expectation" && [at(object, "metadata", "namespace"), idOf(object)].includes(name),
  );

function someObject(random: Random, { workloads, pods, services, policies }: NamedWorld): EditTarget {
  return random.pick<EditTarget>([
    { kind: "workload", id: random.pick(workloads) },
    { kind: "pod", id: random.pick(pods) },
    { kind: "service", id: random.pick(services) },
    { kind: "policy", id: random.pick(policies) },
  ]);
}

function meantRename(random: Random, world: NamedWorld): MeantEdit {
  const namespaces = world.namespaces.filter((name) => named(world.objects, name));
  const target = random.chance(0.4)
    ? ({ kind: "namespace", id: random.pick(namespaces) } as const)
    : someObject(random, world);
  const old = target.id.slice(target.id.indexOf("/") + 1);
  const word = new RegExp(`\\b${old}\\b`, "g");
  return {
    wish: { kind: "rename", target, name: "renamed" },
    objects: world.objects.map((object) => {
      const renamed: unknown = JSON.parse(JSON.stringify(object).replace(word, "renamed"));
      // Safe: it was JSON, and a word is no syntax.
      return renamed as Json;
    }),
    isAbout: (object) => JSON.stringify(object).search(word) >= 0,
  };
}

function meantLabels(random: Random, world: NamedWorld): MeantEdit {
  const target = random.chance(0.2) ? ({ kind: "namespace", id: "nsa" } as const) : someObject(random, world);
  const set = new Map(
    random.some(
      [
        ["app", "z"],
        ["extra", ""],
        ["a.b/c", "no"],
      ] as const,
      0.6,
    ),
  );
  const remove = set.has("app") || random.chance(0.5) ? [] : ["app"];
  const isAbout = (object: Json) => idOf(object) === target.id && at(object, "kind") !== "Expectation";
  const isThere = named(world.objects, target.id) || target.kind !== "namespace";
  const declared = world.objects.some(isAbout);
  const labelled = (object: Json) => {
    const path =
      at(object, "kind") === "Deployment" ? ["spec", "template", "metadata", "labels"] : ["metadata", "labels"];
    const selector = ["spec", "selector", "matchLabels"];
    let now = object;
    const chosen = at(object, "kind") === "Deployment" ? at(object, ...selector) : null;
    for (const [key, value] of [...set, ...remove.map((each) => [each, undefined] as const)]) {
      if (value === undefined && at(now, ...path, key) === null) continue;
      now = put(now, [...path, key], value);
      if (at(chosen, key) !== null) now = put(now, [...selector, key], value);
    }
    return now;
  };
  const created = {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: target.id, labels: Object.fromEntries(set) },
  };
  return {
    wish: { kind: "set-labels", target, set, remove },
    objects: [
      ...world.objects.map((object) => (isAbout(object) ? labelled(object) : object)),
      ...(isThere && !declared && set.size > 0 ? [created] : []),
    ],
    isAbout,
  };
}

function meantDelete(random: Random, world: NamedWorld): MeantEdit {
  const targets = random.chance(0.3)
    ? [{ kind: "namespace", id: "nsa" } as const]
    : random.times(1, 3, () => someObject(random, world));
  const ids = new Set(targets.map(({ id }) => id));
  const isAbout = (object: Json) =>
    ids.has(`${at(object, "metadata", "namespace")}`) ||
    (ids.has(idOf(object)) && at(object, "kind") !== "Expectation");
  return {
    wish: { kind: "delete", targets },
    objects: world.objects.filter((object) => !isAbout(object)),
    isAbout,
  };
}

function meantCopy(random: Random, world: NamedWorld): MeantEdit {
  const target = someObject(random, world);
  const original = world.objects.find((object) => idOf(object) === target.id) ?? null;
  return {
    wish: { kind: "duplicate", target, name: "copied" },
    objects: [...world.objects, put(original, ["metadata", "name"], "copied")],
    isAbout: () => false,
  };
}

function meantMove(random: Random, world: NamedWorld): MeantEdit {
  const target = someObject(random, world);
  const namespace = random.pick(["nsa", "nsb", "nsc"]);
  const isAbout = (object: Json) => idOf(object) === target.id;
  return {
    wish: { kind: "set-namespace", target, namespace },
    objects: world.objects.map((each) => (isAbout(each) ? put(each, ["metadata", "namespace"], namespace) : each)),
    isAbout,
  };
}

function meantNew(random: Random, world: NamedWorld): MeantEdit {
  const ports = random.times(1, 2, (i) => ({ name: `p${i}`, protocol: "TCP" as const, port: 80 + i }));
  const basics = { namespace: random.pick(["nsa", "nsc"]), name: "new1" };
  const object = random.pick([
    { what: "namespace", name: "new1", labels: new Map([["a", "b"]]) } as const,
    { what: "workload", ...basics, labels: new Map(), ports, replicas: random.int(3) } as const,
    { what: "pod", ...basics, labels: new Map([["a", "b"]]), ports, replicas: 1 } as const,
    { what: "service", ...basics, selector: new Map([["a", "b"]]), ports } as const,
  ]);
  return {
    wish: { kind: "create", object },
    objects: [...world.objects, jsonOf(newObject(object))],
    isAbout: () => false,
  };
}
