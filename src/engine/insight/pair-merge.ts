import { equalPorts, intersectPorts, type PortSet, unionPorts } from "../net/port-set";
import type { PairGroup } from "./pair-groups";
import type { PictureEnd } from "./picture-ends";
import type { PairState, PicturePair } from "./picture-pair";

/**
 * One pair of namespaces from the pairs of their workloads: all in the same state make that state, all that let
 * everything through are allowed, anything else is mixed. Null where no pair is judged.
 */
export function mergePairs(source: PictureEnd, target: PictureEnd, all: readonly PicturePair[]): PicturePair | null {
  const first = all[0];
  if (first === undefined) return null;
  const sums = { all: 0, through: 0 };
  const drops = { source: false, target: false, betweenThem: false };
  // targets are few and pairs are many: their port sets are shared objects
  const portSets = new Set<PortSet>();
  const groups: PairGroup[] = [];
  for (const { pairs, verdict, asked, groups: own } of all) {
    sums.all += pairs.all;
    sums.through += pairs.through;
    drops.source ||= verdict.drops.source;
    drops.target ||= verdict.drops.target;
    drops.betweenThem ||= verdict.drops.betweenThem;
    portSets.add(asked);
    for (const group of own) groups.push(group);
  }
  const isAskedAlike = [...portSets].every((ports) => equalPorts(ports, first.asked));
  return {
    source,
    target,
    state: stateOf(first, all),
    asked: isAskedAlike ? first.asked : [...portSets].reduce(unionPorts),
    verdict: { ...first.verdict, drops },
    groups: [first.groups[0], ...groups.slice(1)],
    pairs: sums,
    merged: { parts: all, isAskedAlike, isUniform: isAskedAlike && all.every((part) => isLike(part, first)) },
  };
}

function stateOf(first: PicturePair, all: readonly PicturePair[]): PairState {
  const agree = all.every(
    (part) => part.state === first.state && (part.state !== "partly" || isPartlyLike(part, first)),
  );
  if (agree) return first.state;
  return all.every(({ state }) => state === "allowed" || state === "open") ? "allowed" : "mixed";
}

/** Whether the same of the ports asked about gets through. */
function isPartlyLike(a: PicturePair, b: PicturePair): boolean {
  const through = ({ verdict, asked }: PicturePair) => intersectPorts(verdict.through.sure, asked);
  return (
    a.verdict.onlyFamily === b.verdict.onlyFamily && equalPorts(a.asked, b.asked) && equalPorts(through(a), through(b))
  );
}

function isLike(a: PicturePair, b: PicturePair): boolean {
  return (
    a.state === b.state &&
    a.verdict.onlyFamily === b.verdict.onlyFamily &&
    (a.verdict === b.verdict || equalPorts(a.verdict.through.sure, b.verdict.through.sure))
  );
}
