import type { PortWish } from "../../engine";

/**
 * Says which ports of the filter no pod gives a name to; null: each is known, or is a number.
 *
 * @param names - that pods of the text give to their ports
 */
export function unknownPorts(ports: readonly PortWish[], names: readonly string[]): string | null {
  const unknown = ports.flatMap((port) =>
    port.kind === "name" && port.otherwise === null && !names.includes(port.name) ? port.name : [],
  );
  return unknown.length === 0 ? null : `No port of a pod in the text is called ${unknown.join(" or ")}.`;
}

/**
 * Says which labels of the filter no pod carries; null: some pod has each.
 *
 * @param known - `key=value` of the pods of the text
 */
export function unknownLabels(labels: readonly string[], known: readonly string[]): string | null {
  const has = (label: string) =>
    known.some((each) => each === label || (!label.includes("=") && each.startsWith(`${label}=`)));
  const unknown = labels.filter((label) => !has(label));
  return unknown.length === 0 ? null : `No pod in the text carries ${unknown.join(" or ")}.`;
}
