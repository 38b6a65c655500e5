import { podsOfEnd } from "../../insight/end-members";
import { ownEndName } from "../../insight/end-names";
import type { EndKins } from "../../insight/matrix/end-kins";
import type { PictureEnd } from "../../insight/picture-ends";
import type { Evaluation } from "../../policy/evaluation";
import type { LineCounts } from "./matrix-counts";

/** What a row or a column of the matrix stands for. */
export interface MatrixEnd {
  readonly id: string;
  /** Without its namespace. */
  readonly name: string;
  readonly kind: PictureEnd["kind"] | "pod";
  /** Null for what lies outside of the cluster. */
  readonly namespace: string | null;
  /** How many pods it stands for; 0 outside of the cluster. */
  readonly podCount: number;
  /** True for what no text states and every cluster has. */
  readonly assumed: boolean;
}

/** By what rows, or columns, are sorted; `through`: those first of which most gets through, `denied`: least. */
export type MatrixSort = "name" | "through" | "denied";

/** In which order, and which. */
export interface AxisWish {
  readonly sort: MatrixSort;
  /** Those of a namespace stand together, sorted among themselves. */
  readonly grouped: boolean;
  /** Those none of whose cells is seen are left out. */
  readonly hideEmpty: boolean;
}

/** Says of every end what it is. */
export function describeEnds(evaluation: Evaluation, ends: readonly PictureEnd[]): readonly MatrixEnd[] {
  const { workloads } = evaluation.cluster;
  return ends.map((end): MatrixEnd => {
    const isInside = end.kind === "workload" || end.kind === "namespace";
    const parts = end.kind === "namespace" ? end.parts : end.kind === "workload" ? [end] : [];
    return {
      id: end.id,
      name: ownEndName(evaluation, end),
      kind: end.kind === "workload" && end.partOf !== null ? "pod" : end.kind,
      namespace: isInside ? end.namespace : null,
      podCount: podsOfEnd(end).length,
      assumed: isInside && parts.every((part) => workloads.get(part.partOf ?? part.id)?.assumed === true),
    };
  });
}

/**
 * Puts the ends into the order of an axis, as positions; what lies outside of the cluster stands last of those that are
 * alike, *anyone* behind the addresses.
 *
 * @param lines - what the cells of each kin come to on this axis; null where they are not counted: then by name
 */
export function orderAxis(
  ends: readonly MatrixEnd[],
  { of }: EndKins,
  { sort, grouped, hideEmpty }: AxisWish,
  lines: LineCounts | null,
): Int32Array {
  const key = (position: number): number => {
    if (lines === null || sort === "name") return 0;
    return -(lines[sort][of[position] ?? 0] ?? 0);
  };
  const isSeen = (position: number) => !hideEmpty || lines === null || (lines.shown[of[position] ?? 0] ?? 0) > 0;
  const names = alphabetOf(ends);
  const group = names.map(({ group: own }) => (grouped || sort === "name" ? own : 0));
  const positions = Int32Array.from(ends.keys()).filter(isSeen);
  return positions.sort(
    (a, b) =>
      (group[a] ?? 0) - (group[b] ?? 0) || key(a) - key(b) || (names[a]?.rank ?? 0) - (names[b]?.rank ?? 0) || a - b,
  );
}

/** The place of each end among the names, and of its namespace; `web-2` before `web-10`. */
function alphabetOf(ends: readonly MatrixEnd[]) {
  const namespaces = [...new Set(ends.flatMap(({ namespace }) => namespace ?? []))].sort(byName.compare);
  const groups = new Map(namespaces.map((name, i) => [name, i]));
  const ordered = [...ends.keys()].sort((a, b) => {
    const [one, other] = [ends[a], ends[b]];
    if (one === undefined || other === undefined) return 0;
    return (
      outsideRank(one) - outsideRank(other) ||
      byName.compare(one.namespace ?? "", other.namespace ?? "") ||
      byName.compare(one.name, other.name)
    );
  });
  const ranks = new Int32Array(ends.length);
  for (const [rank, position] of ordered.entries()) ranks[position] = rank;
  return ends.map(({ namespace }, position) => ({
    group: namespace === null ? namespaces.length : (groups.get(namespace) ?? 0),
    rank: ranks[position] ?? 0,
  }));
}

function outsideRank({ kind }: MatrixEnd): number {
  return kind === "range" ? 1 : kind === "anyone" ? 2 : 0;
}

const byName = new Intl.Collator("en", { numeric: true });
