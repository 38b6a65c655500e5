import type { Evaluation } from "../policy/evaluation";
import { isNodeLike } from "../policy/side-rows";
import type { ClassMembers, PairGroup } from "./pair-groups";
import type { PicturePair } from "./picture-pair";

/**
 * A number for the pairs of pods of a group. The sum of the numbers of groups says which pairs they hold together,
 * however they are grouped, so that two sums can be compared after the classes of pods were cut anew.
 *
 * @param pair - of two workloads, not of namespaces
 */
export function printOfGroup({ profile }: Evaluation, { source, target }: PicturePair, group: PairGroup): number {
  const from = membersOf(source, group.source);
  const to = membersOf(target, group.destination);
  const isSplitByNode = [from, to].some((each) => each !== null && isNodeLike(each.endpointClass, profile));
  if (isSplitByNode) {
    const firsts = [group.source, group.destination].map((end) => (end.kind === "class" ? end.pod.id : end.kind));
    return (hashOf(firsts.join("→")) * group.count) % PRIME;
  }
  const all = (sumsOf(from, source.id).asSource * sumsOf(to, target.id).asTarget) % PRIME;
  return from !== null && from === to ? addPrints(all, PRIME - sumsOf(from, source.id).withItself) : all;
}

/** The print of two groups together; none is above the prime. */
export function addPrints(a: number, b: number): number {
  const sum = a + b;
  return sum >= PRIME ? sum - PRIME : sum;
}

/** The print of all pairs of two ends, by their sums; also of a sum of several that was not reduced. */
export function multiplyPrints(a: number, b: number): number {
  return reduce(a * reduce(b));
}

/** The remainder, of which `%` would be slow. */
function reduce(value: number): number {
  const rest = value - Math.floor(value / PRIME) * PRIME;
  // the quotient is rounded, and may be one too many
  return rest < 0 ? rest + PRIME : rest >= PRIME ? rest - PRIME : rest;
}

/** Products of two smaller numbers are exact. */
const PRIME = 67_108_859;

function membersOf(end: PicturePair["source"], of: PairGroup["source"]): ClassMembers | null {
  if (end.kind !== "workload" || of.kind !== "class") return null;
  return end.members.find(({ endpointClass }) => endpointClass === of.endpointClass) ?? null;
}

/** What pods add to a print. */
export interface PrintSums {
  readonly asSource: number;
  readonly asTarget: number;
  readonly withItself: number;
}

/**
 * The numbers of all pods of one class in an end, of which the prints of its pairs are products.
 *
 * @param outside - the end's id, which stands for itself where it has no pods (`members` null)
 */
export function sumsOf(members: ClassMembers | null, outside: string): PrintSums {
  if (members === null) return { asSource: hashOf(`→${outside}`), asTarget: hashOf(`←${outside}`), withItself: 0 };
  const known = sums.get(members) ?? sumUp(members);
  sums.set(members, known);
  return known;
}

const sums = new WeakMap<ClassMembers, PrintSums>();

function sumUp({ pods }: ClassMembers): PrintSums {
  let [asSource, asTarget, withItself] = [0, 0, 0];
  for (const { id } of pods) {
    const [source, target] = [hashOf(`→${id}`), hashOf(`←${id}`)];
    asSource = addPrints(asSource, source);
    asTarget = addPrints(asTarget, target);
    withItself = addPrints(withItself, (source * target) % PRIME);
  }
  return { asSource, asTarget, withItself };
}

/** FNV-1a, below {@link PRIME}. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % PRIME;
}
