import type { Analysis, AnalyzeOptions } from "../analysis";
import type { GraphEdge } from "../graph/graph";
import type { MatrixForm, MatrixLevel } from "../insight/matrix/matrix-form";
import { defaultWish, everyEdge, type PictureWish } from "../insight/picture-wish";
import type { ConnectionChange } from "../insight/verdict-record";
import type { Session } from "../session";
import { countsOf, facesOf } from "./matrix-of";

/** A text as it is asked about. */
export interface Asked {
  readonly text: string;
  readonly options: AnalyzeOptions;
}

/** Analyses a text so that its graph has the form of a matrix, and draws every line. */
export function drawAs(session: Session, { text, options }: Asked, form: MatrixForm, intent: number): Analysis {
  const files = [{ name: "c.yaml", text }];
  const moment = { scenario: "s", intent: `${intent}` };
  const plain: PictureWish = { ...(options.picture ?? defaultWish), drawAll: true, expanded: [], collapsed: [] };
  const draw = (picture: PictureWish) => session.analyze(files, { ...options, picture }, undefined, moment);
  // every node, whatever the filter then leaves of them
  const { graph } = draw({ ...plain, filter: everyEdge });
  const { level, folded } = form;
  const expanded = level === "pod" ? graph.nodes.map(({ id }) => id) : [];
  const collapsed = level === "namespace" ? graph.namespaces.map(({ name }) => name) : folded;
  return draw({ ...plain, expanded, collapsed });
}

/**
 * Compares a graph in which every line is drawn with the matrix of the same form, both ways: each line is a cell in the same
 * state and words, each cell that counts is a line, and so are what the filter hides and what the last edit did.
 *
 * @returns differences as sentences; none where they are the same
 */
export function compareMatrix(session: Session, { graph, change }: Analysis, form: MatrixForm): readonly string[] {
  const faces = facesOf(session, form);
  const told: string[] = [];
  const expected = { counted: 0, filtered: 0 };
  const differ = (what: string, graphs: unknown, matrixs: unknown) => {
    const [one, other] = [JSON.stringify(graphs), JSON.stringify(matrixs)];
    if (one !== other) told.push(`${what}: the graph has ${one}, the matrix ${other}`);
  };
  const lines = linesOf(session, graph, (id) => faces.get(id)?.kind === "aside");
  for (const edge of lines.values()) {
    if (isOfOneNamespace(edge)) continue;
    const face = faces.get(edge.id);
    const cell = session.matrix.cell(form, edge.id);
    differ(edge.id, sorted(edge), cell === null ? null : sorted(cell.edge));
    differ(`face of ${edge.id}`, ["counted", ...faceOf(edge)], face && [face.kind, ...facts(face)]);
  }
  const changed = [...faces].flatMap(([id, face]) => (face.change === null ? [] : [[id, face.change] as const]));
  // what else an edit of everything changed is counted by the graph as if it had not, and has no line where the filter hides it
  const isAllDrawn = changed.length <= MOST_DRAWN_FOR_CHANGE;
  const states = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
  for (const [id, { kind, state }] of faces) {
    if (kind === "filtered") expected.filtered++;
    if (kind !== "counted" || state === null) continue;
    expected.counted++;
    states[state]++;
    if (isAllDrawn && !lines.has(id)) told.push(`${id}: a cell that is ${state}, and no line`);
  }
  const counts = countsOf(session, form);
  if (isAllDrawn) differ("filtered out", graph.filteredOut, expected.filtered);
  differ("counts", states, counts.states);
  differ("counted as hidden", expected.filtered, counts.filtered);
  const seen = (change?.connections ?? []).filter(({ isBeyondProbe }) => !isBeyondProbe);
  if ((change?.connections.length ?? 0) < MOST_TOLD) {
    differ(
      "changes",
      [...signsOf(seen)].sort(),
      changed.map(([id, { kind, ports }]) => `${id} ${kind} ${ports}`).sort(),
    );
  }
  return told;
}

/**
 * All lines; those of a large graph that are only counted are asked for node by node. Of what is assumed these are more than
 * those that count.
 */
function linesOf(
  session: Session,
  { edges, nodes, notDrawn }: Analysis["graph"],
  isAside: (id: string) => boolean,
): ReadonlyMap<string, GraphEdge> {
  const isAll = Object.values(notDrawn).every((count) => count === 0);
  const assumed = new Set(nodes.flatMap((node) => ("assumed" in node && node.assumed ? node.id : [])));
  const others = isAll ? [] : nodes.flatMap(({ id }) => session.edgesOf(id));
  const isCounted = ({ id, source, target }: GraphEdge) =>
    !(assumed.has(source) || assumed.has(target)) || !isAside(id);
  return new Map([...others.filter(isCounted), ...edges].map((edge) => [edge.id, edge]));
}

/** The sign of each line: of what two parts of an end outside did, what is told first. */
function signsOf(connections: readonly ConnectionChange[]): readonly string[] {
  const signs = connections.flatMap(({ edgeId, moreEdges = [], kind, ports }) =>
    [edgeId, ...moreEdges].map((id) => [id, `${id} ${kind} ${ports}`] as const),
  );
  return [...new Map(signs.toReversed()).values()];
}

/** With as many, not all are told by the graph. */
const MOST_TOLD = 100;
/** Nor are more of them drawn in spite of a filter (`choose-drawn.ts`). */
const MOST_DRAWN_FOR_CHANGE = 200;

function isOfOneNamespace({ source, target }: GraphEdge): boolean {
  return source === target && source.startsWith("namespace ");
}

function faceOf({ state, label, sentence, droppedAt, expectation, assumes }: GraphEdge) {
  const isUnsure = state === "depends" || assumes.some((assumption) => assumption !== "other-policies");
  return facts({ state, label: state === "denied" ? besidesIn(sentence) : label, droppedAt, expectation, isUnsure });
}

/** What the sentence of a denied line says is open besides, as a cell says it: a line has no label then. */
function besidesIn(sentence: string): string {
  const [, besides] = /\((.+) allowed\)\.$/.exec(sentence) ?? [];
  if (besides === undefined) return "";
  return besides.length <= 10 ? `but ${besides}` : "but others";
}

function facts(face: Pick<GraphEdge, "label" | "droppedAt" | "expectation"> & { state: unknown; isUnsure: boolean }) {
  return [face.state, face.label, face.droppedAt, face.expectation, face.isUnsure];
}

function sorted(edge: GraphEdge) {
  return Object.fromEntries(Object.entries(edge).sort());
}

/** Every level. */
export const LEVELS: readonly MatrixLevel[] = ["workload", "pod", "namespace"];
