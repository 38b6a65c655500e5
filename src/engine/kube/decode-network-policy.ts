import { type Cidr, containsRange, parseCidr } from "../net/cidr";
import { isProtocol, type Protocol } from "../net/protocol";
import type { Range } from "../source/range";
import {
  type DecodeContext,
  type Field,
  isStringOrAbsent,
  readInt32,
  readIntOrString,
  readList,
  readString,
  readStruct,
  type Struct,
} from "./decode-fields";
import { decodeSelector } from "./decode-selector";
import { refuseCidr, refuseExcept, refuseMissingCidr, warnOfCidr } from "./explain/explain-cidr";
import {
  refuseEmptyPeer,
  refuseEndPort,
  refuseManyTypes,
  refuseMixedPeer,
  refusePolicyType,
  refusePortName,
  refusePortNumber,
  refuseProtocol,
  refuseReversedRange,
  tellOfStatus,
} from "./explain/explain-network-policy";
import { portNameProblem, portNumberProblem } from "./name-rules";
import type { IpBlockPeer, LabelSelector, NetworkPolicy, Peer, PolicyPort, PolicyRule } from "./objects";

/** Fields of a NetworkPolicy; `status` was removed, clusters 1.24 to 1.27 printed it. */
export const NETWORK_POLICY_FIELDS: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata", "spec", "status"]);

const SPEC_FIELDS = new Set(["podSelector", "ingress", "egress", "policyTypes"]);
const PEER_FIELDS = new Set(["podSelector", "namespaceSelector", "ipBlock"]);
const PORT_FIELDS = new Set(["protocol", "port", "endPort"]);
const BLOCK_FIELDS = new Set(["cidr", "except"]);
const DIRECTIONS = {
  ingress: { peers: "from", fields: new Set(["from", "ports"]) },
  egress: { peers: "to", fields: new Set(["to", "ports"]) },
} as const;

/** What a NetworkPolicy says besides its metadata. */
export type NetworkPolicySpec = Pick<
  NetworkPolicy,
  "podSelector" | "policyTypes" | "typesRange" | "listsIngress" | "ingress" | "egress"
>;

/**
 * Reads and defaults `spec`. A missing spec is accepted: it selects every pod and denies all ingress.
 *
 * @see pkg/apis/networking/validation/validation.go ValidateNetworkPolicySpec; pkg/apis/networking/v1/defaults.go
 */
export function decodeNetworkPolicySpec(context: DecodeContext, object: Struct): NetworkPolicySpec {
  if (object.has("status")) tellOfStatus(context, object);
  const spec = readStruct(context, object.field("spec"), SPEC_FIELDS);
  const everything: LabelSelector = { requirements: [], range: object.field("spec").range };
  if (spec === null) {
    const policyTypes = { ingress: true, egress: false };
    return { podSelector: everything, policyTypes, typesRange: null, ingress: [], egress: [] };
  }
  const podSelector = decodeSelector(context, spec.field("podSelector")) ?? everything;
  const ingress = decodeRules(context, spec, "ingress");
  const egress = decodeRules(context, spec, "egress");
  const listsIngress = spec.field("ingress").node !== undefined;
  return { podSelector, ...decodePolicyTypes(context, spec, egress.length > 0), listsIngress, ingress, egress };
}

/** N13: absent or empty means Ingress, and Egress where there is an egress rule. N14: else as written. */
function decodePolicyTypes(
  context: DecodeContext,
  spec: Struct,
  hasEgressRules: boolean,
): Pick<NetworkPolicy, "policyTypes" | "typesRange"> {
  const at = spec.field("policyTypes");
  const items = readList(context, at);
  if (items.length === 0) return { policyTypes: { ingress: true, egress: hasEgressRules }, typesRange: null };
  if (items.length > 2) refuseManyTypes(context, at);
  const types = items.map((item) => readString(context, item));
  for (const [i, item] of items.entries()) {
    const type = types[i];
    if (items.length <= 2 && type !== "Ingress" && type !== "Egress" && isStringOrAbsent(item)) {
      refusePolicyType(context, item, type ?? "");
    }
  }
  const policyTypes = { ingress: types.includes("Ingress"), egress: types.includes("Egress") };
  return { policyTypes, typesRange: at.range };
}

function decodeRules(context: DecodeContext, spec: Struct, direction: "ingress" | "egress"): PolicyRule[] {
  return readList(context, spec.field(direction)).map((item): PolicyRule => {
    const rule = readStruct(context, item, DIRECTIONS[direction].fields);
    if (rule === null) return { peers: [], ports: [], range: item.range };
    const ports = readList(context, rule.field("ports")).map((port) => decodePort(context, port));
    const peers = readList(context, rule.field(DIRECTIONS[direction].peers)).map((peer) => decodePeer(context, peer));
    return { peers: peers.filter((peer) => peer !== null), ports, range: item.range };
  });
}

/** An item of `ports`. @see ValidateNetworkPolicyPort */
export function decodePort(context: DecodeContext, at: Field): PolicyPort {
  const struct = readStruct(context, at, PORT_FIELDS);
  if (struct === null) return { protocol: "TCP", port: null, endPort: null, range: at.range };
  const protocol = decodeProtocol(context, struct.field("protocol"), false);
  const portField = struct.field("port");
  const port = readIntOrString(context, portField);
  const endField = struct.field("endPort");
  const endPort = readInt32(context, endField);
  if (typeof port === "number") {
    if (portNumberProblem(port) !== null) refusePortNumber(context, portField, "port", port);
    if (endPort !== null && endPort < port) refuseReversedRange(context, portField, endField, [port, endPort]);
    if (endPort !== null && portNumberProblem(endPort) !== null)
      refusePortNumber(context, endField, "endPort", endPort);
  } else if (typeof port === "string") {
    if (endPort !== null) refuseEndPort(context, endField, true);
    if (portNameProblem(port) !== null) refusePortName(context, portField, port);
  } else if (endPort !== null && portField.node === undefined) {
    refuseEndPort(context, endField, false);
  }
  const written = (field: Field) => (field.node === undefined ? at.range : field.range);
  const parts = { protocol: written(struct.field("protocol")), port: written(portField) };
  return { protocol, port, endPort, range: at.range, parts };
}

/**
 * The protocol of a port: TCP where absent (N21).
 *
 * @param emptyIsNone - whether an empty text is as good as none: it is to the server but for policies
 */
export function decodeProtocol(context: DecodeContext, at: Field, emptyIsNone = true): Protocol {
  const text = readString(context, at);
  if (text === null || (text === "" && emptyIsNone)) return "TCP";
  if (isProtocol(text)) return text;
  refuseProtocol(context, at, text);
  return "TCP";
}

/** @see ValidateNetworkPolicyPeer */
function decodePeer(context: DecodeContext, at: Field): Peer | null {
  const struct = readStruct(context, at, PEER_FIELDS);
  if (struct === null) {
    if (at.node === undefined) refuseEmptyPeer(context, at);
    return null;
  }
  const podSelector = decodeSelector(context, struct.field("podSelector"));
  const namespaceSelector = decodeSelector(context, struct.field("namespaceSelector"));
  const given = ["podSelector", "namespaceSelector"].filter((name) => struct.field(name).node !== undefined);
  const blockField = struct.field("ipBlock");
  if (blockField.node === undefined) {
    // a misspelt member is the mistake, not that there is none
    const isMisspelt = at.node?.kind === "map" && at.node.entries.some(({ key }) => !PEER_FIELDS.has(key));
    if (given.length === 0 && !isMisspelt) refuseEmptyPeer(context, at);
    return { kind: "pods", podSelector, namespaceSelector, range: at.range };
  }
  if (given.length > 0) refuseMixedPeer(context, at);
  return decodeIpBlock(context, blockField);
}

/** @see ValidateIPBlock */
function decodeIpBlock(context: DecodeContext, at: Field): IpBlockPeer | null {
  const struct = readStruct(context, at, BLOCK_FIELDS);
  if (struct === null) return null;
  const cidrField = struct.field("cidr");
  const text = readString(context, cidrField) ?? "";
  const exceptFields = readList(context, struct.field("except"));
  const texts = exceptFields.map((item) => readString(context, item));
  if (text === "") {
    if (isStringOrAbsent(cidrField)) refuseMissingCidr(context, cidrField);
    return null;
  }
  const cidr = decodeCidr(context, cidrField, text);
  if (cidr === null) return null;
  const except: Cidr[] = [];
  const exceptRanges: Range[] = [];
  for (const [i, item] of exceptFields.entries()) {
    const block = decodeCidr(context, item, texts[i] ?? "");
    if (block === null) continue;
    if (!containsRange(cidr, block) || writtenPrefix(block) <= writtenPrefix(cidr)) {
      refuseExcept(context, item, block, cidr);
    }
    except.push(block);
    exceptRanges.push(item.range);
  }
  const parts = { cidr: cidrField.range, except: exceptRanges };
  return { kind: "ipBlock", cidr, except, range: at.range, parts };
}

/** The server compares the prefixes as written, so an IPv4-mapped block is never wider than a part in IPv4. */
function writtenPrefix({ text }: Cidr): number {
  return Number(text.slice(text.indexOf("/") + 1));
}

function decodeCidr(context: DecodeContext, at: Field, text: string): Cidr | null {
  const cidr = parseCidr(text);
  if (cidr === null) {
    if (isStringOrAbsent(at)) refuseCidr(context, at, text);
    return null;
  }
  if (!cidr.canonical) warnOfCidr(context, at, cidr);
  return cidr;
}
