import { expect, test } from "vitest";
import { formatIpAddress, parseIpAddress } from "../net/ip-address";
import { readScenario } from "../read-scenario";
import { isSameEndpoint, resolveEndpoint } from "./resolve-endpoint";

const pod = (name: string, spec: string, status: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app}\nspec: {${spec}containers: [{name: c, image: x}]}\nstatus: {${status}}\n`;

const TEXT = [
  "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\nstatus: {addresses: [{type: InternalIP, address: 172.18.0.2}]}\n",
  pod("web", "", "podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}]"),
  pod("host", "hostNetwork: true, nodeName: n1, ", "podIP: 172.18.0.2"),
  pod("roaming", "hostNetwork: true, ", "podIP: 172.18.0.7"),
  pod("done", "", "phase: Succeeded, podIP: 10.0.0.9"),
  pod("fresh", "", ""),
].join("---\n");
const { cluster } = readScenario([{ name: "c.yaml", text: TEXT }]);

function resolve(text: string): string | null {
  const endpoint = resolveEndpoint(cluster, text);
  if (endpoint === null) return null;
  const address = endpoint.address === null ? "" : ` at ${formatIpAddress(endpoint.address)}`;
  const name = endpoint.kind === "pod" ? ` ${endpoint.pod}` : endpoint.kind === "node" ? ` ${endpoint.node}` : "";
  return `${endpoint.kind}${name}${address}`;
}

// N54
test.each([
  ["app/web", "pod app/web"],
  ["10.0.0.1", "pod app/web at 10.0.0.1"],
  ["010.0.0.001", "pod app/web at 10.0.0.1"],
  ["::ffff:10.0.0.1", "pod app/web at 10.0.0.1"],
  ["FD00:0::1", "pod app/web at fd00::1"],
  ["172.18.0.2", "node n1 at 172.18.0.2"],
  ["app/host", "pod app/host"],
  ["172.18.0.7", "pod app/roaming at 172.18.0.7"],
  ["10.0.0.9", "external at 10.0.0.9"],
  ["10.244.0.5", "external at 10.244.0.5"],
  ["203.0.113.7", "external at 203.0.113.7"],
  ["2001:db8::1", "external at 2001:db8::1"],
  ["app/fresh", "pod app/fresh"],
])("%s is: %s", (text, endpoint) => {
  expect(resolve(text)).toBe(endpoint);
});

test.each(["app/done", "app/nobody", "web", "n1", "10.0.0.0/8", "10.0.0.1-10.0.0.2", "", "constructor", "__proto__"])(
  "“%s” is no endpoint",
  (text) => {
    expect(resolve(text)).toBeNull();
  },
);

test("endpoints are the same by pod, by node or by address, whatever they were called", () => {
  const same = (a: string, b: string) => {
    const [left, right] = [resolveEndpoint(cluster, a), resolveEndpoint(cluster, b)];
    if (left === null || right === null) throw new Error("unknown endpoint");
    return isSameEndpoint(left, right);
  };
  expect(same("app/web", "10.0.0.1")).toBe(true);
  expect(same("10.0.0.1", "fd00::1")).toBe(true);
  expect(same("app/web", "app/fresh")).toBe(false);
  expect(same("172.18.0.2", "::ffff:172.18.0.2")).toBe(true);
  expect(same("203.0.113.7", "203.0.113.07")).toBe(true);
  expect(same("203.0.113.7", "203.0.113.8")).toBe(false);
  expect(same("app/host", "172.18.0.2")).toBe(false);
});

test("an address of one family is not that of the other with the same number", () => {
  const [four, six] = [parseIpAddress("0.0.0.1"), parseIpAddress("::1")];
  if (four === null || six === null) throw new Error("no addresses");
  expect(isSameEndpoint({ kind: "external", address: four }, { kind: "external", address: six })).toBe(false);
});
