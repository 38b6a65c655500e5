import { parseCidr } from "../net/cidr";
import { parseIpAddress } from "../net/ip-address";
import { type DecodeContext, type Field, readString, readStruct, refuse, type Struct } from "./decode-fields";
import { decodeSelector } from "./decode-selector";
import { dnsLabelProblem } from "./name-rules";
import type { ExpectationEnd } from "./objects";

/** Which end of a connection; a Service and a URL can only be called. */
export type EndSide = "from" | "to";

/** Each is one way to say who is meant; both selectors together are one. */
const WAYS = ["pod", "workload", "podSelector", "namespaceSelector", "service", "url", "address", "cidr"] as const;
const END_FIELDS: ReadonlySet<string> = new Set([...WAYS, "namespace"]);
const ONLY_TO: ReadonlySet<string> = new Set(["service", "url"]);
const NAMED = ["pod", "workload", "service"] as const;

/**
 * Reads an end of an expected connection: a map that says who in exactly one way, or a mere string for a pod, a workload,
 * an address, a block or (only `to`) a URL. Null where it is missing or wrong (reported).
 *
 * @param home - namespace of the expectation
 */
export function decodeExpectationEnd(
  context: DecodeContext,
  at: Field,
  side: EndSide,
  home: string,
): ExpectationEnd | null {
  if (at.node === undefined) {
    refuse(context, "Required", at, `a connection needs ${side}: a pod, a workload, selectors, or an address`);
    return null;
  }
  if (at.node.kind === "scalar" && typeof at.node.value === "string") {
    return decodeShortForm(context, at, at.node.value, side, home);
  }
  const end = readStruct(context, at, END_FIELDS);
  if (end === null) return null;
  const given = WAYS.filter((name) => end.field(name).node !== undefined);
  const [way, ...more] = given.filter((name) => name !== "namespaceSelector" || !given.includes("podSelector"));
  if (way === undefined) {
    const isNamespaceOnly = end.field("namespace").node !== undefined;
    const hint = isNamespaceOnly ? "; podSelector: {} is every pod of the namespace" : "";
    refuse(context, "Required", at, `${side} must say who: ${waysFor(side)}${hint}`);
    return null;
  }
  for (const other of more) {
    const blamed = { path: end.field(other).path, range: end.keyRange(other) };
    refuse(context, "Forbidden", blamed, `${side} has ${way} and ${other}: only one of them can say who is meant`);
  }
  if (side === "from" && ONLY_TO.has(way)) {
    const blamed = { path: end.field(way).path, range: end.keyRange(way) };
    refuse(context, "Forbidden", blamed, `nobody connects from a ${way}: ${way} can only stand in to`);
    return null;
  }
  return decodeWay(context, end, at, way, home);
}

function waysFor(side: EndSide): string {
  return WAYS.filter((name) => side === "to" || !ONLY_TO.has(name)).join(", ");
}

function decodeWay(
  context: DecodeContext,
  end: Struct,
  at: Field,
  way: (typeof WAYS)[number],
  home: string,
): ExpectationEnd | null {
  const { range } = at;
  const named = NAMED.find((name) => name === way);
  if (named !== undefined) return decodeNamed(context, end, named, range, home);
  switch (way) {
    case "podSelector":
    case "namespaceSelector":
      return decodeSelectors(context, end, range, home);
    case "url": {
      refuseNamespace(context, end, way);
      const url = readFilled(context, end.field(way));
      return url === null ? null : urlEnd(context, end.field(way), url, range);
    }
    case "address": {
      refuseNamespace(context, end, way);
      const text = readFilled(context, end.field(way));
      const address = text === null ? null : parseIpAddress(text);
      if (text !== null && address === null) {
        const hint = parseCidr(text) === null ? "write it as 10.0.0.1 or 2001:db8::1" : "for a block write cidr";
        refuse(context, "Invalid", end.field(way), `“${text}” is no IP address; ${hint}`);
      }
      return address === null ? null : { kind: "address", address, range };
    }
    case "cidr": {
      refuseNamespace(context, end, way);
      const text = readFilled(context, end.field(way));
      const cidr = text === null ? null : parseCidr(text);
      if (text !== null && cidr === null)
        refuse(context, "Invalid", end.field(way), `“${text}” is no address block; write it as 10.0.0.0/8`);
      return cidr === null ? null : { kind: "cidr", cidr, range };
    }
    default:
      return null;
  }
}

/** `pod: name`, `pod: namespace/name`, or `pod: name` beside `namespace:`. */
function decodeNamed(
  context: DecodeContext,
  end: Struct,
  kind: (typeof NAMED)[number],
  range: Field["range"],
  home: string,
): ExpectationEnd | null {
  const at = end.field(kind);
  const text = readFilled(context, at);
  const own = readNamespace(context, end);
  if (text === null) return null;
  const { namespace, name } = splitName(text);
  if (name === "" || namespace === "" || name.includes("/")) {
    refuse(context, "Invalid", at, `“${text}” is no name; write name or namespace/name`);
    return null;
  }
  if (namespace !== null && own !== null && namespace !== own)
    refuse(context, "Invalid", end.field("namespace"), `“${text}” says another namespace than ${own}`);
  return { kind, namespace: namespace ?? own ?? home, name, range };
}

function decodeSelectors(context: DecodeContext, end: Struct, range: Field["range"], home: string): ExpectationEnd {
  const podSelector = decodeSelector(context, end.field("podSelector"));
  const namespaceSelector = decodeSelector(context, end.field("namespaceSelector"));
  if (namespaceSelector !== null) refuseNamespace(context, end, "namespaceSelector");
  const own = readNamespace(context, end);
  return { kind: "selector", namespace: own ?? home, podSelector, namespaceSelector, range };
}

/** A string is a URL, an address, a block, or the name of a pod or workload. */
function decodeShortForm(
  context: DecodeContext,
  at: Field,
  text: string,
  side: EndSide,
  home: string,
): ExpectationEnd | null {
  const { range } = at;
  if (text.includes("://")) {
    if (side === "to") return urlEnd(context, at, text, range);
    refuse(context, "Forbidden", at, "nobody connects from a URL: it can only stand in to");
    return null;
  }
  const address = parseIpAddress(text);
  if (address !== null) return { kind: "address", address, range };
  const cidr = parseCidr(text);
  if (cidr !== null) return { kind: "cidr", cidr, range };
  const { namespace, name } = splitName(text);
  if (name !== "" && namespace !== "" && !name.includes("/"))
    return { kind: "named", namespace: namespace ?? home, name, range };
  refuse(context, "Invalid", at, `“${text}” names nobody; write the name of a pod or workload, or namespace/name`);
  return null;
}

function urlEnd(context: DecodeContext, at: Field, url: string, range: Field["range"]): ExpectationEnd | null {
  if (!/\s/.test(url)) return { kind: "url", url, range };
  refuse(context, "Invalid", at, "a name or URL holds no blanks and no line breaks");
  return null;
}

/** `shop/web` is `web` of `shop`; without “/” no namespace is said. */
function splitName(text: string): { readonly namespace: string | null; readonly name: string } {
  const slash = text.indexOf("/");
  return slash < 0 ? { namespace: null, name: text } : { namespace: text.slice(0, slash), name: text.slice(slash + 1) };
}

function readNamespace(context: DecodeContext, end: Struct): string | null {
  const at = end.field("namespace");
  const namespace = readString(context, at);
  if (namespace === null) return null;
  const problem = dnsLabelProblem(namespace);
  if (problem !== null) refuse(context, "Invalid", at, `the namespace ${JSON.stringify(namespace)} ${problem}`);
  return namespace;
}

function refuseNamespace(context: DecodeContext, end: Struct, way: string) {
  const at = end.field("namespace");
  if (at.node === undefined) return;
  const blamed = { path: at.path, range: end.keyRange("namespace") };
  refuse(context, "Forbidden", blamed, `${way} lies in no single namespace: leave namespace out`);
}

/** A text that is not empty; null where it is none (reported). */
function readFilled(context: DecodeContext, at: Field): string | null {
  const text = readString(context, at);
  if (text === "") refuse(context, "Required", at, `${at.path} is empty`);
  return text === "" ? null : text;
}
