import { expect } from "vitest";
import type { EditTarget } from "../edit/edit-wish";
import { checkExpectations } from "../insight/expectation/check-expectations";
import type { EditChange } from "../insight/verdict-record";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { createSession } from "../session";
import type { Json } from "./json";
import { at } from "./json";
import { idOf } from "./meant-edits";
import { planned, type Texts } from "./planned-text";
import { type Random, randomOf } from "./random";
import { NAMESPACES, randomServiceWorld, SERVICES } from "./random-services";

const HOSTS = [
  "api",
  "first.db",
  "api.shop",
  "data.data",
  "first.old.shop",
  "shop.data.svc",
  "old.shop.svc.cluster.local",
];

/** Expectations about anything, under names that mean several things at once. */
function randomExpectations(random: Random, ids: readonly string[]): Json {
  const own = (id: string) => id.slice(id.indexOf("/") + 1);
  const end = (id: string) => random.pick<Json>([id, own(id), { pod: id }, { workload: own(id) }, { workload: id }]);
  return {
    apiVersion: "sallyport.dev/v1",
    kind: "Expectation",
    metadata: { name: "x", namespace: random.pick(NAMESPACES) },
    spec: {
      connections: random.times(2, 4, () => ({
        from: end(random.pick(ids)),
        to: random.pick<Json>([
          { service: `${random.pick(NAMESPACES)}/${random.pick(SERVICES)}` },
          { service: random.pick(SERVICES), namespace: random.pick(NAMESPACES) },
          { url: `http://${random.pick(HOSTS)}:${random.pick([80, 8080])}/` },
          `http://${random.pick(HOSTS)}`,
          end(random.pick(ids)),
        ]),
        expect: "Allowed",
      })),
    },
  };
}

function verdicts(texts: Texts): readonly string[] {
  const files = Object.entries(texts).map(([name, text]) => ({ name, text }));
  const { objects, cluster, complete, policies, lineOf } = readScenario(files);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const tracing = () => evaluate(complete, policies, KUBERNETES_PROFILE);
  const { results } = checkExpectations({ evaluation, tracing, objects, lineOf, ends: [] });
  return results.map(({ verdict, pass, pairs }) => `${verdict} ${pass} ${pairs}`);
}

/** What a session says of going from some files to others, and back. */
function told(before: Texts, after: Texts): readonly (EditChange | null)[] {
  const session = createSession();
  return [before, after, before].map((texts, i) => {
    const files = Object.entries(texts).map(([name, text]) => ({ name, text }));
    const moment = { scenario: "s", intent: `${i}` };
    return session.analyze(files, { profile: "kubernetes", defaultNamespace: "default" }, undefined, moment).change;
  });
}

function namesIn(change: EditChange | null | undefined) {
  return change?.renamed?.map(({ kind, from, to }) => [kind, from, to]) ?? [];
}

/**
 * Gives something another name in each of some random worlds: every expectation comes to what it came to, and a session
 * says that it is called otherwise and that no connection changed, there and back.
 *
 * @returns in how many it could be renamed
 */
export function tryRenames(first: number, count: number): number {
  let renamed = 0;
  for (let seed = first; seed < first + count; seed++) {
    const random = randomOf(seed);
    const world = randomServiceWorld(random);
    const pods = world.filter((each) => ["Pod", "StatefulSet"].includes(`${at(each, "kind")}`)).map(idOf);
    const objects = [...world, randomExpectations(random, pods)];
    const texts = { "all.yaml": objects.map((object) => JSON.stringify(object)).join("\n---\n") };
    const services = world.filter((each) => at(each, "kind") === "Service").map(idOf);
    const target = random.pick<EditTarget>([
      { kind: "namespace", id: random.pick(NAMESPACES) },
      ...services.map((id) => ({ kind: "service", id }) as const),
      ...pods.map((id) => ({ kind: "workload", id }) as const),
    ]);
    const plan = planned(texts, { kind: "rename", target, name: "another" });
    if (plan.kind === "refused") {
      expect(plan.reason).toMatch(/no controller|not there any more/);
      continue;
    }
    expect(verdicts({ ...texts, ...plan.texts }), `seed ${seed}: ${JSON.stringify({ target, texts })}`).toEqual(
      verdicts(texts),
    );
    const seen = `seed ${seed}: ${JSON.stringify({ target, texts })}`;
    const home = target.id.slice(0, target.id.indexOf("/"));
    const to = target.kind === "namespace" ? "another" : `${home}/another`;
    const [, done, undone] = told(texts, { ...texts, ...plan.texts });
    expect(namesIn(done), seen).toEqual(target.kind === "service" ? [] : [[target.kind, target.id, to]]);
    expect(namesIn(undone), seen).toEqual(target.kind === "service" ? [] : [[target.kind, to, target.id]]);
    for (const change of [done, undone]) expect(change, seen).toMatchObject({ opened: 0, closed: 0, changed: 0 });
    renamed++;
  }
  return renamed;
}
