import { type EditValue, isList, isMap, valueAt } from "../text/edit-value";
import { listAt, type RuleAt, type RuleDirection } from "./policy-part";

/**
 * A port of a rule as its neighbours are written: `protocol: TCP`, which is also meant where nothing is said, is left out
 * where those leave it out. The ports of the same rule show it first, then those of its direction, then the others.
 *
 * @param rule - null: a new one
 */
export function likePortsAround(
  policy: EditValue,
  { direction, rule }: { readonly direction: RuleDirection; readonly rule: RuleAt["rule"] | null },
  port: EditValue,
): EditValue {
  if (!isMap(port) || port.get("protocol") !== "TCP" || !port.has("port")) return port;
  const other = direction === "ingress" ? "egress" : "ingress";
  const own = rule === null ? [] : listAt(policy, ["spec", direction, rule, "ports"]);
  const around = [own, portsIn(policy, direction), portsIn(policy, other)];
  return leavesOut(around) ? new Map([...port].filter(([key]) => key !== "protocol")) : port;
}

/** The same of all ports of a rule that is new. */
export function likeRulesAround(policy: EditValue, direction: RuleDirection, rule: EditValue): EditValue {
  const ports = valueAt(rule, ["ports"]);
  if (!isMap(rule) || !isList(ports)) return rule;
  const written = ports.map((port) => likePortsAround(policy, { direction, rule: null }, port));
  return new Map([...rule].map(([key, value]) => [key, key === "ports" ? written : value]));
}

/** Whether ports for TCP are written without it in the nearest list that has any of them. */
function leavesOut(lists: readonly (readonly EditValue[])[]): boolean {
  for (const list of lists) {
    const forTcp = list.filter((port) => isMap(port) && (port.get("protocol") ?? "TCP") === "TCP");
    if (forTcp.length > 0) return forTcp.every((port) => valueAt(port, ["protocol"]) === undefined);
  }
  return false;
}

function portsIn(policy: EditValue, direction: RuleDirection): readonly EditValue[] {
  const rules = listAt(policy, ["spec", direction]);
  return rules.flatMap((rule) => listAt(rule, ["ports"]));
}
