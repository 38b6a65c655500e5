import type { ExpectedLines } from "../insight/expectation/expectation-lines";
import type { JudgedPair } from "../insight/judged-pair";
import type { Saying } from "../insight/part-book";
import type { PictureEnd } from "../insight/picture-ends";
import type { Evaluation } from "../policy/evaluation";
import { WHY_NOT_ENFORCED } from "../policy/profile-facts";
import { switchedIn } from "../policy/profiles";
import { edgeLabel, edgeSentence } from "./edge-words";
import type { GraphEdge } from "./graph";
import { isSameObject } from "./same-objects";

/** The edges of a graph with what they were made of, by their ids: for the next graph, of which most are the same. */
export type EdgeMemory = ReadonlyMap<string, DrawnEdge>;

interface DrawnEdge {
  readonly edge: GraphEdge;
  readonly said: Saying;
  readonly pairs: JudgedPair["pairs"];
  readonly sourceName: string;
  readonly targetName: string;
  /** Whether anyone enforces policies. */
  readonly enforced: boolean;
  /** Assumptions that were switched, as text. */
  readonly switched: string;
}

/** Makes edges of pairs. */
export interface EdgeDrawer {
  /** The edge of a pair as it would be drawn. */
  edgeOf(pair: JudgedPair): GraphEdge;
  /** The same, and it is remembered. */
  draw(pair: JudgedPair): GraphEdge;
  readonly memory: EdgeMemory;
}

/**
 * Prepares to make edges. An edge that is as it was is the same object.
 *
 * @param names - of the ends, by their ids
 * @param former - of the graph before; it changes nothing but the time that it takes
 */
export function createEdgeDrawer(
  { profile }: Evaluation,
  names: ReadonlyMap<string, string>,
  { badges }: ExpectedLines,
  former: EdgeMemory,
): EdgeDrawer {
  const { enforced } = profile;
  const switchedNow = switchedIn(profile);
  const switched = [...switchedNow].join();
  const nameOf = (end: PictureEnd, isDenied: boolean) =>
    // a denial of anyone does not hold for those whom another line lets through
    end.kind === "anyone" && isDenied ? "anyone else" : (names.get(end.id) ?? end.id);
  const make = (pair: JudgedPair): DrawnEdge => {
    const { source, target, said } = pair;
    const id = `${source.id}→${target.id}`;
    const isDenied = said.state === "denied";
    const [sourceName, targetName] = [nameOf(source, isDenied), nameOf(target, isDenied)];
    const expectation = badges.get(id) ?? null;
    const old = former.get(id);
    const isNamedAlike = old?.sourceName === sourceName && old.targetName === targetName && old.enforced === enforced;
    const isUnchanged = pair.isUnchanged && old?.switched === switched && old.edge.expectation === expectation;
    if (old !== undefined && isNamedAlike && isUnchanged) return old;
    const { pairs } = pair;
    const isSaidAlike = old?.said === said && old.pairs.all === pairs.all && old.pairs.through === pairs.through;
    const words = isNamedAlike && isSaidAlike ? old.edge : wordsOf(pair, sourceName, targetName, enforced);
    const assumes = pair.assumptions;
    const edge: GraphEdge = {
      id,
      source: source.id,
      target: target.id,
      state: said.state,
      label: words.label,
      sentence: words.sentence,
      droppedAt: droppedAtOf(said),
      assumes,
      switched: switchedNow.size === 0 ? [] : assumes.filter((assumption) => switchedNow.has(assumption)),
      expectation,
    };
    const same = old !== undefined && isSameObject(old.edge, edge) ? old.edge : edge;
    return { edge: same, said, pairs, sourceName, targetName, enforced, switched };
  };
  const memory = new Map<string, DrawnEdge>();
  return {
    edgeOf: (pair) => make(pair).edge,
    draw(pair) {
      const drawn = make(pair);
      memory.set(drawn.edge.id, drawn);
      return drawn.edge;
    },
    memory,
  };
}

/** The end that drops what is denied; `none` of anything else. */
export function droppedAtOf({ state, verdict: { drops } }: Saying): GraphEdge["droppedAt"] {
  if (state !== "denied") return "none";
  return drops.source && drops.target ? "both" : drops.source ? "source" : "target";
}

function wordsOf(pair: JudgedPair, sourceName: string, targetName: string, enforced: boolean) {
  const sentence = enforced
    ? edgeSentence(pair, sourceName, targetName)
    : `${sourceName} to ${targetName}: open, ${WHY_NOT_ENFORCED}.`;
  return { label: edgeLabel(pair), sentence };
}
