import { expect, test } from "vitest";
import { familiesOf } from "../cluster/pod-address";
import { takePicture } from "../insight/picture";
import { defaultWish } from "../insight/picture-wish";
import { findRadius } from "../insight/radius/find-radius";
import { firstAddress } from "../net/cidr";
import { parseIpAddress } from "../net/ip-address";
import { evaluate } from "../policy/evaluate";
import type { Endpoint } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { at, type Json } from "./json";
import { naiveVerdict } from "./naive-evaluator";
import { namespaceOf, readNaively } from "./naive-reader";
import { type Random, randomOf } from "./random";
import { randomAnswers } from "./random-profile";
import { randomTownObjects, writeTown } from "./random-town";
import { WORDS } from "./random-world";

const WORLDS = process.env.LONG_TESTS === "1" ? 3_000 : 300;

test("who is reached in how many steps is the slow closure over the naive verdicts", { timeout: 900_000 }, () => {
  const seen = { near: 0, far: 0, farther: 0, outside: 0, perhaps: 0, not: 0, host: 0 };
  for (let seed = 9_700_001; seed <= 9_700_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const profile = randomAnswers(random);
    const objects = random.chance(0.3) ? lastOfEach(randomTownObjects(random)) : randomChain(random);
    const scenario = readScenario([{ name: "c.yaml", text: writeTown(objects) }]);
    const { cluster, policies } = scenario;
    // Where pods have two families a pair is judged in both; here each pair is one question.
    const pods = [...cluster.pods.values()].filter((pod) => familiesOf(pod, cluster).join() === "4");
    if (pods.length !== cluster.pods.size || pods.length < 2) continue;
    const probe = { kind: "port", protocol: "TCP", port: random.pick(WORDS.ports) } as const;
    const wish = {
      ...defaultWish,
      probe,
      collapsed: random.some(["a", "b", "default"], 0.3),
      expanded: random.some([...cluster.workloads.keys()], 0.4),
    };
    const evaluation = evaluate(cluster, policies, profile);
    const picture = takePicture(evaluation, [], wish);
    const world = { ...readNaively(objects), profile };
    const groups = evaluation.compiled.space.groups;
    const ends = new Map<string, Endpoint>(pods.map(({ id }) => [id, { kind: "pod", pod: id, address: null }]));
    for (const end of picture.ends) {
      const range = end.kind === "range" ? groups[end.group]?.ranges[0] : undefined;
      const address = range?.family === 4 ? parseIpAddress(firstAddress(range)) : null;
      if (address !== null) ends.set(end.id, { kind: "external", address });
    }
    const verdictOf = (source: string, destination: string) => {
      const [from, to] = [ends.get(source), ends.get(destination)];
      if (from === undefined || to === undefined || source === destination) return "denied";
      if (from.kind === "external" && to.kind === "external") return "denied";
      return naiveVerdict(world, { source: from, destination: to, protocol: "TCP", port: probe.port }).verdict;
    };
    const end = random.pick(picture.ends);
    if (end.kind === "anyone" || !(end.kind !== "range" || ends.has(end.id))) continue;
    const kind = random.pick(["from", "to"] as const);
    const radius = findRadius({ evaluation, services: [], picture, wish }, { kind, nodeId: end.id });
    const own = end.kind === "range" ? [end.id] : membersOf(end);
    const sure = slowly(own, [...ends.keys()], kind, (a, b) => verdictOf(a, b) === "allowed");
    const possible = slowly(own, [...ends.keys()], kind, (a, b) => verdictOf(a, b) !== "denied");
    const tell = `seed ${seed}: ${kind} ${end.id} TCP ${probe.port}\n${writeTown(objects)}`;
    const unitOf = (id: string) => cluster.pods.get(id)?.workload ?? id;
    const expected = (steps: ReadonlyMap<string, number>, left: ReadonlySet<string>) => {
      const units = new Map<string, number>();
      for (const [id, step] of steps) {
        const unit = unitOf(id);
        if (own.includes(id) || left.has(unit)) continue;
        units.set(unit, Math.min(step, units.get(unit) ?? step));
      }
      return [...units].map(([id, step]) => `${id} ${step}`).sort();
    };
    const told = (nodes: readonly { readonly id: string; readonly step: number }[]) =>
      nodes.flatMap(({ id, step }) => (ends.has(id) || cluster.workloads.has(id) ? `${id} ${step}` : [])).sort();
    const surely = expected(sure, new Set());
    expect(told(radius?.reached ?? []), tell).toEqual(surely);
    const surelyIds = new Set([...sure.keys()].flatMap((id) => (own.includes(id) ? [] : unitOf(id))));
    expect(told(radius?.perhaps ?? []), tell).toEqual(expected(possible, surelyIds));
    for (const { id, step, way, pods: count, kind: what } of radius?.reached ?? []) {
      expect(way.length, tell).toBe(step);
      if (what === "workload") {
        const reached = [...sure.keys()].filter((pod) => unitOf(pod) === id && !own.includes(pod)).length;
        expect(count.reached, tell).toBe(reached);
      }
      seen[step === 1 ? "near" : step === 2 ? "far" : "farther"]++;
      if (what === "outside") seen.outside++;
    }
    seen.perhaps += radius?.perhaps.length ?? 0;
    seen.not += radius?.unreached.length ?? 0;
    if (pods.some(({ pod }) => pod.hostNetwork)) seen.host++;
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(WORLDS / 30);
});

/** Of objects with one name the last, as the engine takes it: the naive reader knows of no two. */
function lastOfEach(objects: readonly Json[]): readonly Json[] {
  const keyOf = (object: Json) => [at(object, "kind"), namespaceOf(object), at(object, "metadata", "name")].join(" ");
  return [...new Map(objects.map((object) => [keyOf(object), object])).values()];
}

/** Pods that mostly accept from one or two others, so that many are reached in many steps; some use their node's network. */
function randomChain(random: Random): readonly Json[] {
  const nodes = ["n1", "n2"];
  const count = 5 + random.int(5);
  const homes = Array.from({ length: count }, () => random.pick(["a", "b"]));
  const peer = (): Json => {
    if (random.chance(0.15))
      return { ipBlock: { cidr: random.pick(["10.0.0.0/8", "192.168.0.0/16", "10.244.0.0/17"]) } };
    const app = { matchLabels: { app: `p${random.int(count)}` } };
    return random.chance(0.7) ? { namespaceSelector: {}, podSelector: app } : { podSelector: app };
  };
  const ports = () => (random.chance(0.7) ? {} : { ports: [{ port: random.pick(WORDS.ports) }] });
  return [
    ...nodes.map((name, i) => ({
      apiVersion: "v1",
      kind: "Node",
      metadata: { name },
      status: { addresses: [{ type: "InternalIP", address: `192.168.0.${i + 1}` }] },
    })),
    ...homes.map((namespace, i) => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: `p${i}`, namespace, labels: { app: `p${random.chance(0.2) ? 0 : i}` } },
      spec: {
        nodeName: random.pick(nodes),
        ...(random.chance(0.15) ? { hostNetwork: true } : {}),
        containers: [{ name: "c", image: "x" }],
      },
    })),
    ...homes.flatMap((namespace, i): Json[] => {
      if (random.chance(0.1)) return [];
      const egress = random.chance(0.3) ? [{ to: random.times(1, 3, peer), ...ports() }] : [];
      const spec = {
        podSelector: { matchLabels: { app: `p${i}` } },
        policyTypes: egress.length > 0 || random.chance(0.1) ? ["Ingress", "Egress"] : ["Ingress"],
        ingress: random.chance(0.85) ? [{ from: random.times(1, 2, peer), ...ports() }] : [],
        egress,
      };
      return [
        { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: { name: `np${i}`, namespace }, spec },
      ];
    }),
  ];
}

function membersOf(end: { readonly kind: string } & object): readonly string[] {
  // Safe: ends in the cluster are namespaces with parts, or workloads with members.
  const { parts, members } = end as {
    readonly parts?: readonly object[];
    readonly members?: readonly { readonly pods: readonly { readonly id: string }[] }[];
  };
  if (parts !== undefined) return parts.flatMap((part) => membersOf({ kind: "workload", ...part }));
  return (members ?? []).flatMap(({ pods }) => pods.map(({ id }) => id));
}

/** The steps in which everything is reached: looks at every pair, until nothing is new. */
function slowly(
  start: readonly string[],
  all: readonly string[],
  kind: "from" | "to",
  gets: (source: string, destination: string) => boolean,
): ReadonlyMap<string, number> {
  const steps = new Map(start.map((id) => [id, 0]));
  const isPod = (id: string) => !id.startsWith("range ");
  for (let step = 1; ; step++) {
    const near = [...steps].flatMap(([id, at]) => (at === step - 1 && (step === 1 || isPod(id)) ? id : []));
    const found = all.filter(
      (id) => !steps.has(id) && near.some((one) => (kind === "from" ? gets(one, id) : gets(id, one))),
    );
    if (found.length === 0) return steps;
    for (const id of found) steps.set(id, step);
  }
}
