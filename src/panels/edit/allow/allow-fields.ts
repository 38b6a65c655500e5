import type { AllowChoice, AllowPort, AllowRequest, RuleDirection } from "../../../engine";

/** What the form about allowing something has chosen. Null: left to what is offered. */
export type AllowFields = Omit<AllowRequest, "kind">;

/** Which end of what is allowed. */
export type EndSide = "from" | "to";

/** The fields at first: only the ends are chosen. */
export function fieldsFor(from: readonly string[], to: readonly string[]): AllowFields {
  return { from: from.map(choiceOf), to: to.map(choiceOf), ports: null, sides: null, into: {} };
}

/** With other ends on one side; those that stay keep how they are named. Other targets have other ports. */
export function withEnds(fields: AllowFields, side: EndSide, ids: readonly string[]): AllowFields {
  const known = fields[side];
  const ends = [...new Set(ids)].map((id) => known.find((each) => each.id === id) ?? choiceOf(id));
  const ports = side === "to" ? null : fields.ports;
  return { ...fields, [side]: ends, ports, sides: null, into: {} };
}

/** With an end named in another way, by which other rules may be needed. */
export function withChoice(fields: AllowFields, side: EndSide, choice: AllowChoice): AllowFields {
  const ends = fields[side].map((each) => (each.id === choice.id ? choice : each));
  return { ...fields, [side]: ends, sides: null, into: {} };
}

/** With a port chosen, or no longer. */
export function togglePort(ports: readonly AllowPort[], port: AllowPort): readonly AllowPort[] {
  const others = ports.filter((each) => !isSamePort(each, port));
  return others.length < ports.length ? others : [...ports, port];
}

/** Whether both are the same port. */
export function isSamePort(a: AllowPort, b: AllowPort): boolean {
  return a.protocol === b.protocol && a.port === b.port;
}

/** With a rule on one side or without. */
export function toggleSide(sides: readonly RuleDirection[], side: RuleDirection): readonly RuleDirection[] {
  return sides.includes(side) ? sides.filter((each) => each !== side) : [...sides, side];
}

/** A port as it is typed: `8080`, `http`. Null where it is no port; the engine says why. */
export function readPort(text: string): number | string | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
}

function choiceOf(id: string): AllowChoice {
  return { id, labels: null, namespaceLabels: null, block: null };
}
