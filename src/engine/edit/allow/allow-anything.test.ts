import { expect, test } from "vitest";
import { familiesOf } from "../../cluster/pod-address";
import { diffConnections } from "../../insight/diff/diff-connections";
import { hasPort } from "../../net/port-set";
import { evaluate } from "../../policy/evaluate";
import type { Connection } from "../../policy/verdict";
import { readScenario } from "../../read-scenario";
import { KUBERNETES } from "../../testing/kubernetes-profile";
import { FORM_COUNT, writeFiles } from "../../testing/manifest-forms";
import { naiveVerdict } from "../../testing/naive-evaluator";
import { type NaiveScenario, readNaively } from "../../testing/naive-reader";
import { objectsIn } from "../../testing/objects-in-files";
import { type Random, randomOf } from "../../testing/random";
import { randomQuestions } from "../../testing/random-questions";
import { randomWorld } from "../../testing/random-world";
import type { AllowWish } from "../edit-wish";
import type { AllowEnd } from "./allow-end";
import { planAllow } from "./plan-allow";

const PORTS = [80, 443, 8080] as const;

function randomEnd(random: Random, { cluster }: NaiveScenario): AllowEnd {
  if (random.chance(0.15))
    return { kind: "addresses", cidr: random.pick(["10.0.0.0/30", "172.16.0.0/12", "fd00::/126"]) };
  if (random.chance(0.05)) return { kind: "anyone" };
  const pod = random.pick([...cluster.pods.values()]);
  const all = [...pod.pod.labels];
  return { kind: "pods", namespace: pod.namespace, labels: new Map(random.chance(0.5) ? all : random.some(all, 0.7)) };
}

function randomWish(random: Random, scenario: NaiveScenario): AllowWish {
  const ends = () => random.times(1, 2, () => randomEnd(random, scenario));
  const [from, to] = [ends(), ends()];
  const has = (some: readonly AllowEnd[]) => some.every(({ kind }) => kind === "pods");
  const sides = [...(has(from) ? ["egress" as const] : []), ...(has(to) ? ["ingress" as const] : [])];
  return {
    ...{ kind: "allow", from, to, sides },
    ports: random.some(PORTS, 0.5).map((port) => ({ protocol: random.pick(["TCP", "UDP"]), port })),
    isolating: random.chance(0.2) ? sides : [],
  };
}

/** Pods that an end names. A host-network pod is a node to rules, and never named. */
function podsOf({ cluster }: NaiveScenario, end: AllowEnd): readonly string[] {
  if (end.kind !== "pods") return [];
  return [...cluster.pods.values()].flatMap(({ id, namespace, pod }) => {
    const isNamed =
      namespace === end.namespace && [...end.labels].every(([key, value]) => pod.labels.get(key) === value);
    return isNamed && !pod.hostNetwork ? [id] : [];
  });
}

/** The connections between pods that a wish is about, on some ports where it is about all. */
function meant(scenario: NaiveScenario, { from, to, ports }: AllowWish): readonly Connection[] {
  const asked = ports.length > 0 ? ports : PORTS.map((port) => ({ protocol: "TCP", port }) as const);
  const some = asked.flatMap(({ protocol, port }) => (typeof port === "number" ? [{ protocol, port }] : []));
  const sources = from.flatMap((end) => podsOf(scenario, end));
  const targets = to.flatMap((end) => podsOf(scenario, end));
  return sources.flatMap((source) =>
    targets.flatMap((destination) =>
      some.map((port) => ({
        source: { kind: "pod" as const, pod: source, address: null },
        destination: { kind: "pod" as const, pod: destination, address: null },
        ...port,
      })),
    ),
  );
}

test("in random worlds what is asked for is allowed, and what else changes is announced", { timeout: 180_000 }, () => {
  const done = { planned: 0, allowed: 0, opened: 0, closed: 0, quiet: 0 };
  for (let seed = 9_300_001; seed < 9_301_001; seed++) {
    const random = randomOf(seed);
    const { objects, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const files = writeFiles(objects, random.int(FORM_COUNT));
    const before = readNaively(objectsIn(files));
    if (before.cluster.pods.size === 0) continue;
    const read = readScenario(files);
    const old = evaluate(read.cluster, read.policies, KUBERNETES);
    const wish = randomWish(random, before);
    const plan = planAllow({ files, objects: read.objects, evaluation: old, defaultNamespace: "default" }, wish);
    if (plan.kind === "refused") continue;
    const added = plan.files.filter(({ name }) => !files.some((file) => file.name === name));
    const edited = [...files.map((file) => plan.files.find(({ name }) => name === file.name) ?? file), ...added];
    const after = readNaively(objectsIn(edited));
    const reread = readScenario(edited);
    const now = evaluate(reread.cluster, reread.policies, KUBERNETES);
    const diff = diffConnections(old, now);
    const verdict = (scenario: NaiveScenario, connection: Connection) =>
      naiveVerdict({ ...scenario, profile: KUBERNETES }, connection).verdict;
    const where = (connection: Connection) =>
      `seed ${seed}: ${[connection.source, connection.destination].map((end) => (end.kind === "pod" ? end.pod : end.kind)).join(" → ")} ${connection.port} ${plan.steps.join("; ")}`;
    done.planned++;
    const isolatesOpen = wish.isolating?.length !== 0;
    for (const connection of meant(before, wish)) {
      if (wish.sides.length === 2) expect(verdict(after, connection), where(connection)).toBe("allowed");
      else if (verdict(before, connection) === "allowed") expect(verdict(after, connection)).toBe("allowed");
      if (verdict(before, connection) !== "allowed" && verdict(after, connection) === "allowed") done.allowed++;
    }
    for (const connection of [...meant(before, wish), ...randomQuestions(random, before, 15)]) {
      const [was, is] = [verdict(before, connection), verdict(after, connection)];
      if (was === is) {
        done.quiet++;
        continue;
      }
      const isOpened = is === "allowed" || was === "denied";
      expect(isOpened || isolatesOpen, where(connection)).toBe(true);
      const { source, destination, protocol, port } = connection;
      if (source.kind !== "pod" || destination.kind !== "pod") continue;
      const [src, dst] = [source, destination].map((end) => old.cluster.pods.get(end.pod));
      if (src === undefined || dst === undefined) throw new Error(where(connection));
      const families = (pod: typeof src, { address }: typeof source) =>
        address === null ? familiesOf(pod, old.cluster) : [address.family];
      const theirs = families(dst, destination);
      // without a family of addresses in common there is no connection, whatever policies say
      if (!families(src, source).some((family) => theirs.includes(family))) continue;
      const announced = (isOpened ? diff.opened : diff.closed).some(
        (each) =>
          each.src === src.workload &&
          each.dst === dst.workload &&
          (hasPort(each.allowed, protocol, port) || hasPort(each.depends, protocol, port)),
      );
      expect(announced, where(connection)).toBe(true);
      if (isOpened) done.opened++;
      else done.closed++;
    }
  }
  expect(done.planned).toBeGreaterThan(450);
  expect(done.allowed).toBeGreaterThan(200);
  expect(done.opened).toBeGreaterThan(60);
  expect(done.closed).toBeGreaterThan(20);
});
