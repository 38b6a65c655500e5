import { expect, test } from "vitest";
import { formatIpAddress } from "../net/ip-address";
import { readScenario } from "../read-scenario";
import type { EndpointSlice, Service } from "./objects";

function readService(rest: string): Service {
  const text = `apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: app}\n${rest}\n`;
  const service = readScenario([{ name: "s.yaml", text }]).objects.find(
    (object): object is Service => object.kind === "Service",
  );
  if (service === undefined) throw new Error("the Service was refused");
  return service;
}

test("a Service is of type ClusterIP and keeps no client address unless it says so", () => {
  expect(readService("spec: {ports: [{port: 80}]}")).toMatchObject({
    type: "ClusterIP",
    headless: false,
    selector: null,
    externalName: null,
    externalTrafficPolicy: "Cluster",
    clusterIPs: [],
    ports: [{ name: null, protocol: "TCP", port: 80, targetPort: 80, nodePort: null }],
  });
});

test("a Service port leads to the number or name of targetPort, else to its own number", () => {
  const ports =
    "[{name: a, port: 80, targetPort: 8080}, {name: b, port: 53, protocol: UDP, targetPort: dns}, {name: c, port: 9, nodePort: 30009}]";
  expect(readService(`spec: {type: NodePort, ports: ${ports}}`)).toMatchObject({
    type: "NodePort",
    ports: [
      { name: "a", protocol: "TCP", port: 80, targetPort: 8080 },
      { name: "b", protocol: "UDP", port: 53, targetPort: "dns" },
      { name: "c", protocol: "TCP", port: 9, targetPort: 9, nodePort: 30009 },
    ],
  });
});

test("an empty selector selects no pods, as an absent one", () => {
  expect(readService("spec: {selector: {}}").selector).toBeNull();
  expect([...(readService("spec: {selector: {app: web, tier: ''}}").selector ?? [])]).toEqual([
    ["app", "web"],
    ["tier", ""],
  ]);
});

test("a Service says where its selector and its external name stand; without them its name does", () => {
  const at = (rest: string) => {
    const head = "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: app}\n";
    const { selectorRange, externalNameRange } = readService(rest);
    const text = `${head}${rest}\n`;
    return [selectorRange, externalNameRange].map(({ from, to }) => text.slice(from, to));
  };
  expect(at("spec: {selector: {app: web}}")).toEqual(["{app: web}", "web"]);
  expect(at("spec: {type: ExternalName, externalName: db.example}")).toEqual(["web", "db.example"]);
  expect(at("spec: {selector: {}}")).toEqual(["web", "web"]);
});

test("a Service publishes pods that are not ready only where it says so", () => {
  expect(readService("spec: {selector: {app: web}}").publishNotReadyAddresses).toBe(false);
  expect(readService("spec: {publishNotReadyAddresses: true}").publishNotReadyAddresses).toBe(true);
});

test("clusterIP None makes a Service headless", () => {
  expect(readService("spec: {clusterIP: None, clusterIPs: [None]}")).toMatchObject({ headless: true, clusterIPs: [] });
});

test("all addresses of a Service are read: cluster, external and load balancer ones", () => {
  const service = readService(
    [
      "spec:",
      "  type: LoadBalancer",
      "  clusterIP: 10.96.0.1",
      "  clusterIPs: [10.96.0.1, 'fd00::1']",
      "  externalIPs: [192.0.2.1]",
      "  externalTrafficPolicy: Local",
      "status: {loadBalancer: {ingress: [{ip: 203.0.113.1}, {hostname: lb.example}]}}",
    ].join("\n"),
  );
  expect(service.clusterIPs.map(formatIpAddress)).toEqual(["10.96.0.1", "fd00::1"]);
  expect(service.externalIPs.map(formatIpAddress)).toEqual(["192.0.2.1"]);
  expect(service.loadBalancerIPs.map(formatIpAddress)).toEqual(["203.0.113.1"]);
  expect(service).toMatchObject({ type: "LoadBalancer", externalTrafficPolicy: "Local" });
});

test("an ExternalName Service has its name and no address", () => {
  expect(readService("spec: {type: ExternalName, externalName: db.example}")).toMatchObject({
    type: "ExternalName",
    externalName: "db.example",
    clusterIPs: [],
  });
});

test("an EndpointSlice has the addresses of its endpoints; one that says nothing is ready", () => {
  const text = `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-x, namespace: app, labels: {kubernetes.io/service-name: web}}
addressType: IPv4
endpoints:
- {addresses: [10.0.0.1]}
- {addresses: [10.0.0.2], conditions: {ready: false}}
- {addresses: [10.0.0.3], conditions: {ready: true}}
ports: [{name: http, port: 8080}, {port: 53, protocol: UDP}]
`;
  const slice = readScenario([{ name: "e.yaml", text }]).objects.find(
    (object): object is EndpointSlice => object.kind === "EndpointSlice",
  );
  expect(slice?.serviceName).toBe("web");
  expect(slice?.addresses.map(({ address, ready }) => `${formatIpAddress(address)} ${ready}`)).toEqual([
    "10.0.0.1 true",
    "10.0.0.2 false",
    "10.0.0.3 true",
  ]);
  expect(slice?.ports).toEqual([
    { name: "http", protocol: "TCP", port: 8080 },
    { name: null, protocol: "UDP", port: 53 },
  ]);
});

test.each(["0", '""', "null"])("a targetPort of %s means the port itself", (targetPort) => {
  const { ports } = readService(`spec: {ports: [{port: 81, targetPort: ${targetPort}}]}`);
  expect(ports.map((port) => port.targetPort)).toEqual([81]);
});
