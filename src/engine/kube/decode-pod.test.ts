import { expect, test } from "vitest";
import { formatIpAddress } from "../net/ip-address";
import { readScenario } from "../read-scenario";
import type { Pod } from "./objects";

const HEAD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: app}\n";

function read(rest: string, head = HEAD) {
  const text = `${head}${rest}\n`;
  const { objects, diagnostics } = readScenario([{ name: "p.yaml", text }]);
  const found = diagnostics.filter(({ code }) => code !== "namespace-implied" && code !== "pod-excluded");
  return {
    pod: objects.find((object): object is Pod => object.kind === "Pod"),
    found: found.map(({ severity, type, field, place }) => [severity, type, field, text.slice(place.from, place.to)]),
  };
}

function portsOf(spec: string) {
  const { pod, found } = read(`spec: ${spec}`);
  expect(found).toEqual([]);
  return pod?.ports.map(({ name, protocol, port }) => `${name} ${protocol} ${port}`);
}

test("a pod has the ports of all its containers, TCP where no protocol is given", () => {
  expect(
    portsOf(
      "{containers: [{name: a, image: x, ports: [{containerPort: 80, name: http}, {containerPort: 53, protocol: UDP}]}, {name: b, image: x, ports: [{containerPort: 9, protocol: SCTP}]}, {name: c, image: x}]}",
    ),
  ).toEqual(["http TCP 80", "null UDP 53", "null SCTP 9"]);
});

test("ports of sidecars count, those of other init containers do not (N51)", () => {
  const init = (name: string, port: number, policy: string) =>
    `{name: ${name}, image: x, ${policy}ports: [{containerPort: ${port}}]}`;
  const inits = [init("i", 1, ""), init("s", 2, "restartPolicy: Always, "), init("m", 3, "restartPolicy: Never, ")];
  expect(
    portsOf(`{containers: [{name: a, image: x, ports: [{containerPort: 80}]}], initContainers: [${inits.join(", ")}]}`),
  ).toEqual(["null TCP 80", "null TCP 2"]);
});

test("a container says what it runs: image, command and arguments, absent ones empty", () => {
  const { pod } = read(
    'spec: {containers: [{name: a, image: "nginx:1.27", command: [httpd], args: [-p, "8080"]}, {name: b, image: x, ports: [{containerPort: 80}]}]}',
  );
  expect(pod?.containers).toMatchObject([
    { name: "a", image: "nginx:1.27", command: ["httpd"], args: ["-p", "8080"], ports: [] },
    { name: "b", image: "x", command: [], args: [], ports: [{ port: 80 }] },
  ]);
});

test("sidecars are among the containers, other init containers are not", () => {
  const inits = "[{name: i, image: x}, {name: s, image: x, restartPolicy: Always}]";
  const { pod } = read(`spec: {containers: [{name: a, image: x}], initContainers: ${inits}}`);
  expect(pod?.containers.map(({ name }) => name)).toEqual(["a", "s"]);
});

test("a pod has a hostname, a subdomain and a DNS policy only where it says so", () => {
  const spec = (members: string) => read(`spec: {${members}containers: [{name: a, image: x}]}`).pod;
  expect(spec("")).toMatchObject({ hostname: null, subdomain: null, dnsPolicy: null });
  expect(spec("hostname: db-0, subdomain: db, dnsPolicy: Default, ")).toMatchObject({
    hostname: "db-0",
    subdomain: "db",
    dnsPolicy: "Default",
  });
  expect(spec('hostname: "", ')?.hostname).toBeNull();
});

test.each([
  ["spec: {}", ["error", "Required", "spec.containers"]],
  ["spec: {containers: []}", ["error", "Required", "spec.containers"]],
  ["", ["error", "Required", "spec.containers"]],
  ["spec: {containers: web}", ["error", "TypeInvalid", "spec.containers"]],
  ["spec: 7", ["error", "TypeInvalid", "spec"]],
])("“%s” is no spec of a pod", (rest, error) => {
  const { pod, found } = read(rest);
  expect(pod).toBeUndefined();
  expect(found.map((one) => one.slice(0, 3))).toEqual([error]);
});

test.each([
  ["{containerPort: 0}", "Required", "containerPort", "0"],
  ["{containerPort: 65536}", "Invalid", "containerPort", "65536"],
  ['{containerPort: "80"}', "TypeInvalid", "containerPort", '"80"'],
  ["{containerPort: 80, name: a_b}", "Invalid", "name", "a_b"],
  ["{containerPort: 80, protocol: http}", "NotSupported", "protocol", "http"],
])("the container port %s is refused", (port, type, field, text) => {
  const { pod, found } = read(`spec: {containers: [{name: a, image: x, ports: [${port}]}]}`);
  expect(pod).toBeUndefined();
  expect(found).toEqual([["error", type, `spec.containers[0].ports[0].${field}`, text]]);
});

test("a container may not give two ports the same name, two containers may (N24)", () => {
  const port = (number: number) => `{containerPort: ${number}, name: http}`;
  expect(read(`spec: {containers: [{name: a, image: x, ports: [${port(80)}, ${port(81)}]}]}`).found).toEqual([
    ["error", "Duplicate", "spec.containers[0].ports[1].name", "http"],
  ]);
  expect(
    portsOf(`{containers: [{name: a, image: x, ports: [${port(80)}]}, {name: b, image: x, ports: [${port(81)}]}]}`),
  ).toEqual(["http TCP 80", "http TCP 81"]);
});

test("a pod on the host's network says so, and its host ports must equal its container ports", () => {
  const spec = (hostPort: number) =>
    `spec: {hostNetwork: true, nodeName: n1, containers: [{name: a, image: x, ports: [{containerPort: 80, hostPort: ${hostPort}}]}]}`;
  expect(read(spec(80)).pod).toMatchObject({ hostNetwork: true, nodeName: "n1" });
  expect(read(spec(81)).found).toEqual([["error", "Invalid", "spec.containers[0].ports[0].hostPort", "81"]]);
});

test("a pod is not on the host's network and on no node unless it says so", () => {
  expect(read('spec: {nodeName: "", containers: [{name: a, image: x}]}').pod).toMatchObject({
    hostNetwork: false,
    nodeName: null,
    owner: null,
  });
});

function statusOf(status: string) {
  const { pod, found } = read(`spec: {containers: [{name: a, image: x}]}\nstatus: ${status}`);
  const { podIPs, hostIPs, ...rest } = pod?.status ?? { podIPs: [], hostIPs: [] };
  return {
    found,
    status:
      pod?.status == null
        ? null
        : { ...rest, podIPs: podIPs.map(formatIpAddress), hostIPs: hostIPs.map(formatIpAddress) },
  };
}

test.each(["", "{}", "null"])("with the status “%s” nothing is said of a pod (N53)", (status) => {
  expect(statusOf(status)).toEqual({ found: [], status: null });
});

test("podIPs come before podIP and hostIPs before hostIP, in their order", () => {
  const status =
    "{phase: Running, podIP: 10.0.0.1, podIPs: [{ip: 'fd00::1'}, {ip: 10.0.0.2}], hostIP: 172.18.0.2, hostIPs: [{ip: 172.18.0.3}]}";
  expect(statusOf(status).status).toEqual({
    phase: "Running",
    ready: null,
    podIPs: ["fd00::1", "10.0.0.2"],
    hostIPs: ["172.18.0.3"],
  });
  expect(statusOf("{podIP: 10.0.0.1, hostIP: 172.18.0.2, podIPs: []}").status).toEqual({
    phase: null,
    ready: null,
    podIPs: ["10.0.0.1"],
    hostIPs: ["172.18.0.2"],
  });
});

test("a wrong address is warned of and not used; an empty one is none", () => {
  expect(statusOf('{phase: Pending, podIP: 10.0.0.256, hostIP: ""}')).toEqual({
    found: [["warning", "Lint", "status.podIP", "10.0.0.256"]],
    status: { phase: "Pending", ready: null, podIPs: [], hostIPs: [] },
  });
});

test.each([
  ["[{type: Ready, status: 'True'}]", true],
  ["[{type: Initialized, status: 'True'}, {type: Ready, status: 'False'}]", false],
  ["[{type: Ready, status: Unknown}]", false],
  ["[{type: ContainersReady, status: 'True'}]", null],
  ["[]", null],
])("with the conditions %s ready is %s", (conditions, ready) => {
  expect(statusOf(`{phase: Running, conditions: ${conditions}}`).status?.ready).toBe(ready);
});

test("of several owners the controller counts", () => {
  const owner = (kind: string, name: string) => `apiVersion: apps/v1, kind: ${kind}, name: ${name}, uid: ${name}`;
  const owners = `[{${owner("Other", "o")}}, {${owner("ReplicaSet", "web-1")}, controller: true}]`;
  const head = `apiVersion: v1\nkind: Pod\nmetadata: {name: web, ownerReferences: ${owners}}\n`;
  expect(read("spec: {containers: [{name: a, image: x}]}", head).pod?.owner).toEqual({
    kind: "ReplicaSet",
    name: "web-1",
  });
});
