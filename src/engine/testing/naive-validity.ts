import { parseIpAddress } from "../net/ip-address";
import { at, isMap, items, type Json, text } from "./json";

/**
 * Whether the API server would refuse a NetworkPolicy for one of the reasons that conformance tables speak of (N48):
 * ports out of range or reversed, peers without members or with too many, excepts that are not strictly inside.
 */
export function isRefused(policy: Json): boolean {
  const spec = at(policy, "spec");
  const ingress = items(at(spec, "ingress")).some((rule) => isBadRule(rule, "from"));
  return ingress || items(at(spec, "egress")).some((rule) => isBadRule(rule, "to"));
}

function isBadRule(rule: Json, side: "from" | "to"): boolean {
  return items(at(rule, side)).some(isBadPeer) || items(at(rule, "ports")).some(isBadPort);
}

function isBadPeer(peer: Json): boolean {
  const block = at(peer, "ipBlock");
  const selectors = [at(peer, "podSelector"), at(peer, "namespaceSelector")].filter((selector) => selector !== null);
  if (block === null) return selectors.length === 0;
  if (selectors.length > 0) return true;
  return items(at(block, "except")).some(
    (except) => !isStrictlyInside(text(except) ?? "", text(at(block, "cidr")) ?? ""),
  );
}

function isStrictlyInside(inner: string, outer: string): boolean {
  const [innerHead = "", innerLength = ""] = inner.split("/");
  const [outerHead = "", outerLength = ""] = outer.split("/");
  const [low, high] = [parseIpAddress(innerHead), parseIpAddress(outerHead)];
  if (low === null || high === null || low.family !== high.family) return false;
  const hostBits = BigInt((high.family === 4 ? 32 : 128) - Number(outerLength));
  return Number(innerLength) > Number(outerLength) && low.value >> hostBits === high.value >> hostBits;
}

/** A number outside 1 to 65535, a name without a letter, or an endPort that closes no range. */
export function isBadPort(entry: Json): boolean {
  if (!isMap(entry)) return false;
  const [port, endPort] = [at(entry, "port"), at(entry, "endPort")];
  if (typeof port === "number" && (port < 1 || port > 65535)) return true;
  if (typeof port === "string" && !/[a-z]/.test(port)) return true;
  return (
    endPort !== null && (typeof endPort !== "number" || typeof port !== "number" || endPort < port || endPort > 65535)
  );
}
