import { isProtocol, type Protocol } from "../net/protocol";
import type { Verdict } from "../policy/verdict";

/** Two ends and a port, as a table writes them. */
export interface Asked {
  readonly source: string;
  readonly destination: string;
  readonly protocol: Protocol;
  readonly port: number;
}

/** A cell: what is asked, and the verdict; null where the cell is `-` (not asked). */
export interface Cell extends Asked {
  readonly verdict: Verdict | null;
}

/** What a conformance folder says of its manifests. */
export interface TruthTable {
  readonly cells: readonly Cell[];
  readonly sides: readonly (Asked & { readonly egress: boolean | null; readonly ingress: boolean | null })[];
  readonly assumes: readonly (Asked & { readonly assumes: readonly string[] })[];
  /** Ends that must not exist (`# absent: ns/pod, ns/pod`). */
  readonly absent: readonly string[];
  /** Lines of other kinds (`left-out`, `excluded`, …): their first word and the rest. */
  readonly others: readonly { readonly word: string; readonly rest: string }[];
}

/**
 * Reads a truth table: blocks of a line `TCP 80`, a line of destinations and a row a source with `.` (allowed), `X`
 * (denied), `?` (depends) or `-` (not asked); lines `sides A -> B TCP 80: egress yes, ingress no` and
 * `assumes A -> B TCP 80: name, name`; comments after `#`. A mistake in a table is an error of the test.
 */
export function parseTruthTable(text: string): TruthTable {
  const cells: Cell[] = [];
  const sides: TruthTable["sides"][number][] = [];
  const assumes: TruthTable["assumes"][number][] = [];
  const others: TruthTable["others"][number][] = [];
  let port: Pick<Asked, "protocol" | "port"> | null = null;
  let destinations: readonly string[] | null = null;
  for (const line of text.split("\n")) {
    const words = (line.split("#")[0] ?? "").trim().split(/\s+/);
    const [first = "", second = ""] = words;
    if (first === "") continue;
    if (isProtocol(first)) {
      port = { protocol: first, port: Number(second) };
      destinations = null;
    } else if (first === "sides") {
      const { asked, rest } = parseAsked(line);
      const [, egress = "", ingress = ""] = /^egress (\S+), ingress (\S+)$/.exec(rest) ?? [];
      sides.push({ ...asked, egress: parseSide(egress, line), ingress: parseSide(ingress, line) });
    } else if (first === "assumes") {
      const { asked, rest } = parseAsked(line);
      assumes.push({ ...asked, assumes: rest.split(/[\s,]+/).filter((name) => name !== "") });
    } else if (/^[a-z-]+:?$/.test(first)) {
      others.push({ word: first.replace(":", ""), rest: words.slice(1).join(" ") });
    } else if (port === null) {
      throw new Error(`no port before: ${line}`);
    } else if (destinations === null) {
      destinations = words;
    } else {
      cells.push(...parseRow(words, destinations, port, line));
    }
  }
  const absent = [...text.matchAll(/^# absent: (.*)$/gm)].flatMap(([, names = ""]) => names.split(/,\s*/));
  return { cells, sides, assumes, absent, others };
}

const VERDICTS = new Map<string, Verdict | null>([
  [".", "allowed"],
  ["X", "denied"],
  ["?", "depends"],
  ["-", null],
]);

function parseRow(
  words: readonly string[],
  destinations: readonly string[],
  port: Pick<Asked, "protocol" | "port">,
  line: string,
): readonly Cell[] {
  const [source = "", ...marks] = words;
  if (marks.length !== destinations.length) throw new Error(`${destinations.length} cells wanted: ${line}`);
  return destinations.map((destination, index) => {
    const verdict = VERDICTS.get(marks[index] ?? "");
    if (verdict === undefined) throw new Error(`no verdict: ${line}`);
    return { source, destination, ...port, verdict };
  });
}

function parseAsked(line: string): { readonly asked: Asked; readonly rest: string } {
  const pattern = /^\w+ (\S+) -> (\S+) (\w+) (\d+):(.*)$/;
  const [, source = "", destination = "", protocol = "", port = "", rest = ""] = pattern.exec(line.trim()) ?? [];
  if (!isProtocol(protocol)) throw new Error(`no connection: ${line}`);
  return { asked: { source, destination, protocol, port: Number(port) }, rest: (rest.split("#")[0] ?? "").trim() };
}

function parseSide(word: string, line: string): boolean | null {
  if (word === "yes") return true;
  if (word === "no") return false;
  if (word === "depends" || word === "?") return null;
  throw new Error(`no side: ${line}`);
}

/** Writes the cells of one port as a table, with the verdicts of an evaluator. */
export function printTruthTable(cells: readonly Asked[], verdictOf: (cell: Asked) => Verdict | null): string {
  const sources = [...new Set(cells.map((cell) => cell.source))];
  const destinations = [...new Set(cells.map((cell) => cell.destination))];
  const rows = sources.map((source) => [
    source,
    ...destinations.map((destination) => {
      const cell = cells.find((one) => one.source === source && one.destination === destination);
      return cell === undefined ? "-" : markOf(verdictOf(cell));
    }),
  ]);
  const table = [["", ...destinations], ...rows];
  const widths = ["", ...destinations].map((_, column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  const lines = table.map((row) =>
    row
      .map((word, column) => word.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return lines.join("\n");
}

function markOf(verdict: Verdict | null): string {
  return [...VERDICTS].find(([, value]) => value === verdict)?.[0] ?? "-";
}
