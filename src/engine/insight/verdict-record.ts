import type { Family } from "../net/ip-address";
import { type PortSet, unionPorts } from "../net/port-set";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import { changeWords, isBeyondPorts, portsOfChange } from "./change-words";
import { compareNumbers } from "./compare-numbers";
import { endNameInCluster } from "./end-names";
import type { JudgedPair } from "./judged-pair";
import type { OutcomeChange } from "./outcome-change";
import { type FormerAddresses, followOutside } from "./outside-before";
import { createOutsideChanges, type OutsideChange, rankOfChange } from "./outside-changes";
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
  /** What tells addresses outside apart. */
  readonly compiled: CompiledPolicies;
  /** Which namespaces were one node, and which workloads were shown pod by pod. */
  readonly forms: ReadonlyMap<string, PictureForm>;
}

/** What an edit did to one connection. */
export interface ConnectionChange {
  /** `source→target`. */
  readonly edgeId: string;
  /** Ids of more lines that it is: of a workload with other addresses outside, that changed alike. Absent: none. */
  readonly moreEdges?: readonly string[];
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
  /** How many pairs opened, closed, and did both; the addresses outside that changed alike are one end. */
  readonly opened: number;
  readonly closed: number;
  readonly changed: number;
  /** What is exposed to the outside first, then opened and closed ones, those beyond the ports asked last; at most 200. */
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

const NOBODY: ReadonlyMap<string, readonly FormerAddresses[]> = new Map();

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
  const compare = earlier === null ? null : compareNumbers(earlier.book, book);
  const formerOutside = earlier === null ? NOBODY : followOutside(earlier.compiled, evaluation.compiled);
  const earlierPosition = Int32Array.from(ends, ({ id }) => earlier?.ends.get(renames.ends.get(id) ?? id) ?? -1);
  const hasOtherPods = Uint8Array.from(ends, (end) => Number(renames.pods.size > 0 && isOfPods(end, renames.pods)));
  const counts = { opened: 0, closed: 0, changed: 0 };
  let mayHaveMoved = false;
  const listed: Listed[] = [];
  const listedLast: Listed[] = [];
  const outside = createOutsideChanges();
  const changeFrom = (pair: JudgedPair, oldSource: number, oldTarget: number, family: Family | null) => {
    if (earlier === null || compare === null || oldSource < 0 || oldTarget < 0) return null;
    const old = earlier.outcomes[oldSource * earlier.ends.size + oldTarget] ?? 0;
    if (old === 0) return null;
    const number = pair.outcome;
    // Under other names nobody knows whether as many pairs of pods are others.
    const areSame = hasOtherPods[pair.sourceAt] === 0 && hasOtherPods[pair.targetAt] === 0;
    const change = compare(old, number, areSame, family);
    if (!areSame && !mayHaveMoved) mayHaveMoved = change === null && compare(old, number, true, family) !== null;
    if (change === null) return null;
    const ports = unionPorts(pair.asked, earlier.asked[oldTarget] ?? pair.asked);
    return { change, ports, isBeyond: isBeyondPorts(change, ports) };
  };
  /** Each part of the addresses is compared with what it was a part of. */
  const noteOutside = (pair: JudgedPair, isFrom: boolean): boolean => {
    const [inner, outer] = isFrom ? [pair.target, pair.source] : [pair.source, pair.target];
    const own = earlierPosition[isFrom ? pair.targetAt : pair.sourceAt] ?? -1;
    let isSeen = false;
    for (const former of formerOutside.get(outer.id) ?? []) {
      const was = earlier?.ends.get(former.was) ?? -1;
      const found = changeFrom(pair, isFrom ? was : own, isFrom ? own : was, former.family);
      if (found === null) continue;
      const families = new Set(book.meaningOf(pair.outcome)?.families.map(({ family }) => family));
      outside.add({ inner, isFrom, outer, former, ...found }, families);
      isSeen ||= !found.isBeyond;
    }
    return isSeen;
  };
  return {
    note(pair) {
      const { source, target, sourceAt, targetAt } = pair;
      outcomes[sourceAt * ends.length + targetAt] = pair.outcome;
      asked[targetAt] = pair.asked;
      if (earlier === null) return false;
      if (!isInner(source) || !isInner(target)) return noteOutside(pair, !isInner(source));
      const found = changeFrom(pair, earlierPosition[sourceAt] ?? -1, earlierPosition[targetAt] ?? -1, null);
      if (found === null) return false;
      const { change, isBeyond } = found;
      counts[change.kind]++;
      const list = isBeyond || change.kind === "changed" ? listedLast : listed;
      const most = isBeyond ? MOST_LISTED / 2 : MOST_LISTED;
      if (list.length < most) list.push({ source, target, ...found });
      return !isBeyond;
    },
    finish() {
      const { told: renamed } = renames;
      const withOutside = outside.list();
      for (const { change } of withOutside) counts[change.kind]++;
      const connections = [...listed, ...listedLast, ...withOutside.map(listedOf)]
        .toSorted((a, b) => rankOf(a) - rankOf(b))
        .slice(0, MOST_LISTED)
        .map((each) => connectionChange(evaluation, each));
      return {
        record: { ends: position, outcomes, book, asked, compiled: evaluation.compiled, forms },
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
  /** Of addresses outside; absent: it is between ends in the cluster. */
  readonly outside?: OutsideChange;
}

function listedOf(outside: OutsideChange): Listed {
  const { inner, outer, isFrom, change, ports, isBeyond } = outside;
  const [source, target] = isFrom ? [outer[0], inner] : [inner, outer[0]];
  return { source, target, change, ports, isBeyond, outside };
}

function rankOf({ change: { kind }, isBeyond, outside }: Listed): number {
  return rankOfChange(kind, isBeyond, outside?.isFrom === true);
}

/** Whether some of the pods of an end are among these, by their ids. */
export function isOfPods(end: PictureEnd, ids: ReadonlySet<string>): boolean {
  if (!isInner(end)) return false;
  const parts = end.kind === "namespace" ? end.parts : [end];
  return parts.some(({ members }) => members.some(({ pods }) => pods.some(({ id }) => ids.has(id))));
}

function connectionChange(
  evaluation: Evaluation,
  { source, target, change, ports, isBeyond, outside }: Listed,
): ConnectionChange {
  const names = [source, target].map((end) =>
    outside !== undefined && end !== outside.inner && outside.name !== null
      ? outside.name
      : endNameInCluster(evaluation, end),
  );
  const [edgeId = "", ...moreEdges] = (outside?.outer ?? [source]).map(({ id }) =>
    outside?.isFrom === false ? `${source.id}→${id}` : `${id}→${target.id}`,
  );
  return {
    edgeId,
    ...(moreEdges.length > 0 && { moreEdges }),
    kind: change.kind,
    words: `${names.join(" → ")} ${changeWords(change, ports)}`,
    ports: briefPorts(portsOfChange(change, ports), PORTS_LENGTH),
    isBeyondProbe: isBeyond,
  };
}
