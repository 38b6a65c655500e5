import type { ReachableConnection } from "../engine";
import type { LineLook } from "../engine/export/diagram";
import { diagramOfEnds, type NamedLine } from "../engine/export/diagram-of-ends";
import { writeDot } from "../engine/export/write-dot";
import { mermaidNotes, writeMermaid } from "../engine/export/write-mermaid";
import type { Output } from "./output";
import { noteCell, portsByProtocol } from "./tables";

/** For which tool a diagram is. */
export type DiagramFormat = "mermaid" | "dot";

/** A connection as both lists have it. */
type Listed = Pick<ReachableConnection, "src" | "dst" | "allowed" | "depends" | "family" | "mixed">;

/** More lines are of no use to anybody, and more than any tool draws. */
const MOST_LINES = 20_000;

/**
 * Writes connections as a diagram, one line each.
 *
 * @returns false where they are too many; nothing is written then
 */
export async function writeDiagram(
  connections: Iterable<Listed & { readonly look: LineLook }>,
  format: DiagramFormat,
  title: string,
  output: Output,
): Promise<boolean> {
  const lines: NamedLine[] = [];
  for (const { src: source, dst: target, look, ...ports } of connections) {
    if (lines.length === MOST_LINES) {
      output.message(`a diagram holds at most ${MOST_LINES.toLocaleString("en")} connections: ask for csv or json`);
      return false;
    }
    lines.push({ source, target, look, words: `${look} ${portWords(ports)}` });
  }
  const diagram = diagramOfEnds(lines, { title, about: [] });
  const text = format === "mermaid" ? writeMermaid(diagram) : writeDot(diagram);
  await output.lines(text);
  if (format === "mermaid") for (const note of mermaidNotes(text, diagram)) output.message(note);
  return true;
}

/** The state of a possible connection: `depends` where no port of it is sure, `mixed` where its pods do not agree. */
export function lookOf({ allowed, mixed }: Pick<Listed, "allowed" | "mixed">): LineLook {
  if (Object.keys(portsByProtocol(allowed)).length === 0) return "depends";
  return mixed ? "mixed" : "allowed";
}

/** `TCP 80,443; UDP all; some pods only`. */
function portWords(connection: Omit<Listed, "src" | "dst">): string {
  const allowed = Object.entries(portsByProtocol(connection.allowed)).map(
    ([protocol, ports]) => `${protocol} ${ports}`,
  );
  const note = noteCell(connection);
  return [...allowed, ...(note === "" ? [] : [note])].join("; ");
}
