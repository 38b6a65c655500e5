import { expect, test } from "vitest";
import { asDocuments, asList, seedCluster } from "./bench/seeded-cluster";
import { createScenarioReader, readScenario, type Scenario } from "./read-scenario";
import { placeOf } from "./source/range";

const OPTIONS = { defaultNamespace: "default" };
const cluster = seedCluster(60, 7);

const FORMS = [
  ["documents", asDocuments(cluster)],
  ["a List", asList(cluster)],
] as const;

test.each(FORMS)("in %s an edited policy leaves every other object, and the cluster, the same ones", (_, text) => {
  const { read } = createScenarioReader();
  const before = read([{ name: "a.yaml", text }], OPTIONS);
  const edited = text.replace(/endPort: \d+/, "endPort: 19000\n  # and a line more");
  const after = read([{ name: "a.yaml", text: edited }], OPTIONS);
  expect(changed(before, after)).toBe(1);
  expect(after.cluster).toBe(before.cluster);
  expectPlacesOf(after, edited);
});

test.each(FORMS)("in %s an edited label leaves every other pod and workload the same ones", (_, text) => {
  const { read } = createScenarioReader();
  const before = read([{ name: "a.yaml", text }], OPTIONS);
  const edited = text.replace(/\btier: \w+/, "tier: other-than-before");
  const after = read([{ name: "a.yaml", text: edited }], OPTIONS);
  expect(changed(before, after)).toBe(1);
  const differing = (key: "pods" | "workloads" | "nodes" | "namespaces") =>
    [...after.cluster[key].keys()].filter((id) => after.cluster[key].get(id) !== before.cluster[key].get(id));
  expect(differing("pods")).toHaveLength(1);
  expect([...differing("workloads"), ...differing("nodes"), ...differing("namespaces")]).toEqual([]);
  expectPlacesOf(after, edited);
});

test.each(FORMS)("in %s objects that an edit moved, or gave another number, are found where they stand", (_, text) => {
  const { read } = createScenarioReader();
  read([{ name: "a.yaml", text }], OPTIONS);
  const [first = "", ...rest] = text.split(/^(?=---|- )/m);
  const fewer = [first, ...rest.slice(2)].join("");
  for (const now of [`# a line more\n${text}`, fewer, text, fewer.replace("team-0", "team-1")]) {
    const again = read([{ name: "a.yaml", text: now }], OPTIONS);
    expect(again.objects).toEqual(readScenario([{ name: "a.yaml", text: now }], OPTIONS).objects);
    expectPlacesOf(again, now);
  }
});

test("a policy that is added or deleted leaves the cluster the same one where its namespace is declared", () => {
  const { read } = createScenarioReader();
  const text = asDocuments(cluster);
  const policy = (namespace: string) =>
    `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: more, namespace: ${namespace}}\nspec: {podSelector: {}}\n`;
  const before = read([{ name: "a.yaml", text }], OPTIONS).cluster;
  expect(read([{ name: "a.yaml", text: policy("team-0") + text }], OPTIONS).cluster).toBe(before);
  expect(read([{ name: "a.yaml", text }], OPTIONS).cluster).toBe(before);
  const implied = read([{ name: "a.yaml", text: text + policy("nobody-declares") }], OPTIONS).cluster;
  expect(implied.namespaces.get("nobody-declares")?.implied).toBe(true);
  expect(read([{ name: "a.yaml", text }], OPTIONS).cluster.namespaces.has("nobody-declares")).toBe(false);
});

test("where no pod states an address, the families follow the blocks of the policies", () => {
  const { read } = createScenarioReader();
  const text = (cidr: string) =>
    `kind: Namespace\napiVersion: v1\nmetadata: {name: a}\n---\nkind: Pod\napiVersion: v1\nmetadata: {name: p, namespace: a}\nspec: {containers: [{name: c, image: x}]}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: np, namespace: a}\nspec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: "${cidr}"}}]}]}\n`;
  const familiesOf = (cidr: string) => read([{ name: "a.yaml", text: text(cidr) }], OPTIONS).cluster.presumedFamilies;
  expect(familiesOf("10.0.0.0/8")).toEqual([4]);
  expect(familiesOf("fd00::/8")).toEqual([4, 6]);
  expect(familiesOf("10.0.0.0/8")).toEqual([4]);
});

function changed(before: Scenario, after: Scenario): number {
  const old = new Set(before.objects);
  return after.objects.filter((object) => !old.has(object)).length;
}

/** Every object's name stands where its place says. */
function expectPlacesOf({ objects }: Scenario, text: string): void {
  for (const { origin, nameRange, name } of objects) {
    const { from, to } = placeOf(origin, nameRange);
    expect(text.slice(from, to)).toBe(name);
  }
}
