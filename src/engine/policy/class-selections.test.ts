import { expect, test } from "vitest";
import type { Cluster } from "../cluster/cluster";
import { selectorMatches } from "../kube/label-selector";
import type { LabelSelector, PodPeer } from "../kube/objects";
import { readScenario } from "../read-scenario";
import { has } from "./class-selections";
import { createPolicyCompiler } from "./compile-policies";

/** 120 pods, one namespace after the other in turn, so that the classes of a namespace never stand together. */
function worldWith(labelsOfLast: string, teamOfC = "green"): string {
  const pods = Array.from({ length: 120 }, (_, i) => {
    const labels = i === 119 ? labelsOfLast : `app: a${i % 4}, tier: t${i}`;
    return `apiVersion: v1\nkind: Pod\nmetadata: {name: p${i}, namespace: ${"abc"[i % 3]}, labels: {${labels}}}\nspec: {containers: [{name: c, image: x}]}\n`;
  });
  const namespaces = ["a", "b", "c"].map((name) => {
    const team = name === "c" ? teamOfC : "blue";
    return `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: {team: ${team}}}\n`;
  });
  return [...namespaces, ...pods].join("---\n");
}

const PEERS = [
  "{podSelector: {}}",
  "{podSelector: {matchLabels: {app: a1}}}",
  "{podSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [t3, t9]}]}}",
  "{namespaceSelector: {}}",
  "{namespaceSelector: {matchLabels: {team: blue}}}",
  "{namespaceSelector: {matchLabels: {team: red}}}",
  "{namespaceSelector: {}, podSelector: {matchLabels: {app: a1}}}",
  "{namespaceSelector: {matchLabels: {team: blue}}, podSelector: {matchLabels: {app: a2}}}",
  "{namespaceSelector: {matchLabels: {team: green}}, podSelector: {matchExpressions: [{key: app, operator: Exists}]}}",
  "{namespaceSelector: {matchLabels: {team: blue}}, podSelector: {}}",
];
const POLICY = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: all, namespace: a}\nspec: {podSelector: {matchLabels: {app: a3}}, ingress: [{from: [${PEERS.join(", ")}]}]}\n`;

const read = (...texts: readonly string[]) => readScenario([{ name: "world.yaml", text: texts.join("---\n") }]);

/** Ids of the pods that a selector of a policy in namespace a means, by looking at each pod. */
function meant(cluster: Cluster, namespaceSelector: LabelSelector | null, podSelector: LabelSelector | null) {
  return [...cluster.pods.values()]
    .filter(({ namespace, pod }) => {
      const home = cluster.namespaces.get(namespace);
      const isThere =
        namespaceSelector === null
          ? namespace === "a"
          : home !== undefined && selectorMatches(namespaceSelector, home.labels);
      return isThere && (podSelector === null || selectorMatches(podSelector, pod.labels));
    })
    .map(({ id }) => id)
    .sort();
}

/** What a compiler says of each peer, and what it is by looking at each pod. */
function peersOf(compiler: ReturnType<typeof createPolicyCompiler>, { cluster, policies }: ReturnType<typeof read>) {
  const { table, isolating } = compiler.compile(cluster, policies);
  const podsOf = (classes: Iterable<number>) => {
    const chosen = new Set([...classes].map((index) => table.classes[index]));
    return [...cluster.pods.keys()].filter((id) => chosen.has(table.classOf(id))).sort();
  };
  const sets = new Set(table.classes.map((each) => isolating(each, "ingress")));
  const rules = [...sets].flatMap((set) => set?.rules ?? []);
  const subjects = table.classes.filter((each) => isolating(each, "ingress") !== null).map(({ index }) => index);
  const peers = rules.flatMap((rule) => rule.peers).flatMap((one) => (one.kind === "pods" ? one : []));
  const wanted = (peer: PodPeer) => meant(cluster, peer.namespaceSelector, peer.podSelector);
  return {
    subjects: podsOf(subjects),
    found: peers.map(({ classes }) => podsOf(classes)),
    wanted: peers.map(({ peer }) => wanted(peer)),
    ascending: peers.every(({ classes }) => classes.every((index, i) => i === 0 || index > (classes[i - 1] ?? 0))),
  };
}

test("a peer selects the pods whose labels and namespace it means, an absent namespaceSelector those of its own", () => {
  const world = read(worldWith("app: a3, tier: t119"), POLICY);
  const { subjects, found, wanted, ascending } = peersOf(createPolicyCompiler(), world);
  expect(found).toHaveLength(PEERS.length);
  expect(found).toEqual(wanted);
  expect(found.map((pods) => pods.length)).toEqual([40, 10, 38, 120, 80, 0, 30, 20, 40, 80]);
  expect(ascending).toBe(true);
  expect(subjects).toEqual(meant(world.cluster, null, world.policies[0]?.podSelector ?? null));
});

test.each([
  ["a pod gets another label", worldWith("app: a1, tier: t119"), 31],
  ["a pod loses its labels", worldWith("other: label"), 30],
  ["a namespace changes its team", worldWith("app: a3, tier: t119", "blue"), 30],
])("after an edit in which %s the selections are those of the new text", (_, text, withA1) => {
  const compiler = createPolicyCompiler();
  peersOf(compiler, read(worldWith("app: a3, tier: t119"), POLICY));
  const { found, wanted, ascending } = peersOf(compiler, read(text, POLICY));
  expect(found).toEqual(wanted);
  expect(found[6]).toHaveLength(withA1);
  expect(ascending).toBe(true);
});

test("ascending numbers have those that are among them", () => {
  const numbers = Int32Array.of(2, 3, 7, 11);
  const asked = Array.from({ length: 13 }, (_, i) => i).filter((i) => has(numbers, i));
  expect(asked).toEqual([2, 3, 7, 11]);
  expect(has(Int32Array.of(), 0)).toBe(false);
});
