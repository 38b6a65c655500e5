import type { LabelRequirement, LabelSelector, NetworkPolicy, Peer, PolicyPort, PolicyRule } from "../kube/objects";
import type { Cidr } from "../net/cidr";
import { PROTOCOLS } from "../net/protocol";
import { at, isMap, items, type Json, stringMap, text } from "./json";
import type { Mutant } from "./mutants";
import { readBlock } from "./naive-address";
import { namespaceOf, readHead, readProtocol } from "./naive-reader";
import { isBadPort } from "./naive-validity";
import { NOWHERE } from "./nowhere";

/** Reads a valid NetworkPolicy with the server's defaults. */
export function readNaivePolicy(object: Json, mutant?: Mutant): NetworkPolicy {
  const spec = at(object, "spec");
  const ingress = items(at(spec, "ingress")).map((rule) => readRule(rule, "from", mutant));
  const egress = items(at(spec, "egress")).map((rule) => readRule(rule, "to", mutant));
  return {
    kind: "NetworkPolicy",
    ...readHead(object),
    namespace: namespaceOf(object),
    podSelector: readSelector(at(spec, "podSelector")),
    policyTypes: readPolicyTypes(spec, egress.length > 0, mutant),
    typesRange: items(at(spec, "policyTypes")).length > 0 ? NOWHERE : null,
    ingress,
    egress,
  };
}

/** As written (N14); absent or empty: Ingress, and Egress where there is an egress rule (N13). */
function readPolicyTypes(spec: Json, hasEgressRules: boolean, mutant?: Mutant): NetworkPolicy["policyTypes"] {
  const written = items(at(spec, "policyTypes"));
  if (written.length > 0) return { ingress: written.includes("Ingress"), egress: written.includes("Egress") };
  const hasEgressKey = isMap(spec) && Object.hasOwn(spec, "egress");
  if (mutant === "egress-rules-imply-egress-only" && hasEgressRules) return { ingress: false, egress: true };
  if (mutant === "empty-egress-list-isolates") return { ingress: true, egress: hasEgressKey };
  return { ingress: true, egress: hasEgressRules };
}

function readRule(rule: Json, side: "from" | "to", mutant?: Mutant): PolicyRule {
  return {
    peers: items(at(rule, side)).map(readPeer),
    ports: items(at(rule, "ports")).flatMap((port) => readPolicyPorts(port, mutant)),
    range: NOWHERE,
  };
}

/** An item of `from` or `to`. */
export function readPeer(peer: Json): Peer {
  const block = at(peer, "ipBlock");
  if (block !== null) {
    const except = items(at(block, "except")).map(readCidr);
    return { kind: "ipBlock", cidr: readCidr(at(block, "cidr")), except, range: NOWHERE };
  }
  const [pods, namespaces] = [at(peer, "podSelector"), at(peer, "namespaceSelector")];
  return {
    kind: "pods",
    podSelector: pods === null ? null : readSelector(pods),
    namespaceSelector: namespaces === null ? null : readSelector(namespaces),
    range: NOWHERE,
  };
}

/** matchLabels as `In` with one value, then matchExpressions. */
export function readSelector(selector: Json): LabelSelector {
  const byValue = [...stringMap(at(selector, "matchLabels"))].map(
    ([key, value]): LabelRequirement => ({ key, operator: "In", values: [value], range: NOWHERE }),
  );
  const byExpression = items(at(selector, "matchExpressions")).map(
    (expression): LabelRequirement => ({
      key: text(at(expression, "key")) ?? "",
      operator: readOperator(at(expression, "operator")),
      values: items(at(expression, "values")).map((value) => text(value) ?? ""),
      range: NOWHERE,
    }),
  );
  return { requirements: [...byValue, ...byExpression], range: NOWHERE };
}

function readOperator(operator: Json): LabelRequirement["operator"] {
  switch (operator) {
    case "In":
    case "NotIn":
    case "Exists":
    case "DoesNotExist":
      return operator;
    default:
      throw new Error(`no operator: ${JSON.stringify(operator)}`);
  }
}

/** One item; with the wrong default of `protocol-defaults-to-any` one for each protocol. */
function readPolicyPorts(entry: Json, mutant?: Mutant): readonly PolicyPort[] {
  if (mutant === "invalid-ports-become-all-ports" && isBadPort(entry)) return [];
  if (mutant !== "protocol-defaults-to-any" || at(entry, "protocol") !== null) return [readPolicyPort(entry)];
  return PROTOCOLS.map((protocol) => ({ ...readPolicyPort(entry), protocol }));
}

function readPolicyPort(entry: Json): PolicyPort {
  const port = at(entry, "port");
  const endPort = at(entry, "endPort");
  return {
    protocol: readProtocol(at(entry, "protocol")),
    port: typeof port === "number" || typeof port === "string" ? port : null,
    endPort: typeof endPort === "number" ? endPort : null,
    range: NOWHERE,
  };
}

/** A block as the types want it; an IPv4-mapped one is IPv4. */
function readCidr(value: Json): Cidr {
  const written = text(value) ?? "";
  const { address, prefix } = readBlock(written);
  const size = 1n << BigInt((address.family === 4 ? 32 : 128) - prefix);
  const first = address.value - (address.value % size);
  return {
    family: address.family,
    first,
    last: first + size - 1n,
    prefix,
    text: written,
    canonical: first === address.value,
  };
}
