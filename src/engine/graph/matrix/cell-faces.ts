import type { ExpectedLines } from "../../insight/expectation/expectation-lines";
import type { CellChange } from "../../insight/matrix/cell-change";
import type { Saying } from "../../insight/part-book";
import type { Assumption } from "../../policy/profile";
import { droppedAtOf } from "../edge-drawer";
import { edgeLabel, openBesides } from "../edge-words";
import type { EdgeState, GraphEdge } from "../graph";
import type { CellKind, JudgedCell } from "./cell-judge";

/** What is seen of a cell. */
export interface CellFace {
  /** `none`: nothing is judged. */
  readonly kind: CellKind | "none";
  /** Null where nothing is judged, or the filter hides it. */
  readonly state: EdgeState | null;
  /** As on the line of the graph: `8080 only`; of what is denied what else is open: `but UDP 53`; empty for none. */
  readonly label: string;
  readonly droppedAt: GraphEdge["droppedAt"];
  /** Whether the line of the graph has a `?`: it depends, or rests on an assumption. */
  readonly isUnsure: boolean;
  readonly expectation: GraphEdge["expectation"];
  readonly change: CellChange | null;
}

/** Makes faces. */
export interface CellFaces {
  /** The number of the face of a cell, among {@link all}. Equal faces have one number. */
  numberOf(cell: JudgedCell | null): number;
  readonly all: readonly CellFace[];
}

/** Prepares to make faces; the first is that of a cell in which nothing is judged. */
export function createCellFaces({ badges }: ExpectedLines): CellFaces {
  const labels = new WeakMap<Saying, string>();
  const all: CellFace[] = [];
  const numbers = new Map<string, number>();
  const labelOf = ({ pair }: JudgedCell): string => {
    // only of mixed pairs the label tells how many there are
    const known = pair.state === "mixed" ? undefined : labels.get(pair.said);
    // A line has its sentence beside it; who reads down a column takes “denied” for “nothing at all”.
    const label = known ?? (edgeLabel(pair) || openBesides(pair));
    labels.set(pair.said, label);
    return label;
  };
  const faceOf = (cell: JudgedCell | null): CellFace => {
    if (cell === null) return { ...BLANK, kind: "none" };
    const { kind, pair, change } = cell;
    if (kind === "filtered") return { ...BLANK, kind };
    const { state } = pair;
    return {
      kind,
      state,
      label: labelOf(cell),
      droppedAt: droppedAtOf(pair.said),
      isUnsure: state === "depends" || pair.assumptions.some(isTold),
      expectation: badges.size === 0 ? null : (badges.get(`${pair.source.id}→${pair.target.id}`) ?? null),
      change,
    };
  };
  const faces: CellFaces = {
    numberOf(cell) {
      const face = faceOf(cell);
      const { kind, state, label, droppedAt, isUnsure, expectation, change } = face;
      const key = `${kind} ${state} ${label} ${droppedAt} ${isUnsure} ${expectation} ${change?.kind} ${change?.ports}`;
      const known = numbers.get(key) ?? all.push(face) - 1;
      numbers.set(key, known);
      return known;
    },
    all,
  };
  faces.numberOf(null);
  return faces;
}

const BLANK = {
  state: null,
  label: "",
  droppedAt: "none",
  isUnsure: false,
  expectation: null,
  change: null,
} as const;

/** That policies of other kinds are not evaluated concerns every pair, and is said once for all. */
function isTold(assumption: Assumption): boolean {
  return assumption !== "other-policies";
}
