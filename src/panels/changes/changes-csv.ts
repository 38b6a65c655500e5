import type { ChangesView } from "../../engine";
import type { Baseline } from "../../state/baseline-of";
import { causeTitle } from "./changes-words";

/** The changes for a spreadsheet: a line each, by RFC 4180, with a head. */
export function changesCsv({ lines, causes, arrived, gone }: ChangesView, baseline: Baseline): string {
  const rows = lines.map(({ kind, source, target, ports, outside, cause }) => {
    const caused = causes[cause];
    const isExposed = kind === "opened" && outside === "source";
    return [kind, source, target, ports, isExposed ? "yes" : "no", caused ? causeTitle(caused.cause, baseline) : ""];
  });
  const objects = [
    ...arrived.lines.map(({ workload }) => ["new", workload, "", "", "", ""]),
    ...gone.lines.map(({ workload }) => ["gone", workload, "", "", "", ""]),
  ];
  const head = ["change", "from", "to", "ports", "newly exposed to the outside", "caused by"];
  return [head, ...rows, ...objects].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula is given as a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
