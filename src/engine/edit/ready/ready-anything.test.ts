import { expect, test } from "vitest";
import type { ClusterPod } from "../../cluster/cluster";
import { evaluate } from "../../policy/evaluate";
import type { Connection } from "../../policy/verdict";
import { readScenario } from "../../read-scenario";
import { at, isMap, type Json } from "../../testing/json";
import { KUBERNETES } from "../../testing/kubernetes-profile";
import { FORM_COUNT, writeFiles } from "../../testing/manifest-forms";
import { naiveVerdict } from "../../testing/naive-evaluator";
import { selects } from "../../testing/naive-peers";
import { type NaiveScenario, readNaively } from "../../testing/naive-reader";
import { objectsIn } from "../../testing/objects-in-files";
import { type Random, randomOf } from "../../testing/random";
import { randomWorld } from "../../testing/random-world";
import type { ChangedFile, EditedFile } from "../draft-files";
import type { AddPolicyWish } from "../edit-wish";
import type { RuleDirection } from "../policy/policy-intent";
import { planCopyPolicies } from "./plan-copy";
import { planReady } from "./plan-ready";
import { directionsOf, type ReadyPolicy } from "./ready-policies";

interface World {
  readonly files: readonly EditedFile[];
  readonly before: NaiveScenario;
  readonly context: Parameters<typeof planReady>[0];
}

/** A random world that can be written, in one of all forms; null where it cannot or has no pods. */
function worldOf(random: Random): World | null {
  const { objects, isWritable } = randomWorld(random);
  if (!isWritable) return null;
  const files = writeFiles(objects, random.int(FORM_COUNT));
  const before = readNaively(objectsIn(files));
  if (ordinaryPods(before).length < 2) return null;
  const read = readScenario(files);
  const evaluation = evaluate(read.cluster, read.policies, KUBERNETES);
  return { files, before, context: { files, objects: read.objects, evaluation, defaultNamespace: "default" } };
}

function ordinaryPods({ cluster }: NaiveScenario): readonly ClusterPod[] {
  return [...cluster.pods.values()].filter(({ pod }) => !pod.hostNetwork);
}

function edited(files: readonly EditedFile[], changed: readonly ChangedFile[]): readonly EditedFile[] {
  const added = changed.filter(({ name }) => !files.some((file) => file.name === name));
  return [...files.map((file) => changed.find(({ name }) => name === file.name) ?? file), ...added];
}

function randomReady(random: Random, pods: readonly ClusterPod[]): ReadyPolicy {
  const other = random.pick(pods);
  const labels = other.pod.labels;
  const kinds: readonly ReadyPolicy[] = [
    { kind: "default-deny", directions: random.pick([["ingress"], ["egress"], ["ingress", "egress"]] as const) },
    { kind: "allow-from-namespace", from: random.pick([null, other.namespace]) },
    ...(labels.size === 0
      ? []
      : [
          { kind: "allow-dns", to: other.namespace, labels, ports: [53] } as const,
          { kind: "allow-from-pods", from: other.namespace, labels } as const,
        ]),
  ];
  return random.pick(kinds);
}

const hasAll = (pod: ClusterPod, labels: ReadonlyMap<string, string>) =>
  [...labels].every(([key, value]) => pod.pod.labels.get(key) === value);

/** Whether the rule of a ready policy lets something through, as its name says. */
function admits(policy: ReadyPolicy, own: string, other: ClusterPod, { port, protocol }: Connection): boolean {
  switch (policy.kind) {
    case "default-deny":
    case "allow-from-outside":
      return false;
    case "allow-dns":
      return other.namespace === policy.to && hasAll(other, policy.labels) && port === 53 && protocol !== "SCTP";
    case "allow-from-namespace":
      return other.namespace === (policy.from ?? own);
    case "allow-from-pods":
      return other.namespace === policy.from && hasAll(other, policy.labels);
  }
}

function isIsolated(scenario: NaiveScenario, { namespace, pod }: ClusterPod, direction: RuleDirection): boolean {
  const reading = { ...scenario, profile: KUBERNETES, mutant: null };
  return scenario.policies.some(
    (policy) =>
      policy.namespace === namespace &&
      policy.policyTypes[direction] &&
      selects(reading, policy.podSelector, pod.labels),
  );
}

test("in random worlds a ready policy isolates its pods, admits what its name says, and touches nothing else", {
  timeout: 180_000,
}, () => {
  const done = { planned: 0, refused: 0, closed: 0, kept: 0 };
  for (let seed = 9_700_001; seed < 9_701_101; seed++) {
    const random = randomOf(seed);
    const world = worldOf(random);
    if (world === null) continue;
    const { files, before, context } = world;
    const pods = ordinaryPods(before);
    const subject = random.pick(pods);
    const labels = random.chance(0.5) ? subject.pod.labels : new Map<string, string>();
    const policy = randomReady(random, pods);
    const wish: AddPolicyWish = { kind: "add-policy", namespaces: [subject.namespace], pods: labels, policy };
    const plan = planReady(context, wish);
    if (plan.kind === "refused") {
      expect(plan.reason, `seed ${seed}`).toMatch(/does this already$/);
      done.refused++;
    } else done.planned++;
    const after = plan.kind === "refused" ? before : readNaively(objectsIn(edited(files, plan.files)));
    const isSubject = (pod: ClusterPod) => pod.namespace === subject.namespace && hasAll(pod, labels);
    for (let i = 0; i < 12; i++) {
      const [source, destination] = [random.pick(pods), random.chance(0.5) ? subject : random.pick(pods)];
      if (source === destination) continue;
      const asked: Connection = {
        source: { kind: "pod", pod: source.id, address: null },
        destination: { kind: "pod", pod: destination.id, address: null },
        protocol: random.pick(["TCP", "UDP"]),
        port: random.pick([53, 80, 443, 8080]),
      };
      const was = naiveVerdict({ ...before, profile: KUBERNETES }, asked);
      const is = naiveVerdict({ ...after, profile: KUBERNETES }, asked);
      for (const direction of ["ingress", "egress"] as const) {
        const [own, other] = direction === "ingress" ? [destination, source] : [source, destination];
        const isMeant = isSubject(own) && directionsOf(policy).includes(direction);
        const kept = !isMeant || isIsolated(before, own, direction) ? was[direction] : false;
        const wanted = isMeant && admits(policy, own.namespace, other, asked) ? true : kept;
        expect(is[direction], `seed ${seed}: ${direction} of ${own.id}, ${JSON.stringify(policy)}`).toBe(wanted);
        if (was[direction] === true && wanted === false) {
          done.closed++;
          // What an allowing policy closes besides is said.
          if (plan.kind === "planned" && policy.kind !== "default-deny")
            expect(plan.steps.join()).toContain("closes all");
        } else done.kept++;
      }
    }
  }
  expect(done.planned).toBeGreaterThan(300);
  expect(done.refused).toBeGreaterThan(5);
  expect(done.closed).toBeGreaterThan(300);
  expect(done.kept).toBeGreaterThan(300);
});

test("in random files a copy says what its original says, but for its namespace, and all else stays", {
  timeout: 180_000,
}, () => {
  let planned = 0;
  for (let seed = 9_710_001; seed < 9_711_101; seed++) {
    const random = randomOf(seed);
    const world = worldOf(random);
    if (world === null || world.before.policies.length === 0) continue;
    const { files, before, context } = world;
    const { namespace, name } = random.pick(before.policies);
    const target = random.pick(["copies", ...before.cluster.namespaces.keys()]);
    const wish = { policies: [`${namespace}/${name}`], namespaces: [target] };
    const plan = planCopyPolicies(context, wish);
    if (plan.kind === "refused") {
      expect(plan.reason, `seed ${seed}`).toMatch(/exists already$|there is no policy/);
      continue;
    }
    planned++;
    const [old, now] = [textsOf(objectsIn(files)), textsOf(objectsIn(edited(files, plan.files)))];
    const added = [...now];
    for (const text of old) added.splice(added.indexOf(text), 1);
    expect(added.length, `seed ${seed}`).toBe(1);
    const original = policiesOf(objectsIn(files)).findLast((each) => isNamed(each, namespace, name));
    expect(added[0], `seed ${seed}`).toBe(textOf(inNamespace(original ?? null, target)));
  }
  expect(planned).toBeGreaterThan(300);
});

const policiesOf = (objects: readonly Json[]) => objects.filter((object) => at(object, "kind") === "NetworkPolicy");
const isNamed = (object: Json, namespace: string, name: string) =>
  at(object, "metadata", "name") === name && (at(object, "metadata", "namespace") ?? "default") === namespace;

function inNamespace(object: Json, namespace: string): Json {
  const metadata = at(object, "metadata");
  if (!isMap(object) || !isMap(metadata)) return null;
  return { ...object, metadata: { ...metadata, namespace } };
}

/** Equal for objects that say the same, whatever the order of their keys. */
function textOf(object: Json): string {
  return JSON.stringify(object, (_, value: Json) =>
    isMap(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

const textsOf = (objects: readonly Json[]) => objects.map(textOf);
