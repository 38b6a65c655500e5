import type { PolicyPort } from "../../kube/objects";
import type { CompiledRule } from "../../policy/compile-policies";
import type { EndpointClass } from "../../policy/endpoint-classes";
import type { Answer } from "../../policy/profile";
import { namedPortKey } from "../../policy/rule-ports";
import { podsOfClasses } from "./pods-of-classes";
import type { PolicyReading } from "./policy-reading";
import type { NamedPortView, PortView } from "./policy-view";

/**
 * An item of `ports` of a rule.
 *
 * @param destinations - classes of the pods that connections of the rule go to: for a name
 */
export function viewPort(
  reading: PolicyReading,
  { policy }: CompiledRule,
  port: PolicyPort,
  destinations: readonly EndpointClass[],
): PortView {
  return {
    ...reading.placed(policy, port.range),
    protocol: port.protocol,
    text: textOf(port),
    named: typeof port.port === "string" ? viewName(reading, port.protocol, port.port, destinations) : null,
    note: endPortNote(port, reading.evaluation.profile.endPort),
  };
}

function textOf({ port, endPort }: PolicyPort): string {
  if (port === null) return "all";
  return endPort === null || endPort === port ? `${port}` : `${port}–${endPort}`;
}

function endPortNote({ port, endPort }: PolicyPort, answer: Answer): string | null {
  if (endPort === null || endPort === port || answer === "yes") return null;
  return answer === "no"
    ? `This profile does not honour endPort: only ${port} counts.`
    : `This profile leaves open whether endPort is honoured: perhaps only ${port} counts.`;
}

function viewName(
  reading: PolicyReading,
  protocol: PolicyPort["protocol"],
  name: string,
  destinations: readonly EndpointClass[],
): NamedPortView {
  const byClass = podsOfClasses(reading.evaluation.compiled);
  const key = namedPortKey({ protocol, name });
  const counts = new Map<number, number>();
  let [without, doubled] = [0, 0];
  for (const { index, portNames } of destinations) {
    const pods = byClass[index]?.length ?? 0;
    const numbers = portNames.get(key) ?? [];
    if (numbers.length === 0) without += pods;
    if (numbers.length > 1) doubled += pods;
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + pods);
  }
  const numbers = [...counts].map(([port, pods]) => ({ port, pods })).sort((a, b) => a.port - b.port);
  return { numbers, without, doubled };
}
