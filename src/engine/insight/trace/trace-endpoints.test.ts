import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { decisiveStep, tracer, write } from "../../testing/trace-words";

const { pod, service, slice, policy } = write;

const CLIENT = pod("shop/client", "app: client", "containers: [{name: c, image: busybox}]");
const DB = pod(
  "shop/db",
  "app: db",
  "containers: [{name: c, image: x, ports: [{containerPort: 5432}]}]",
  "podIP: 10.244.0.5",
);
const endpoints = (id: string, subsets: string) => {
  const [namespace, name] = id.split("/");
  return `apiVersion: v1\nkind: Endpoints\nmetadata: {name: ${name}, namespace: ${namespace}}\nsubsets: [${subsets}]\n`;
};
const BARE = service("shop/db", "ports: [{port: 5432}]");
const ADDRESSES =
  "{addresses: [{ip: 10.244.0.5}, {ip: 203.0.113.9}], notReadyAddresses: [{ip: 203.0.113.10}], ports: [{port: 5432}]}";

test("a Service without a selector leads to the ready addresses of its Endpoints", () => {
  const trace = tracer([CLIENT, DB, BARE, endpoints("shop/db", ADDRESSES)])("shop/client", "db:5432");
  expect(outcomeText(trace.outcome)).toBe("answered");
  expect(trace.ways.map(({ endpoint, port }) => `${endpoint} ${port}`)).toEqual(["shop/db 5432", "203.0.113.9 5432"]);
});

test("Endpoints of another Service and Endpoints beside EndpointSlices count for nothing", () => {
  const other = tracer([CLIENT, BARE, endpoints("shop/other", ADDRESSES)])("shop/client", "db:5432");
  expect(outcomeText(other.outcome)).toBe("refused no-endpoint");
  const own = slice("shop/db-1", "db", "endpoints: [{addresses: [203.0.113.77]}]\nports: [{port: 5432}]");
  const trace = tracer([CLIENT, BARE, own, endpoints("shop/db", ADDRESSES)])("shop/client", "db:5432");
  expect(trace.ways.map(({ endpoint }) => endpoint)).toEqual(["203.0.113.77"]);
});

test("the hostname of an EndpointSlice's address is a name behind its headless Service", () => {
  const trace = tracer([
    CLIENT,
    DB,
    service("shop/db", "clusterIP: None, ports: [{port: 5432}]"),
    slice(
      "shop/db-1",
      "db",
      "endpoints: [{addresses: [10.244.0.5], hostname: primary}, {addresses: [203.0.113.9], hostname: replica}]\nports: [{port: 5432}]",
    ),
  ]);
  expect(trace("shop/client", "primary.db:5432").ways.map(({ endpoint }) => endpoint)).toEqual(["shop/db"]);
  const replica = trace("shop/client", "replica.db.shop:5432");
  expect(replica.ways.map(({ endpoint }) => endpoint)).toEqual(["203.0.113.9"]);
  expect(replica.steps.at(-1)?.sentence).toContain("203.0.113.9, as the headless Service shop/db names it");
  expect(outcomeText(trace("shop/client", "third.db:5432").outcome)).toBe("not-resolved no-such-name");
});

test("a Service's name leads to addresses of the family that its first cluster IP has", () => {
  const both = (last: number) => `podIPs: [{ip: 10.244.0.${last}}, {ip: "fd00:10:244::${last}"}]`;
  const trace = tracer([
    pod("shop/client", "app: client", "containers: [{name: c, image: x}]", both(1)),
    pod("shop/web", "app: web", "containers: [{name: c, image: nginx}]", both(2)),
    pod("shop/old", "app: web", "containers: [{name: c, image: nginx}]", "podIP: 10.244.0.3"),
    service("shop/web", 'clusterIP: "fd00:96::2", selector: {app: web}, ports: [{port: 80}]'),
    service("shop/old", 'clusterIP: "fd00:96::3", selector: {app: web, only: old}, ports: [{port: 80}]'),
    pod("shop/only", "app: web, only: old", "containers: [{name: c, image: nginx}]", "podIP: 10.244.0.4"),
    policy("shop/p", "podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/16}}]}]"),
  ]);
  const found = trace("shop/client", "web");
  expect(found.ways.map(({ endpoint }) => endpoint)).toEqual(["shop/web"]);
  expect(outcomeText(found.outcome)).toBe("timed-out destination");
  const none = trace("shop/client", "old");
  expect([outcomeText(none.outcome), decisiveStep(none)]).toEqual(["refused no-endpoint", "service client"]);
  expect(none.steps.at(-1)?.sentence).toContain("none of its endpoints has an IPv6 address");
});
