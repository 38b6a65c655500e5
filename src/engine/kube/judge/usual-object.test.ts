import { expect, test } from "vitest";
import { parseYaml } from "../../manifest/parse-yaml";
import { entryOf } from "../../manifest/tree";
import { type DecodeContext, readStruct, rootField } from "../decode-fields";
import { decodeMetadata } from "../decode-metadata";
import { decodePodSpec, decodePodStatus } from "../decode-pod";
import { dnsSubdomainProblem } from "../name-rules";
import { judgeMetadata, judgeObject } from "./judge-object";
import { isUsual, USUAL_METADATA, USUAL_NAMESPACE, USUAL_POD } from "./usual-object";

const POD = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "a", namespace: "b", labels: { a: "b" }, annotations: { "example.com/a": "text" } },
  spec: {
    containers: [
      {
        name: "c",
        image: "x:1",
        command: ["sleep"],
        args: ["1"],
        ports: [
          { name: "http", containerPort: 80, protocol: "TCP" },
          { name: "dns", containerPort: 53 },
        ],
        stdin: true,
        tty: false,
      },
      { name: "d", image: "y" },
    ],
    restartPolicy: "Always",
    nodeName: "n1.example.com",
  },
  status: {
    phase: "Running",
    podIP: "10.0.0.1",
    podIPs: [{ ip: "10.0.0.1" }],
    hostIP: "10.1.0.1",
    hostIPs: [{ ip: "10.1.0.1" }],
    conditions: [{ type: "Ready", status: "True" }],
  },
};

/** What a text comes to: whether all of it is usual, and what judging adds to what decoding reports. */
function judge(value: unknown) {
  const { tree } = parseYaml(JSON.stringify(value));
  if (tree === null) throw new Error("the text cannot be read");
  const metadata = tree.kind === "map" ? entryOf(tree, "metadata")?.value : undefined;
  const usual = isUsual(tree, USUAL_POD) && metadata !== undefined && isUsual(metadata, USUAL_METADATA);
  const context: DecodeContext = { findings: [] };
  const object = readStruct(context, rootField(tree), null);
  if (object === null) return { usual, added: 0 };
  decodeMetadata(context, object, dnsSubdomainProblem, true);
  decodePodSpec(context, object.field("spec"));
  decodePodStatus(context, object.field("status"));
  // apiVersion and kind have been read to tell that it is a Pod
  const decoded = context.findings.length;
  judgeMetadata(context, object.field("metadata"));
  judgeObject(context, rootField(tree), "Pod");
  const added = context.findings.slice(decoded).filter(({ field }) => field !== "apiVersion" && field !== "kind");
  return { usual, added: added.length };
}

const VALUES = [
  null,
  "",
  " ",
  "x",
  "A b",
  "Never",
  "Running",
  5,
  -1,
  1.5,
  99_999,
  true,
  [],
  {},
  [null],
  ["x", "x"],
  [{ name: "x" }],
];
const KEYS = ["name", "hostPort", "ports", "prots", "constructor", "resources", "__proto__", "ip", "type", "image"];

/** The value with one thing changed anywhere in it: replaced, added, left out or doubled. */
function* changed(value: unknown): Generator<unknown> {
  yield* VALUES;
  if (Array.isArray(value)) {
    yield [...value, ...value];
    for (const [i, item] of value.entries()) for (const other of changed(item)) yield value.with(i, other);
  } else if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    for (const key of KEYS) for (const other of ["x", 1, {}]) yield Object.fromEntries([...entries, [key, other]]);
    for (const [i, [key, item]] of entries.entries()) {
      yield Object.fromEntries(entries.toSpliced(i, 1));
      for (const other of changed(item)) yield Object.fromEntries(entries.with(i, [key, other]));
    }
  }
}

test("the usual Pod has nothing to judge", () => {
  expect(judge(POD)).toEqual({ usual: true, added: 0 });
});

test("judging adds nothing to a Pod that is usual, whatever is changed in it", () => {
  const seen = { usual: 0, judged: 0, faulty: 0 };
  for (const value of changed(POD)) {
    const { usual, added } = judge(value);
    if (usual) seen.usual++;
    else seen.judged++;
    if (added > 0) seen.faulty++;
    if (usual && added > 0) expect(JSON.stringify(value)).toBe("judged");
  }
  expect(seen.usual).toBeGreaterThan(100);
  expect(seen.faulty).toBeGreaterThan(300);
});

test("what differs from the usual is judged", () => {
  const { spec, ...rest } = POD;
  const [container] = spec.containers;
  const other = (fields: object) =>
    judge({ ...rest, spec: { ...spec, containers: [{ ...container, ...fields }] } }).usual;
  expect(other({})).toBe(true);
  expect(other({ prots: [] })).toBe(false);
  expect(other({ image: "" })).toBe(false);
  expect(other({ name: "C" })).toBe(false);
  expect(judge({ ...rest, spec: { ...spec, containers: [container, container] } }).usual).toBe(false);
  expect(judge({ ...rest, spec: { ...spec, restartPolicy: "always" } }).usual).toBe(false);
});

test("a Namespace is usual where it has metadata only", () => {
  const usual = (text: string) => {
    const { tree } = parseYaml(text);
    return tree !== null && isUsual(tree, USUAL_NAMESPACE);
  };
  expect(usual("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}")).toBe(true);
  expect(usual("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\nspec: {}")).toBe(false);
});
