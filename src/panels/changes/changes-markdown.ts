import type { ChangeLine, ChangesView, ObjectChanges } from "../../engine";
import { markdownCell, markdownRow, markdownRule } from "../../engine/export/table-text";
import type { Baseline } from "../../state/baseline-of";
import { causeTitle, objectWords, summaryWords } from "./changes-words";

/** The changes for a pull request: the sentence, then tables of what opened and of what closed. */
export function changesMarkdown(view: ChangesView, baseline: Baseline): string {
  const opened = view.lines.filter(({ kind }) => kind === "opened");
  const closed = view.lines.filter(({ kind }) => kind === "closed");
  return [
    "## Connections that changed",
    "",
    markdownCell(summaryWords(view, baseline)),
    ...table("Opened", opened, view, baseline),
    ...unlisted(view.opened - opened.length, "opened"),
    ...table("Closed", closed, view, baseline),
    ...unlisted(view.closed - closed.length, "closed"),
    ...objects("New", view.arrived, false),
    ...objects("Gone", view.gone, true),
    "",
  ].join("\n");
}

function table(title: string, lines: readonly ChangeLine[], { causes }: ChangesView, baseline: Baseline) {
  if (lines.length === 0) return [];
  const rows = lines.map(({ source, target, ports, outside, kind, cause }) => {
    const caused = causes[cause];
    const by = caused === undefined ? "" : causeTitle(caused.cause, baseline);
    const note = kind === "opened" && outside === "source" ? "newly exposed to the outside" : "";
    return [source, target, ports, by, note];
  });
  return ["", `### ${title}`, "", ...tableOf(["from", "to", "ports", "caused by", ""], rows)];
}

function objects(title: string, { count, lines }: ObjectChanges, isGone: boolean): readonly string[] {
  if (count === 0) return [];
  const rows = lines.map((each) => [each.workload, objectWords(each, isGone)]);
  const more = count - lines.length;
  return [
    "",
    `### ${title}`,
    "",
    ...tableOf(["workload", "connections"], rows),
    ...(more > 0 ? ["", `and ${more} more`] : []),
  ];
}

function unlisted(count: number, kind: string): readonly string[] {
  return count > 0 ? ["", `and ${count} more ${kind}`] : [];
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [markdownRow(heads), markdownRule(heads.length), ...rows.map(markdownRow)];
}
