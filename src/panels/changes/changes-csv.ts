import type { ChangesView } from "../../engine";
import { csvRow } from "../../engine/export/table-text";
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
  return [head, ...rows, ...objects].map((cells) => `${csvRow(cells)}\r\n`).join("");
}
