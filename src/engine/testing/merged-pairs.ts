import { isAdmitted, isDeliberate } from "../insight/deliberate";
import type { PairState, PicturePair } from "../insight/picture-pair";
import { addPrints, printOfGroup } from "../insight/pod-pairs-print";
import type { Family } from "../net/ip-address";
import { equalPorts, intersectPorts, type PortSet, portSetKey, unionPorts } from "../net/port-set";
import { assumptionsOf } from "../policy/assumptions-of";
import type { Evaluation } from "../policy/evaluation";
import type { Assumption } from "../policy/profile";
import { throughBoth } from "../policy/side-ports";

/** All that a picture says of a pair of ends, from its pairs of workloads as they are judged one by one. */
export interface MergedPair {
  readonly state: PairState;
  readonly asked: string;
  readonly through: string;
  readonly drops: PicturePair["verdict"]["drops"];
  readonly onlyFamily: PicturePair["verdict"]["onlyFamily"];
  readonly pairs: PicturePair["pairs"];
  readonly isAskedAlike: boolean;
  readonly isUniform: boolean;
  readonly isDeliberate: boolean;
  readonly isAdmitted: boolean;
  readonly assumptions: readonly Assumption[];
  /** What gets through over all ports, as text. */
  readonly outcome: string;
}

/** Merges pairs of workloads, of which there is at least one, the slow and obvious way. */
export function mergePairs(evaluation: Evaluation, parts: readonly [PicturePair, ...PicturePair[]]): MergedPair {
  const [first] = parts;
  const groups = parts.flatMap((part) => part.groups);
  const isAskedAlike = parts.every(({ asked }) => equalPorts(asked, first.asked));
  const some = (end: "source" | "target" | "betweenThem") => parts.some(({ verdict }) => verdict.drops[end]);
  const sum = (count: "all" | "through") => parts.reduce((total, { pairs }) => total + pairs[count], 0);
  return {
    state: stateOf(first, parts),
    asked: portSetKey(parts.map(({ asked }) => asked).reduce(unionPorts)),
    through: `${portSetKey(first.verdict.through.sure)} ${portSetKey(first.verdict.through.possible)}`,
    drops: { source: some("source"), target: some("target"), betweenThem: some("betweenThem") },
    onlyFamily: first.verdict.onlyFamily,
    pairs: { all: sum("all"), through: sum("through") },
    isAskedAlike,
    isUniform: isAskedAlike && parts.every((part) => isLike(part, first)),
    isDeliberate: isDeliberate(evaluation, { ...first, groups: [first.groups[0], ...groups.slice(1)] }),
    isAdmitted: parts.some((part) => isAdmitted(evaluation, part)),
    assumptions: assumptionsOfParts(evaluation, parts),
    outcome: outcomeOf(evaluation, parts),
  };
}

function stateOf(first: PicturePair, all: readonly PicturePair[]): PairState {
  const agree = all.every(
    (part) => part.state === first.state && (part.state !== "partly" || isPartlyLike(part, first)),
  );
  if (agree) return first.state;
  return all.every(({ state }) => state === "allowed" || state === "open") ? "allowed" : "mixed";
}

function isPartlyLike(a: PicturePair, b: PicturePair): boolean {
  const through = ({ verdict, asked }: PicturePair) => intersectPorts(verdict.through.sure, asked);
  return (
    a.verdict.onlyFamily === b.verdict.onlyFamily && equalPorts(a.asked, b.asked) && equalPorts(through(a), through(b))
  );
}

function isLike(a: PicturePair, b: PicturePair): boolean {
  const isSameThrough = equalPorts(a.verdict.through.sure, b.verdict.through.sure);
  return a.state === b.state && a.verdict.onlyFamily === b.verdict.onlyFamily && isSameThrough;
}

function assumptionsOfParts(evaluation: Evaluation, parts: readonly PicturePair[]): readonly Assumption[] {
  const found = parts.flatMap(({ groups, asked }) =>
    groups.flatMap(({ source, destination, families }) =>
      families.flatMap((family) => assumptionsOf(evaluation, source, destination, family, asked)),
    ),
  );
  return [...new Set(found)].sort();
}

function outcomeOf(evaluation: Evaluation, parts: readonly PicturePair[]): string {
  const { sides } = evaluation;
  const ofFamily = (family: Family): readonly string[] => {
    const found = new Map<string, { count: number; print: number }>();
    for (const part of parts) {
      for (const group of part.groups) {
        if (!group.families.includes(family)) continue;
        const { source, destination, count } = group;
        const both = throughBoth(sides.egress(source, destination, family), sides.ingress(source, destination, family));
        const key = throughKey(both.sure, both.possible);
        const known = found.get(key) ?? { count: 0, print: 0 };
        const print = addPrints(known.print, printOfGroup(evaluation, part, group));
        found.set(key, { count: known.count + count, print });
      }
    }
    const alone = found.size === 1;
    const ways = [...found].map(([key, { count, print }]) => (alone ? `${key}*1#0` : `${key}*${count}#${print}`));
    return ways.length === 0 ? [] : [`${family}:${ways.sort().join("+")}`];
  };
  return [...ofFamily(4), ...ofFamily(6)].join(" ");
}

function throughKey(sure: PortSet, possible: PortSet): string {
  return `${portSetKey(sure)}~${portSetKey(possible)}`;
}
