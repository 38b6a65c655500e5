import type { DoorNode } from "../../engine";

/**
 * What a Service or an Ingress is, for a screen reader: “Service web, namespace shop, port 80 to 8080, leads to web”.
 *
 * @param targets - names of what it leads to
 */
export function doorSentence(door: DoorNode, targets: readonly string[]): string {
  const isService = door.kind === "service";
  const parts = [`${isService ? "Service" : "Ingress"} ${door.name}`, `namespace ${door.namespace}`];
  if (!isService) parts.push(door.hosts);
  else if (door.ports !== "") parts.push(portsSpoken(door.ports));
  if (targets.length > 0) parts.push(`leads to ${targets.slice(0, MOST_NAMED).join(", ")}${moreThan(targets.length)}`);
  if (isService && door.more !== undefined) parts.push(`and before the same pods ${door.more.join(", ")}`);
  const sentence = parts.join(", ");
  return door.broken === null ? sentence : `${sentence}; broken: ${door.broken}`;
}

const MOST_NAMED = 5;

function moreThan(count: number): string {
  return count > MOST_NAMED ? ` and ${count - MOST_NAMED} more` : "";
}

/** “port 80 to 8080”; an arrow is not spoken. */
function portsSpoken(ports: string): string {
  if (ports === "headless") return ports;
  if (ports.startsWith("→ ")) return `an alias of ${ports.slice(2)}`;
  return `port ${ports.replaceAll(" → ", " to ")}`;
}
