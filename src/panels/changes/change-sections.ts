import type { ChangeLine, ChangesView, CountedCause } from "../../engine";

/** Lines under one heading. */
export interface ChangeSection {
  readonly key: string;
  /** `exposed`: newly exposed to the outside; else what caused them. */
  readonly head: "exposed" | CountedCause;
  readonly lines: readonly KeyedLine[];
}

/** A line with what tells it apart from all others. */
export interface KeyedLine extends ChangeLine {
  readonly key: string;
}

/** Newly exposed to the outside first, then by cause, as they come; each line once. */
export function changeSections(
  { lines, causes }: Pick<ChangesView, "lines" | "causes">,
  most: number,
): readonly ChangeSection[] {
  const sections: { key: string; head: ChangeSection["head"]; lines: KeyedLine[] }[] = [];
  for (const line of lines.slice(0, most)) {
    const cause = causes[line.cause];
    if (cause === undefined) continue;
    const isExposed = line.kind === "opened" && line.outside === "source";
    const key = isExposed ? "exposed" : `${line.cause}`;
    const last = sections.at(-1);
    const section = last?.key === key ? last : { key, head: isExposed ? ("exposed" as const) : cause, lines: [] };
    if (section !== last) sections.push(section);
    section.lines.push({ ...line, key: `${line.cause} ${line.kind} ${line.source} ${line.target} ${line.ports}` });
  }
  return sections;
}
