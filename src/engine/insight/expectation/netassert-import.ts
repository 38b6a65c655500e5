import { createManifestCache } from "../../manifest/manifest-cache";
import { readManifest } from "../../manifest/read-manifest";
import { entryOf, type TreeMap, type TreeNode } from "../../manifest/tree";
import { parseIpAddress } from "../../net/ip-address";
import { ALL_PORTS, portsOf } from "../../net/port-set";
import type { DraftEnd } from "./draft-ends";
import { type DraftConnection, printExpectation } from "./draft-text";

/**
 * Tests of NetAssert v2 as expectations, a document each, by the name of the test; null for a text that holds none. Tests
 * that say nothing about a connection are told in comments.
 *
 * A host is an address, or a name whose whole way is expected: DNS, Service, policies.
 *
 * @see github.com/controlplaneio/netassert internal/data/types.go
 */
export function fromNetAssert(text: string): string | null {
  const tests = testsIn(text);
  if (tests === null) return null;
  const taken = new Set<string>();
  const lost: string[] = [];
  const documents = tests.flatMap((test, i) => {
    const name = textOf(test, "name") ?? `test ${i + 1}`;
    const connection = connectionOf(test);
    if (typeof connection !== "string")
      return [printExpectation({ name: objectName(name, taken), connections: [connection], remarks: [] })];
    lost.push(`# Left out: the test ${JSON.stringify(name)}, ${connection}.\n`);
    return [];
  });
  return lost.join("") + documents.join("---\n");
}

/** Null where a document is no list of tests, or there is none. */
function testsIn(text: string): readonly TreeMap[] | null {
  // reading a dump for that would cost as much as reading it
  if (!/\bsrc["']?\s*:/.test(text) || !/\bdst["']?\s*:/.test(text)) return null;
  const { objects } = readManifest("tests", text, createManifestCache());
  const items = objects.flatMap(({ tree }): readonly (TreeNode | null)[] =>
    tree?.kind === "list" ? tree.items : [tree],
  );
  const tests = items.filter((item) => isTest(item));
  return tests.length > 0 && tests.length === items.length ? tests : null;
}

function isTest(item: TreeNode | null): item is TreeMap {
  if (item?.kind !== "map") return false;
  const has = (key: string) => entryOf(item, key) !== undefined;
  return has("src") && has("dst") && (has("targetPort") || has("protocol")) && !has("apiVersion");
}

/** A sentence where it cannot be expected. */
function connectionOf(test: TreeMap): DraftConnection | string {
  const protocol = (textOf(test, "protocol") ?? "tcp").toUpperCase();
  if (protocol !== "TCP" && protocol !== "UDP") return `its protocol is ${protocol}`;
  const from = endOf(mapOf(test, "src"));
  const to = endOf(mapOf(test, "dst"));
  if (from === null || from.field === "url" || from.field === "address") return "its source is no Kubernetes object";
  if (to === null) return "its destination is neither a Kubernetes object nor a host";
  const port = numberOf(test, "targetPort");
  if (port !== null && (port < 1 || port > 65535)) return `there is no port ${port}`;
  const ports = port === null ? ALL_PORTS : portsOf(protocol, port, port);
  return { from, to, ports, expect: numberOf(test, "exitCode") ? "Denied" : "Allowed" };
}

function endOf(end: TreeMap | null): DraftEnd | null {
  const common = { family: null, remark: "" };
  const resource = end === null ? null : mapOf(end, "k8sResource");
  const host = end === null ? null : mapOf(end, "host");
  if (resource !== null) {
    const [kind, name, namespace] = ["kind", "name", "namespace"].map((key) => textOf(resource, key));
    if (!name) return null;
    return { ...common, field: kind === "pod" ? "pod" : "workload", value: name, namespace: namespace ?? "default" };
  }
  const name = host === null ? null : textOf(host, "name");
  if (!name) return null;
  return { ...common, field: parseIpAddress(name) === null ? "url" : "address", value: name, namespace: null };
}

function mapOf(map: TreeMap, key: string): TreeMap | null {
  const value = entryOf(map, key)?.value;
  return value?.kind === "map" ? value : null;
}

function textOf(map: TreeMap, key: string): string | null {
  const value = entryOf(map, key)?.value;
  return value?.kind === "scalar" && value.value !== null ? value.text : null;
}

function numberOf(map: TreeMap, key: string): number | null {
  const value = entryOf(map, key)?.value;
  return value?.kind === "scalar" && typeof value.value === "number" ? value.value : null;
}

/** The name of a test as the name of an object, given once. */
function objectName(text: string, taken: Set<string>): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 200)
    .replace(/^-+|-+$/g, "");
  const base = plain === "" ? "test" : plain;
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
  taken.add(name);
  return name;
}
