import { type Cidr, containsRange, parseCidr } from "../net/cidr";
import { isProtocol, type Protocol } from "../net/protocol";
import {
  type DecodeContext,
  type Field,
  isStringOrAbsent,
  note,
  readInt32,
  readIntOrString,
  readList,
  readString,
  readStruct,
  refuse,
  type Struct,
} from "./decode-fields";
import { decodeSelector } from "./decode-selector";
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
export type NetworkPolicySpec = Pick<NetworkPolicy, "podSelector" | "policyTypes" | "ingress" | "egress">;

/**
 * Reads and defaults `spec`. A missing spec is accepted: it selects every pod and denies all ingress.
 *
 * @see pkg/apis/networking/validation/validation.go ValidateNetworkPolicySpec; pkg/apis/networking/v1/defaults.go
 */
export function decodeNetworkPolicySpec(context: DecodeContext, object: Struct): NetworkPolicySpec {
  if (object.field("status").node !== undefined) {
    const at = { path: "status", range: object.keyRange("status") };
    note(
      context,
      "field-removed",
      "info",
      "Lint",
      at,
      "status was removed from NetworkPolicy in Kubernetes 1.28 and has no effect",
    );
  }
  const spec = readStruct(context, object.field("spec"), SPEC_FIELDS);
  const everything: LabelSelector = { requirements: [], range: object.field("spec").range };
  if (spec === null) {
    return { podSelector: everything, policyTypes: { ingress: true, egress: false }, ingress: [], egress: [] };
  }
  const podSelector = decodeSelector(context, spec.field("podSelector")) ?? everything;
  const ingress = decodeRules(context, spec, "ingress");
  const egress = decodeRules(context, spec, "egress");
  return { podSelector, policyTypes: decodePolicyTypes(context, spec, egress.length > 0), ingress, egress };
}

/** N13: absent or empty means Ingress, and Egress where there is an egress rule. N14: else as written. */
function decodePolicyTypes(
  context: DecodeContext,
  spec: Struct,
  hasEgressRules: boolean,
): NetworkPolicy["policyTypes"] {
  const at = spec.field("policyTypes");
  const items = readList(context, at);
  if (items.length === 0) return { ingress: true, egress: hasEgressRules };
  if (items.length > 2) refuse(context, "Invalid", at, "policyTypes may have at most two entries: Ingress and Egress");
  const types = items.map((item) => readString(context, item));
  for (const [i, item] of items.entries()) {
    const type = types[i];
    if (items.length <= 2 && type !== "Ingress" && type !== "Egress" && isStringOrAbsent(item)) {
      refuse(context, "NotSupported", item, `“${type ?? ""}” is no policy type; there are Ingress and Egress`);
    }
  }
  return { ingress: types.includes("Ingress"), egress: types.includes("Egress") };
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
  const protocol = decodeProtocol(context, struct.field("protocol"));
  const portField = struct.field("port");
  const port = readIntOrString(context, portField);
  const endField = struct.field("endPort");
  const endPort = readInt32(context, endField);
  if (typeof port === "number") {
    const problem = portNumberProblem(port);
    if (problem !== null) refuse(context, "Invalid", portField, `port ${port} ${problem}`);
    if (endPort !== null && endPort < port)
      refuse(context, "Invalid", endField, `endPort ${endPort} is below port ${port}`);
    const endProblem = endPort === null ? null : portNumberProblem(endPort);
    if (endProblem !== null) refuse(context, "Invalid", endField, `endPort ${endPort} ${endProblem}`);
  } else if (typeof port === "string") {
    if (endPort !== null) refuse(context, "Invalid", endField, "endPort needs a numeric port");
    const problem = portNameProblem(port);
    if (problem !== null) refuse(context, "Invalid", portField, `“${port}” ${problem}`);
  } else if (endPort !== null && portField.node === undefined) {
    refuse(context, "Invalid", endField, "endPort needs a port");
  }
  return { protocol, port, endPort, range: at.range };
}

/** The protocol of a port: TCP where absent (N21). */
export function decodeProtocol(context: DecodeContext, at: Field): Protocol {
  const text = readString(context, at);
  if (text === null) return "TCP";
  if (isProtocol(text)) return text;
  refuse(context, "NotSupported", at, `“${text}” is no protocol here; there are TCP, UDP and SCTP`);
  return "TCP";
}

/** @see ValidateNetworkPolicyPeer */
function decodePeer(context: DecodeContext, at: Field): Peer | null {
  const struct = readStruct(context, at, PEER_FIELDS);
  if (struct === null) {
    if (at.node === undefined)
      refuse(context, "Required", at, "a peer needs a podSelector, a namespaceSelector or an ipBlock");
    return null;
  }
  const podSelector = decodeSelector(context, struct.field("podSelector"));
  const namespaceSelector = decodeSelector(context, struct.field("namespaceSelector"));
  const given = ["podSelector", "namespaceSelector"].filter((name) => struct.field(name).node !== undefined);
  const blockField = struct.field("ipBlock");
  if (blockField.node === undefined) {
    // a misspelt member is the mistake, not that there is none
    const isMisspelt = at.node?.kind === "map" && at.node.entries.some(({ key }) => !PEER_FIELDS.has(key));
    if (given.length === 0 && !isMisspelt)
      refuse(context, "Required", at, "a peer needs a podSelector, a namespaceSelector or an ipBlock");
    return { kind: "pods", podSelector, namespaceSelector, range: at.range };
  }
  if (given.length > 0)
    refuse(context, "Forbidden", at, "a peer with an ipBlock may have no selector; make it two items");
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
    if (isStringOrAbsent(cidrField)) {
      refuse(
        context,
        "Required",
        { path: cidrField.path, range: cidrField.range },
        "an ipBlock needs a cidr such as 10.0.0.0/8",
      );
    }
    return null;
  }
  const cidr = decodeCidr(context, cidrField, text);
  if (cidr === null) return null;
  const except: Cidr[] = [];
  for (const [i, item] of exceptFields.entries()) {
    const block = decodeCidr(context, item, texts[i] ?? "");
    if (block === null) continue;
    if (!containsRange(cidr, block) || writtenPrefix(block) <= writtenPrefix(cidr)) {
      refuse(context, "Invalid", item, `except ${block.text} must be a part of ${cidr.text}, and smaller`);
    }
    except.push(block);
  }
  return { kind: "ipBlock", cidr, except, range: at.range };
}

/** The server compares the prefixes as written, so an IPv4-mapped block is never wider than a part in IPv4. */
function writtenPrefix({ text }: Cidr): number {
  return Number(text.slice(text.indexOf("/") + 1));
}

function decodeCidr(context: DecodeContext, at: Field, text: string): Cidr | null {
  const cidr = parseCidr(text);
  if (cidr === null) {
    if (isStringOrAbsent(at))
      refuse(context, "Invalid", at, `“${text}” is no address block; write it as 10.9.8.0/24 or 2001:db8::/64`);
    return null;
  }
  if (!cidr.canonical) {
    note(
      context,
      "cidr-not-canonical",
      "warning",
      "Lint",
      at,
      `“${text}” is read with its host bits cleared; newer clusters may refuse it`,
    );
  }
  return cidr;
}
