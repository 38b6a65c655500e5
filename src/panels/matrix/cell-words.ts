import type { CellFace, EdgeState, MatrixCell, MatrixCounts, MatrixEnd } from "../../engine";
import { counted } from "../../ui/counted";
import { listed } from "../../ui/listed";

const STATES: Readonly<Record<EdgeState, string>> = {
  allowed: "allowed",
  open: "open",
  partly: "partly allowed",
  denied: "denied",
  mixed: "mixed",
  depends: "undecided",
};

/** In the order of the counts. */
export const STATE_ORDER: readonly EdgeState[] = ["allowed", "open", "partly", "mixed", "denied", "depends"];

const CHANGE_SIGNS = { opened: "+", closed: "−", changed: "±" } as const;

/** What is written in a cell: its ports in few letters, and what the last edit did to it. */
export function cellLabel({ label, change, isUnsure, expectation }: CellFace): string {
  const badge = expectation === null ? "" : expectation === "pass" ? "✓" : "✗";
  const ports = change === null ? label.replace(/ (only|pairs?)\b/, "") : `${CHANGE_SIGNS[change.kind]}${change.ports}`;
  return [ports, isUnsure && change === null ? "?" : "", badge].filter((word) => word !== "").join(" ");
}

/** The name of a cell for a screen reader: its state, its ports in full, what the last edit did. */
export function cellName(face: CellFace | null): string {
  if (face === null) return "not there yet";
  if (face.kind === "none") return "not judged";
  if (face.state === null) return "hidden by the filter";
  const dropped = { none: "", source: "at the source", target: "at the target", both: "at both ends" }[face.droppedAt];
  const change = face.change === null ? "" : `just ${face.change.kind}`;
  const expected = face.expectation === null ? "" : face.expectation === "pass" ? "as expected" : "not as expected";
  return [STATES[face.state], dropped, face.label, change, expected].filter((word) => word !== "").join(" ");
}

/** The focused cell in words: the sentence of the graph, and what there is besides. */
export function cellSentence(cell: MatrixCell): string {
  const { edge, kind, change } = cell;
  const sentences = [edge.sentence];
  if (edge.switched.length > 0) sentences.push("It rests on a switched assumption.");
  if (edge.expectation !== null) sentences.push(edge.expectation === "pass" ? "As expected." : "Not as expected.");
  if (change !== null) sentences.push(`${CHANGE_SIGNS[change.kind]} ${change.ports} since the last edit.`);
  if (kind === "filtered") sentences.push("The filter hides it.");
  if (kind === "aside") sentences.push("One end is assumed, so it is not counted.");
  return sentences.join(" ");
}

/** Why there is nothing to say of two ends. */
export function unjudgedWords(source: MatrixEnd, target: MatrixEnd): string {
  const names = `${source.name} to ${target.name}`;
  if (source.namespace === null && target.namespace === null)
    return `${names}: no policy has a say outside of the cluster.`;
  if (source.id === target.id) return `${names}: a pod always reaches itself.`;
  return `${names}: they share no address family, or it concerns nobody.`;
}

/** “12 sources × 14 destinations: 31 allowed, 40 denied, 2 hidden by the filter.” */
export function summaryWords(rows: number, columns: number, counts: MatrixCounts | null, done: number): string {
  const size = `${counted(rows, "row")} × ${counted(columns, "column")}`;
  if (counts === null) return `${size}, ${done} % counted`;
  const { states, within, filtered } = counts;
  const parts = STATE_ORDER.flatMap((state) =>
    states[state] > 0 ? `${states[state].toLocaleString("en")} ${STATES[state]}` : [],
  );
  if (within > 0) parts.push(`${within.toLocaleString("en")} within a namespace`);
  if (filtered > 0) parts.push(`${filtered.toLocaleString("en")} hidden by the filter`);
  return parts.length === 0 ? `${size}.` : `${size}: ${listed(parts)}.`;
}

/** A row or column in words, at its head. */
export function endSentence({ name, kind, namespace, podCount, assumed }: MatrixEnd): string {
  const where = namespace === null || kind === "namespace" ? "" : ` in namespace ${namespace}`;
  const pods = podCount > 1 || kind === "namespace" ? `, ${counted(podCount, "pod")}` : "";
  const what = { workload: "Workload", pod: "Pod", namespace: "Namespace", range: "Addresses", anyone: "" }[kind];
  const said = kind === "anyone" ? "Anyone: whoever no policy and no block names" : `${what} ${name}${where}${pods}`;
  return `${said}${assumed ? ", assumed" : ""}.`;
}

/** What a head and a reader say of an end: `shop/web`. */
export function fullName({ name, kind, namespace }: MatrixEnd): string {
  return namespace === null || kind === "namespace" ? name : `${namespace}/${name}`;
}
