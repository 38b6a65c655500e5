import { expect, test } from "vitest";
import { formatIpAddress } from "../net/ip-address";
import { readScenario } from "../read-scenario";
import { runsOnNodeOf } from "./nodes";

const node = (name: string, ...addresses: readonly string[]) =>
  `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\nstatus: {addresses: [${addresses.join(", ")}]}\n`;
const internal = (address: string) => `{type: InternalIP, address: "${address}"}`;
const pod = (name: string, spec: string, status: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app}\nspec: {${spec}containers: [{name: c, image: x}]}\nstatus: {${status}}\n`;

function build(...documents: readonly string[]) {
  const { cluster } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const podOf = (id: string) => {
    const found = cluster.pods.get(`app/${id}`);
    if (found === undefined) throw new Error(`no pod ${id}`);
    return found;
  };
  return {
    podOf,
    nodes: [...cluster.nodes.values()].map(({ name, addresses }) =>
      `${name}: ${addresses.map(formatIpAddress).join(" ")}`.trim(),
    ),
    placement: (id: string) => {
      const { node: name, nodeAddresses } = podOf(id);
      return `${name}: ${nodeAddresses.map(formatIpAddress).join(" ")}`.trim();
    },
  };
}

test("internal and external addresses are a Node's, host names are not", () => {
  const addresses = [
    internal("172.18.0.2"),
    "{type: ExternalIP, address: 203.0.113.1}",
    "{type: Hostname, address: n1}",
  ];
  expect(build(node("n1", ...addresses)).nodes).toEqual(["n1: 172.18.0.2 203.0.113.1"]);
});

test("a node that only pods name exists, with the hostIPs that they state", () => {
  const { nodes } = build(pod("a", "nodeName: n1, ", "hostIP: 172.18.0.2"), pod("b", "nodeName: n2, ", ""));
  expect(nodes).toEqual(["n1: 172.18.0.2", "n2:"]);
});

test("a node that only a pod's hostIP hints at is called by that address", () => {
  const { nodes, placement } = build(pod("a", "", "hostIP: 172.18.0.2"), pod("b", "", "hostIP: 172.18.0.2"));
  expect(nodes).toEqual(["172.18.0.2: 172.18.0.2"]);
  expect(placement("a")).toBe("172.18.0.2: 172.18.0.2");
});

test("a pod's hostIP finds its node whatever the order of the text", () => {
  const documents = [pod("a", "", "hostIP: 172.18.0.2"), pod("b", "nodeName: n1, ", "hostIP: 172.18.0.2")];
  for (const order of [documents, [...documents].reverse()]) {
    expect(build(...order).nodes).toEqual(["n1: 172.18.0.2"]);
    expect(build(...order).placement("a")).toBe("n1: 172.18.0.2");
  }
});

test("a hostIP that the Node does not state is one of its addresses too", () => {
  const { placement } = build(node("n1", internal("172.18.0.2")), pod("a", "nodeName: n1, ", "hostIP: 172.18.0.9"));
  expect(placement("a")).toBe("n1: 172.18.0.2 172.18.0.9");
});

test("a pod that names no node and states no hostIP is on no known node", () => {
  expect(build(node("n1", internal("172.18.0.2")), pod("a", "", "podIP: 10.0.0.1")).placement("a")).toBe("null:");
});

test("a hostNetwork pod runs on the node of a pod by name or by address, never by not knowing", () => {
  const { podOf } = build(
    node("n1", internal("172.18.0.2")),
    node("n2", internal("172.18.0.3")),
    pod("p", "nodeName: n1, ", "podIP: 10.0.0.1"),
    pod("lost", "", "podIP: 10.0.0.2"),
    pod("by-name", "hostNetwork: true, nodeName: n1, ", ""),
    pod("by-address", "hostNetwork: true, ", "podIP: 172.18.0.2"),
    pod("elsewhere", "hostNetwork: true, nodeName: n2, ", ""),
    pod("nowhere", "hostNetwork: true, ", ""),
  );
  const onNodeOf = (id: string) =>
    ["by-name", "by-address", "elsewhere", "nowhere"].filter((host) => runsOnNodeOf(podOf(host), podOf(id)));
  expect(onNodeOf("p")).toEqual(["by-name", "by-address"]);
  expect(onNodeOf("lost")).toEqual([]);
});
