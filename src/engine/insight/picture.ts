import type { Service } from "../kube/objects";
import { ALL_PORTS, isEmptyPortSet, type PortSet } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import { judgeUnit } from "./judge-unit";
import type { PairBooks } from "./judged-cells";
import { JudgedPair } from "./judged-pair";
import { createOutcomeBook, type OutcomeBook } from "./pair-outcome";
import { createPairTable, type TableFacts } from "./pair-table";
import { createPartBook } from "./part-book";
import { isInner, listEnds, type PictureEnd } from "./picture-ends";
import type { PicturePair } from "./picture-pair";
import { defaultWish, type PictureWish } from "./picture-wish";
import { type AskedEnd, askPorts } from "./probe";

/** What the picture is of, before it is laid out. Outside to outside and a single pod to itself are not judged. */
export interface Picture {
  readonly ends: readonly PictureEnd[];
  /** What it was taken with. */
  readonly services: readonly Service[];
  /** How many couples of ends {@link pairs} goes through, at most. */
  readonly coupleCount: number;
  /** Judges every ordered pair of ends, one at a time; a namespace with itself too. */
  pairs(): Iterable<JudgedPair>;
  /**
   * Judges the pairs of one end with all others, and of a workload with itself; none for an id that is not there.
   */
  pairsOf(id: string): Iterable<JudgedPair>;
  /** The pair of two ends; null where it is not judged. */
  pair(sourceId: string, targetId: string): JudgedPair | null;
  /** The pairs of workloads that two ends stand for, as far as they are judged. */
  partsBetween(sources: readonly AskedEnd[], targets: readonly AskedEnd[]): readonly PicturePair[];
  /** Where what gets through is numbered. */
  readonly outcomes: OutcomeBook;
  /** For the next picture of the same session. */
  readonly memory: PictureMemory;
  /** Lets go of the picture before, of which all is taken over that can be. */
  forgetFormer(): void;
}

/** What a picture leaves to the next one, so that it judges only what is new. */
export interface PictureMemory {
  readonly books: PairBooks;
  readonly facts: TableFacts;
}

/** With more outcomes than this, most are of texts that are gone: a new book is begun. */
const MOST_OUTCOMES = 500_000;

/**
 * Lists what is to be drawn and how to judge it.
 *
 * @param memory - of the picture before; it changes nothing but the time that it takes. Null: there is none
 */
export function takePicture(
  evaluation: Evaluation,
  services: readonly Service[],
  wish: PictureWish = defaultWish,
  memory: PictureMemory | null = null,
): Picture {
  const { compiled } = evaluation;
  const ends = listEnds(compiled, wish);
  const ask = askPorts(compiled, services, wish.probe);
  const askedAt = (target: AskedEnd): PortSet => {
    const ports = ask(target);
    return isEmptyPortSet(ports) ? ALL_PORTS : ports;
  };
  const former = memory !== null && memory.books.outcomes.size < MOST_OUTCOMES ? memory : null;
  const books = former?.books ?? { parts: createPartBook(), outcomes: createOutcomeBook() };
  const table = createPairTable(evaluation, ends, books, askedAt, former?.facts ?? null);
  const partsBetween = (sources: readonly AskedEnd[], targets: readonly AskedEnd[]): readonly PicturePair[] =>
    sources.flatMap((from) => targets.flatMap((to) => judgeUnit(evaluation, from, to, askedAt(to)) ?? []));
  const partsOf = (source: PictureEnd, target: PictureEnd): readonly [PicturePair, ...PicturePair[]] => {
    const [first, ...rest] = partsBetween(unitsOf(source), unitsOf(target));
    if (first === undefined) throw new Error(`nothing is judged between ${source.id} and ${target.id}`);
    return [first, ...rest];
  };
  const judge = (from: number, to: number): JudgedPair | null => {
    const [source, target, saying] = [ends[from], ends[to], table.saying(from, to)];
    if (source === undefined || target === undefined || saying === null) return null;
    return new JudgedPair(table, partsOf, saying, from, to, source, target);
  };
  const isInside = ends.map(isInner);
  /** Both directions of an end in the cluster with what is outside follow each other. */
  function* judgeAll(): Generator<JudgedPair> {
    for (let source = 0; source < ends.length; source++) {
      if (!isInside[source]) continue;
      for (let target = 0; target < ends.length; target++) {
        const there = judge(source, target);
        if (there !== null) yield there;
        const back = isInside[target] ? null : judge(target, source);
        if (back !== null) yield back;
      }
    }
  }
  function* judgeOwn(own: number): Generator<JudgedPair> {
    for (let other = 0; other < ends.length; other++) {
      if (other === own && ends[own]?.kind === "namespace") continue;
      const there = judge(own, other);
      if (there !== null) yield there;
      const back = other === own ? null : judge(other, own);
      if (back !== null) yield back;
    }
  }
  return {
    ends,
    services,
    outcomes: books.outcomes,
    coupleCount: ends.length ** 2,
    pairs: judgeAll,
    pairsOf(id) {
      const own = table.facts.positions.get(id);
      return own === undefined ? [] : judgeOwn(own);
    },
    pair(sourceId, targetId) {
      const [source, target] = [table.facts.positions.get(sourceId), table.facts.positions.get(targetId)];
      if (source === undefined || target === undefined) return null;
      return judge(source, target);
    },
    partsBetween,
    memory: { books, facts: table.facts },
    forgetFormer: table.forget,
  };
}

/** What an end stands for. */
export function unitsOf(end: PictureEnd): readonly AskedEnd[] {
  return end.kind === "namespace" ? end.parts : [end];
}
