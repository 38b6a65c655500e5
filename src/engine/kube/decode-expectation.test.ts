import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import type { Expectation } from "./objects";

const HEAD = "apiVersion: sallyport.dev/v1\nkind: Expectation\nmetadata: {name: doors, namespace: shop}\n";

function read(spec: string) {
  const text = `${HEAD}${spec}\n`;
  const { objects, diagnostics } = readScenario([{ name: "expectations.yaml", text }]);
  const expectation = objects.find((object): object is Expectation => object.kind === "Expectation");
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, field, message, place }) => ({ code, field, message, at: text.slice(place.from, place.to) }));
  return { expectation, errors };
}

const connectionOf = (spec: string) => read(`spec:\n  ${spec.replaceAll("\n", "\n  ")}`);
const withTo = (to: string) => connectionOf(`from: {pod: web}\nto: ${to}\nexpect: Allowed`);
const toOf = (to: string) => withTo(to).expectation?.connections[0]?.to;

test("one connection stands in spec, several in connections", () => {
  const one = connectionOf("from: {pod: web}\nto: {pod: db}\nports: [{port: 80}]\nexpect: Denied\nmessage: no way");
  expect(one.errors).toEqual([]);
  expect(one.expectation?.connections).toMatchObject([
    {
      from: { kind: "pod", namespace: "shop", name: "web" },
      to: { kind: "pod", namespace: "shop", name: "db" },
      ports: [{ protocol: "TCP", port: 80, endPort: null }],
      expect: "Denied",
      message: "no way",
    },
  ]);
  const item = "{from: {pod: a}, to: {pod: b}, expect: Allowed}";
  expect(connectionOf(`connections: [${item}, ${item}]`).expectation?.connections).toHaveLength(2);
});

test.each([
  ["{pod: db}", { kind: "pod", namespace: "shop", name: "db" }],
  ["{pod: db, namespace: data}", { kind: "pod", namespace: "data", name: "db" }],
  ["{pod: data/db}", { kind: "pod", namespace: "data", name: "db" }],
  ["{workload: db, namespace: data}", { kind: "workload", namespace: "data", name: "db" }],
  ["{service: data/db}", { kind: "service", namespace: "data", name: "db" }],
  ["{url: 'http://db:5432'}", { kind: "url", url: "http://db:5432" }],
  ["{address: 10.0.0.1}", { kind: "address", address: { family: 4, value: 0x0a000001n } }],
  ["{cidr: 10.0.0.0/8}", { kind: "cidr", cidr: { family: 4, prefix: 8 } }],
  ["{podSelector: {}}", { kind: "selector", namespace: "shop", podSelector: {}, namespaceSelector: null }],
  ["{podSelector: {}, namespace: data}", { kind: "selector", namespace: "data", namespaceSelector: null }],
  ["{namespaceSelector: {}}", { kind: "selector", podSelector: null, namespaceSelector: { requirements: [] } }],
  [
    "{namespaceSelector: {}, podSelector: {matchLabels: {a: b}}}",
    { kind: "selector", podSelector: { requirements: [{ key: "a", operator: "In", values: ["b"] }] } },
  ],
])("an end says who is meant in one way: %s", (to, meant) => {
  expect(withTo(to).errors).toEqual([]);
  expect(toOf(to)).toMatchObject(meant);
});

test.each([
  ["db", { kind: "named", namespace: "shop", name: "db" }],
  ["data/db", { kind: "named", namespace: "data", name: "db" }],
  ["http://db", { kind: "url", url: "http://db" }],
  ["10.0.0.1", { kind: "address" }],
  ["2001:db8::1", { kind: "address" }],
  ["10.0.0.0/8", { kind: "cidr" }],
])("a mere string is an end, too: %s", (to, meant) => {
  expect(toOf(JSON.stringify(to))).toMatchObject(meant);
});

test("expect in another case or word is told how to be written", () => {
  const { errors, expectation } = connectionOf("from: {pod: a}\nto: {pod: b}\nexpect: allowed");
  expect(expectation).toBeUndefined();
  expect(errors).toEqual([
    {
      code: "field-not-supported",
      field: "spec.expect",
      message: "“allowed” is nothing to expect; write Allowed",
      at: "allowed",
    },
  ]);
  expect(connectionOf("from: a\nto: b\nexpect: deny").errors[0]?.message).toContain("write Denied");
  expect(connectionOf("from: a\nto: b\nexpect: maybe").errors[0]?.message).toContain("there are Allowed and Denied");
});

test.each([
  ["no spec", "", "field-required", "spec", "needs a spec"],
  ["nothing expected", "spec: {from: a, to: b}", "field-required", "spec.expect", "expect: Allowed or expect: Denied"],
  ["no source", "spec: {to: b, expect: Allowed}", "field-required", "spec.from", "needs from"],
  ["no destination", "spec: {from: a, expect: Allowed}", "field-required", "spec.to", "needs to"],
  ["no connection", "spec: {connections: []}", "field-required", "spec.connections", "at least one"],
  [
    "an unknown field",
    "spec: {from: a, To: b, to: b, expect: Allowed}",
    "field-unknown",
    "spec.To",
    "did you mean to?",
  ],
  ["an end without anybody", "spec: {from: {}, to: b, expect: Allowed}", "field-required", "spec.from", "must say who"],
  [
    "a namespace alone",
    "spec: {from: {namespace: x}, to: b, expect: Allowed}",
    "field-required",
    "spec.from",
    "podSelector: {} is every pod",
  ],
  [
    "two ways to say who",
    "spec: {from: {pod: a, address: 1.1.1.1}, to: b, expect: Allowed}",
    "field-forbidden",
    "spec.from.address",
    "only one of them",
  ],
  [
    "a Service that connects",
    "spec: {from: {service: a}, to: b, expect: Allowed}",
    "field-forbidden",
    "spec.from.service",
    "can only stand in to",
  ],
  [
    "a URL that connects",
    "spec: {from: 'http://a', to: b, expect: Allowed}",
    "field-forbidden",
    "spec.from",
    "can only stand in to",
  ],
  [
    "a block as an address",
    "spec: {from: a, to: {address: 10.0.0.0/8}, expect: Allowed}",
    "field-invalid",
    "spec.to.address",
    "write cidr",
  ],
  [
    "a URL of two lines",
    'spec: {from: a, to: {url: "http://b\\nc"}, expect: Allowed}',
    "field-invalid",
    "spec.to.url",
    "no line breaks",
  ],
  [
    "no block",
    "spec: {from: a, to: {cidr: ten}, expect: Allowed}",
    "field-invalid",
    "spec.to.cidr",
    "no address block",
  ],
  [
    "a connection beside connections",
    "spec: {expect: Allowed, connections: [{from: a, to: b, expect: Allowed}]}",
    "field-forbidden",
    "spec.expect",
    "into each of them",
  ],
  [
    "a number as port name",
    "spec: {from: a, to: b, ports: [{port: '80'}], expect: Allowed}",
    "field-invalid",
    "spec.ports[0].port",
    "needs a letter",
  ],
  [
    "two namespaces",
    "spec: {from: {pod: x/a, namespace: z}, to: b, expect: Allowed}",
    "field-invalid",
    "spec.from.namespace",
    "another namespace",
  ],
  [
    "a namespace of an address",
    "spec: {from: {address: 1.1.1.1, namespace: z}, to: b, expect: Allowed}",
    "field-forbidden",
    "spec.from.namespace",
    "leave namespace out",
  ],
])("refused with its place: %s", (_name, spec, code, field, words) => {
  const { errors, expectation } = read(spec);
  expect(expectation).toBeUndefined();
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ code, field });
  expect(errors[0]?.message).toContain(words);
});

test("the kind in another spelling or under another apiVersion is told, not ignored", () => {
  const of = (head: string) => readScenario([{ name: "e.yaml", text: `${head}metadata: {name: x}\n` }]).diagnostics;
  expect(of("apiVersion: sallyport.dev/v1\nkind: Expectations\n")[0]?.message).toContain(
    "the kind is written Expectation",
  );
  expect(of("apiVersion: v1\nkind: Expectation\n")[0]?.message).toContain(
    "Expectation has apiVersion: sallyport.dev/v1",
  );
  expect(of("apiVersion: sallyport.dev/v1beta1\nkind: Expectation\n")[0]?.message).toContain("sallyport.dev/v1");
});

test("an expectation makes no namespace and no pod", () => {
  const text = `${HEAD}spec: {from: web, to: db, expect: Allowed}\n`;
  const { cluster } = readScenario([{ name: "e.yaml", text }]);
  expect(cluster.namespaces.size).toBe(0);
});
