import { type PortSet, unionPorts } from "../net/port-set";
import type { Evaluation } from "../policy/evaluation";
import { changeWords, isBeyondPorts, portsOfChange } from "./change-words";
import { endNameInCluster } from "./end-names";
import type { JudgedPair } from "./judged-pair";
import { compareOutcomes, type OutcomeChange } from "./outcome-change";
import type { OutcomeBook } from "./pair-outcome";
import type { Picture } from "./picture";
import { isInner, type PictureEnd } from "./picture-ends";
import { formsOf, haveSameForms, type PictureForm } from "./picture-form";
import { briefPorts } from "./port-words";
import { NO_RENAMES, type Renamed, type Renames } from "./renames/renames";

/** What got through between each pair of ends at one moment, small enough to be kept for a whole cluster. */
export interface VerdictRecord {
  /** Ends that were judged, so that a new or vanished pod is not told as a change of its connections: id → position. */
  readonly ends: ReadonlyMap<string, number>;
  /** For each source and target, by position, the number of what gets through; 0: the pair is not judged. */
  readonly outcomes: Uint32Array;
  /** What the numbers stand for. */
  readonly book: OutcomeBook;
  /** The ports asked about at each target. */
  readonly asked: readonly (PortSet | undefined)[];
  /** Which namespaces were one node, and which workloads were shown pod by pod. */
  readonly forms: ReadonlyMap<string, PictureForm>;
}

/** What an edit did to one connection. */
export interface ConnectionChange {
  /** `source→target`. */
  readonly edgeId: string;
  /** `changed`: something opened and something else closed, it now depends, or it holds for more or fewer pods. */
  readonly kind: "opened" | "closed" | "changed";
  /** “frontend → backend TCP 8080 closed”; `shop/web` among several namespaces. */
  readonly words: string;
  /** The ports of it, at most 10 characters: `8080`, `UDP 53`, `3 ports`. */
  readonly ports: string;
  /** Nothing of it is about the ports asked: the line looks as it did. */
  readonly isBeyondProbe: boolean;
}

/** What an edit (everything since the intent before it) did to who may reach whom. */
export interface EditChange {
  /** How many pairs opened, closed, and did both. */
  readonly opened: number;
  readonly closed: number;
  readonly changed: number;
  /** Opened and closed ones first, those beyond the ports asked last; at most 200. */
  readonly connections: readonly ConnectionChange[];
  /** What has another name, and is compared with what it was under the old one; absent: nothing, as far as is certain. */
  readonly renamed?: readonly Renamed[];
  /**
   * True where some pods of an end get through, others do not, and pods have other names: whether they are others now,
   * nobody knows. Absent: all that changed is told.
   */
  readonly mayHaveMoved?: true;
}

/** Looks at every pair once, on its way to the picture, and compares it with an earlier record. */
export interface VerdictWatch {
  /** Notes a pair; says whether something else gets through of what is asked about than in the earlier record. */
  note(pair: JudgedPair): boolean;
}

/** A watch with what it comes to when all pairs were noted. */
export interface RecordingWatch extends VerdictWatch {
  /** @returns the change is null where there was no earlier record */
  finish(): { readonly record: VerdictRecord; readonly change: EditChange | null };
}

/** More changed connections are only counted. */
const MOST_LISTED = 200;
/** Longer ports do not fit behind a sign on a line. */
export const PORTS_LENGTH = 10;

/**
 * Makes the watch over the pairs of a picture.
 *
 * @param picture - of which every pair is noted once
 * @param before - what to compare with; null: nothing. Where something has another form now (a namespace was one node
 *   and is open) its ends are not the same, and nothing is compared
 * @param renames - what has another name since `before`
 */
export function watchVerdicts(
  evaluation: Evaluation,
  picture: Pick<Picture, "ends" | "outcomes">,
  before: VerdictRecord | null,
  renames: Renames = NO_RENAMES,
): RecordingWatch {
  const { ends, outcomes: book } = picture;
  const forms = formsOf(ends);
  const earlier = before !== null && haveSameForms(before.forms, forms) ? before : null;
  const position = new Map(ends.map(({ id }, i) => [id, i]));
  const outcomes = new Uint32Array(ends.length * ends.length);
  const asked: (PortSet | undefined)[] = [];
  const compare = earlier === null ? null : createComparison(earlier, book);
  const earlierPosition = Int32Array.from(ends, ({ id }) => earlier?.ends.get(renames.ends.get(id) ?? id) ?? -1);
  const hasOtherPods = Uint8Array.from(ends, (end) => Number(renames.pods.size > 0 && isOfPods(end, renames.pods)));
  const counts = { opened: 0, closed: 0, changed: 0 };
  let mayHaveMoved = false;
  const listed: Listed[] = [];
  const listedLast: Listed[] = [];
  return {
    note(pair) {
      const { sourceAt: source, targetAt: target, outcome: number } = pair;
      outcomes[source * ends.length + target] = number;
      asked[target] = pair.asked;
      if (earlier === null || compare === null) return false;
      const oldSource = earlierPosition[source] ?? -1;
      const oldTarget = earlierPosition[target] ?? -1;
      if (oldSource < 0 || oldTarget < 0) return false;
      const old = earlier.outcomes[oldSource * earlier.ends.size + oldTarget] ?? 0;
      // Under other names nobody knows whether as many pairs of pods are others.
      const areSame = hasOtherPods[source] === 0 && hasOtherPods[target] === 0;
      const change = old === 0 ? null : compare(old, number, areSame);
      if (old > 0 && !areSame && !mayHaveMoved) mayHaveMoved = change === null && compare(old, number, true) !== null;
      if (change === null) return false;
      counts[change.kind]++;
      const ports = unionPorts(pair.asked, earlier.asked[oldTarget] ?? pair.asked);
      const isBeyond = isBeyondPorts(change, ports);
      const list = isBeyond || change.kind === "changed" ? listedLast : listed;
      const most = isBeyond ? MOST_LISTED / 2 : MOST_LISTED;
      if (list.length < most) list.push({ source: pair.source, target: pair.target, change, ports, isBeyond });
      return !isBeyond;
    },
    finish() {
      const { told: renamed } = renames;
      const connections = [...listed, ...listedLast]
        .toSorted((a, b) => Number(a.isBeyond) - Number(b.isBeyond))
        .slice(0, MOST_LISTED)
        .map((each) => connectionChange(evaluation, each));
      return {
        record: { ends: position, outcomes, book, asked, forms },
        change:
          earlier === null
            ? null
            : { ...counts, connections, ...(renamed.length > 0 && { renamed }), ...(mayHaveMoved && { mayHaveMoved }) },
      };
    },
  };
}

/** A changed pair until all are counted. */
interface Listed {
  readonly source: PictureEnd;
  readonly target: PictureEnd;
  readonly change: OutcomeChange;
  readonly ports: PortSet;
  readonly isBeyond: boolean;
}

/** Whether some of the pods of an end are among these, by their ids. */
export function isOfPods(end: PictureEnd, ids: ReadonlySet<string>): boolean {
  if (!isInner(end)) return false;
  const parts = end.kind === "namespace" ? end.parts : [end];
  return parts.some(({ members }) => members.some(({ pods }) => pods.some(({ id }) => ids.has(id))));
}

/** @param areSame - whether their pods have the names that they had */
type Compare = (old: number, number: number, areSame: boolean) => OutcomeChange | null;

/** Different outcomes are few, pairs are many: each couple of outcomes is compared once. */
function createComparison(earlier: VerdictRecord, book: OutcomeBook): Compare {
  const same: number[] = [];
  const others = new Map<number, OutcomeChange | null>();
  const isSameBook = earlier.book === book;
  return (old, number, areSame) => {
    if ((isSameBook && old === number) || same[number] === old) return null;
    const couple = (areSame ? old : -old) * COUPLE + number;
    const known = others.get(couple);
    if (known !== undefined) return known;
    const [before, now] = [earlier.book.meaningOf(old), book.meaningOf(number)];
    const change = before === null || now === null ? null : compareOutcomes(before, now, areSame);
    if (change === null && areSame) same[number] = old;
    others.set(couple, change);
    return change;
  };
}

/** More outcomes than a book will hold; two numbers make one exact number. */
const COUPLE = 2 ** 26;

function connectionChange(
  evaluation: Evaluation,
  { source, target, change, ports, isBeyond }: Listed,
): ConnectionChange {
  const names = [source, target].map((end) => endNameInCluster(evaluation, end));
  return {
    edgeId: `${source.id}→${target.id}`,
    kind: change.kind,
    words: `${names.join(" → ")} ${changeWords(change, ports)}`,
    ports: briefPorts(portsOfChange(change, ports), PORTS_LENGTH),
    isBeyondProbe: isBeyond,
  };
}
