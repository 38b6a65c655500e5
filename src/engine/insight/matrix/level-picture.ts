import type { ClusterPod } from "../../cluster/cluster";
import type { Service } from "../../kube/objects";
import { formatIpAddress } from "../../net/ip-address";
import { ALL_PORTS, isEmptyPortSet, type PortSet } from "../../net/port-set";
import type { EndpointClass } from "../../policy/endpoint-classes";
import type { Evaluation } from "../../policy/evaluation";
import { isNodeLike } from "../../policy/side-rows";
import { judgeUnit } from "../judge-unit";
import type { PairBooks } from "../judged-cells";
import { JudgedPair, type PartsOf } from "../judged-pair";
import { createPairTable, type PairSource } from "../pair-table";
import { unitsOf } from "../picture";
import type { PictureEnd } from "../picture-ends";
import type { Probe } from "../picture-wish";
import { type AskedEnd, askPorts } from "../probe";
import { createCountingTable } from "./counting-table";
import { type EndKins, findKins } from "./end-kins";
import { listMatrixEnds, type MatrixForm } from "./matrix-form";

/** Every pair of the ends of a matrix, judged when it is asked for. */
export interface LevelPicture {
  readonly ends: readonly PictureEnd[];
  readonly positions: ReadonlyMap<string, number>;
  readonly kins: EndKins;
  /** The pair of two ends by their positions; null where it is not judged. Those of two kins are alike but for names. */
  pair(source: number, target: number): JudgedPair | null;
}

/** What decides about the pairs besides the evaluation and the form. */
export interface LevelMeans {
  readonly services: readonly Service[];
  readonly probe: Probe;
  /** Where what is said is numbered; two pictures of the same books are compared by numbers. */
  readonly books: PairBooks;
  /** What else tells ends apart that verdicts do not; equal for those that are alike. Absent: nothing does. */
  readonly apart?: (end: PictureEnd) => string;
}

/** A table of all pairs is kept of so many kins, and not of more: 9 bytes a pair. */
const KEEP_UP_TO = 1_000;

/**
 * Prepares to judge the pairs of a matrix. Pods of a class behave alike: what thousands of them do is judged once for each
 * two classes.
 */
export function takeLevelPicture(evaluation: Evaluation, form: MatrixForm, means: LevelMeans): LevelPicture {
  const { compiled } = evaluation;
  const ends = listMatrixEnds(compiled, form);
  const ask = askPorts(compiled, means.services, means.probe);
  const askedAt = (target: AskedEnd): PortSet => {
    const ports = ask(target);
    return isEmptyPortSet(ports) ? ALL_PORTS : ports;
  };
  const kins = findKins(ends, kinKeys(evaluation, means, askedAt));
  const { table, first, second } = tableOfKins(evaluation, ends, kins, means.books, askedAt);
  const partsOf: PartsOf = (source, target) => {
    const [one, ...rest] = unitsOf(source).flatMap((from) =>
      unitsOf(target).flatMap((to) => judgeUnit(evaluation, from, to, askedAt(to)) ?? []),
    );
    if (one === undefined) throw new Error(`nothing is judged between ${source.id} and ${target.id}`);
    return [one, ...rest];
  };
  return {
    ends,
    positions: new Map(ends.map(({ id }, position) => [id, position])),
    kins,
    pair(from, to) {
      const [source, target] = [ends[from], ends[to]];
      if (source === undefined || target === undefined) return null;
      const [kin, other] = [kins.of[from] ?? 0, kins.of[to] ?? 0];
      const at = first[kin] ?? 0;
      const otherAt = kin === other && from !== to ? (second[kin] ?? 0) : (first[other] ?? 0);
      const saying = table.saying(at, otherAt);
      return saying === null ? null : new JudgedPair(table, partsOf, saying, at, otherAt, source, target);
    },
  };
}

/** One end of each kin, and a second where there is one, since a pod is to itself not what it is to another of its kin. */
function tableOfKins(
  evaluation: Evaluation,
  ends: readonly PictureEnd[],
  { firsts, seconds }: EndKins,
  books: PairBooks,
  askedAt: (target: AskedEnd) => PortSet,
) {
  const standing: PictureEnd[] = [];
  const stand = (position: number): number => {
    const end = ends[position];
    return end === undefined ? -1 : standing.push(end) - 1;
  };
  const first = firsts.map(stand);
  const second = seconds.map(stand);
  const table: PairSource =
    standing.length <= KEEP_UP_TO
      ? createPairTable(evaluation, standing, books, askedAt, null)
      : createCountingTable(evaluation, standing, books, askedAt);
  return { table, first, second };
}

/** Workloads of one class of pods are of a kin with those of as many pods of the same class that are asked the same. */
function kinKeys(
  { profile, compiled }: Evaluation,
  { apart = () => "" }: LevelMeans,
  askedAt: (target: AskedEnd) => PortSet,
) {
  // also where the profile takes them for ordinary pods: under another answer it would matter where they run
  const isOfNode = (each: EndpointClass) => each.hostNetwork || isNodeLike(each, profile);
  const isOnNodes = compiled.table.classes.some((each) => !each.isVacant && isOfNode(each));
  const numbers = new Map<PortSet, number>();
  return (end: PictureEnd): string | null => {
    if (end.kind !== "workload") return null;
    const [only, ...others] = end.members;
    if (only === undefined || others.length > 0 || isOfNode(only.endpointClass)) return null;
    const ports = askedAt(end);
    const asked = numbers.get(ports) ?? numbers.size;
    numbers.set(ports, asked);
    return `${only.endpointClass.index} ${only.pods.length} ${asked} ${isOnNodes ? placeOf(only.pods) : ""} ${apart(end)}`;
  };
}

/** Where pods run: to those on the network of a node it matters who runs on it. */
function placeOf(pods: readonly ClusterPod[]): string {
  return pods.map(({ node, nodeAddresses }) => `${node} ${nodeAddresses.map(formatIpAddress).join()}`).join(";");
}
