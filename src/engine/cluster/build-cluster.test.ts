import { expect, test } from "vitest";
import { formatIpAddress } from "../net/ip-address";
import { readScenario } from "../read-scenario";

function pod(name: string, spec = "", status = "", namespace = "app"): string {
  const statusLine = status === "" ? "" : `status: {${status}}\n`;
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {${spec}containers: [{name: c, image: x}]}\n${statusLine}`;
}

const node = (name: string, ...addresses: readonly string[]) =>
  `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\nstatus: {addresses: [${addresses.join(", ")}]}\n`;
const internal = (address: string) => `{type: InternalIP, address: "${address}"}`;
const policy = (peer: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: app}\nspec: {podSelector: {}, ingress: [{from: [${peer}]}]}\n`;

function build(...documents: readonly string[]) {
  const { cluster, diagnostics } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const notes = diagnostics.map(({ code, severity, line }) => `${severity} ${code} ${line}`);
  const where = (id: string) => {
    const address = cluster.pods.get(id)?.address;
    if (address === undefined) return "takes no part";
    return address.kind === "stated" ? address.addresses.map(formatIpAddress).join(" ") : address.kind;
  };
  return { cluster, notes, where };
}

test("a namespace that only pods or policies name exists with its name label, and an information says so once", () => {
  const { cluster, notes } = build(pod("a"), pod("b"), policy("{}").replace("[{}]", "[]"));
  expect([...cluster.namespaces.keys()]).toEqual(["app"]);
  expect(cluster.namespaces.get("app")).toMatchObject({ implied: true });
  expect([...(cluster.namespaces.get("app")?.labels ?? [])]).toEqual([["kubernetes.io/metadata.name", "app"]]);
  expect(notes).toEqual(["info namespace-implied 3"]);
});

test("declared namespaces come first, in the order of the text, then implied ones", () => {
  const declared = (name: string) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: {team: x}}\n`;
  const { cluster, notes } = build(pod("a", "", "", "implied"), declared("second"), declared("first"));
  expect([...cluster.namespaces.values()].map(({ name, implied }) => `${name} ${implied}`)).toEqual([
    "second false",
    "first false",
    "implied true",
  ]);
  expect(notes).toEqual(["info namespace-implied 3"]);
});

test("a policy of a kind that is not evaluated makes no namespace exist, and is warned of (N52)", () => {
  const cilium = "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c, namespace: elsewhere}\n";
  const { cluster, notes } = build(cilium);
  expect(cluster.namespaces.size).toBe(0);
  expect(cluster.otherPolicies.map(({ actualKind }) => actualKind)).toEqual(["CiliumNetworkPolicy"]);
  expect(notes).toEqual(["warning other-policies-present 3"]);
});

// N47, N53
test.each([
  ["Succeeded", "succeeded"],
  ["Failed", "failed"],
])("a pod whose phase is %s takes no part, and it is said", (phase, reason) => {
  const { cluster, notes } = build(pod("done", "", `phase: ${phase}, podIP: 10.0.0.1`));
  expect([...cluster.pods.keys()]).toEqual([]);
  expect(cluster.excludedPods).toMatchObject([{ id: "app/done", reason }]);
  expect(notes).toContain("info pod-excluded 3");
});

test.each([
  ["no status", "", "presumed"],
  ["an empty phase and no address", 'phase: ""', "presumed"],
  ["phase Running without address", "phase: Running", "presumed"],
  ["phase Pending without address", "phase: Pending", "none"],
  ["phase Pending with an address", "phase: Pending, podIP: 10.0.0.1", "10.0.0.1"],
  ["two addresses", "podIPs: [{ip: 'fd00::1'}, {ip: 10.0.0.1}]", "fd00::1 10.0.0.1"],
])("with %s a pod lies at: %s → %s", (_name, status, address) => {
  expect(build(pod("p", "", status)).where("app/p")).toBe(address);
});

test("a pod on the host's network has its node's addresses", () => {
  const { where } = build(
    node("n1", internal("172.18.0.2"), internal("fd01::2"), "{type: Hostname, address: n1}"),
    pod("on-node", "hostNetwork: true, nodeName: n1, "),
    pod("by-host-ip", "hostNetwork: true, ", "hostIP: 172.18.0.2"),
    pod("stated", "hostNetwork: true, nodeName: n1, ", "podIP: 172.18.0.9"),
    pod("somewhere", "hostNetwork: true, "),
  );
  expect(where("app/on-node")).toBe("172.18.0.2 fd01::2");
  expect(where("app/by-host-ip")).toBe("172.18.0.2 fd01::2");
  expect(where("app/stated")).toBe("172.18.0.9");
  expect(where("app/somewhere")).toBe("node");
});

test("pods without address have the families that stated addresses use", () => {
  const unstated = pod("u");
  expect(build(unstated, pod("a", "", "podIP: 10.0.0.1")).cluster.presumedFamilies).toEqual([4]);
  expect(build(unstated, pod("a", "", "podIP: 'fd00::1'")).cluster.presumedFamilies).toEqual([6]);
  const dual = pod("a", "", "podIPs: [{ip: 'fd00::1'}, {ip: 10.0.0.1}]");
  expect(build(unstated, dual).cluster.presumedFamilies).toEqual([4, 6]);
});

test("where no address is stated they have IPv4, and IPv6 if an ipBlock is of it", () => {
  const block = (cidr: string) => policy(`{ipBlock: {cidr: "${cidr}"}}`);
  expect(build(pod("u")).cluster.presumedFamilies).toEqual([4]);
  expect(build(pod("u"), block("10.0.0.0/8")).cluster.presumedFamilies).toEqual([4]);
  expect(build(pod("u"), block("2001:db8::/32")).cluster.presumedFamilies).toEqual([4, 6]);
  const stated = pod("a", "", "podIP: 10.0.0.1");
  expect(build(pod("u"), stated, block("2001:db8::/32")).cluster.presumedFamilies).toEqual([4]);
});

test("the address of a finished pod says nothing of the cluster's families", () => {
  const finished = pod("a", "", "phase: Failed, podIP: 'fd00::1'");
  expect(build(pod("u"), finished).cluster.presumedFamilies).toEqual([4]);
});
