import { equalPorts, intersectPorts, type PortSet, portSetKey, unionPorts } from "../net/port-set";
import { NumberTable } from "./number-table";
import type { PairVerdict } from "./pair-verdict";
import type { PairState } from "./picture-pair";
import { sideKey } from "./shared-sides";

/** What is said of one pair of workloads, or of pairs of them together. */
export interface Saying {
  readonly state: PairState;
  readonly asked: PortSet;
  /** Of the first of several, but for the ends that drop some. */
  readonly verdict: PairVerdict;
  /** True where all are asked about the same ports. */
  readonly isAskedAlike: boolean;
  /** True where what is said of one holds for all, whatever the port. */
  readonly isUniform: boolean;
}

/**
 * Numbers what is said of pairs, from 1, so that the many pairs of a cluster are few numbers. Equal sayings have one number
 * as long as the book is kept.
 */
export interface PartBook {
  /** The number of what is said of one pair of workloads. */
  numberOf(state: PairState, asked: PortSet, verdict: PairVerdict): number;
  /** The number of what is said of several pairs, with one pair more. */
  join(several: number, part: number): number;
  sayingOf(number: number): Saying;
  /** Equal port sets have one number, from 1. */
  askedNumber(asked: PortSet): number;
}

/** Some pairs together; what is said of them follows. */
interface Joined {
  readonly first: Part;
  /** Whether all look as the first does. */
  readonly agrees: boolean;
  readonly isAllThrough: boolean;
  readonly isLike: boolean;
  readonly drops: PairVerdict["drops"];
  readonly asked: PortSet;
  readonly isAskedAlike: boolean;
  readonly saying: Saying;
}

interface Part {
  readonly number: number;
  readonly state: PairState;
  readonly asked: PortSet;
  readonly verdict: PairVerdict;
  /** What gets through of the ports asked about. */
  readonly through: PortSet;
}

/** Makes an empty book. */
export function createPartBook(): PartBook {
  const all: Joined[] = [];
  const numbers = new Map<string, number>();
  const askedNumbers = new Map<string, number>();
  const joins = new NumberTable();
  const intern = (key: string, make: (number: number) => Omit<Joined, "saying">): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const joined = make(all.length + 1);
    numbers.set(key, all.push({ ...joined, saying: sayingOf(joined) }));
    return all.length;
  };
  const at = (number: number): Joined => {
    const found = all[number - 1];
    if (found === undefined) throw new Error(`nothing is said under ${number}`);
    return found;
  };
  return {
    numberOf(state, asked, verdict) {
      const { through, drops, onlyFamily } = verdict;
      const key = `${state} ${portSetKey(asked)} ${sideKey(through)} ${dropsKey(drops)} ${onlyFamily}`;
      return intern(key, (number) => {
        const part: Part = { number, state, asked, verdict, through: intersectPorts(through.sure, asked) };
        const isAllThrough = state === "allowed" || state === "open";
        return { first: part, agrees: true, isAllThrough, isLike: true, drops, asked, isAskedAlike: true };
      });
    },
    join(several, part) {
      if (several === part) return several;
      const known = joins.get(several, part, 0, 0);
      if (known !== 0) return known;
      const joined = joinPart(at(several), at(part));
      const { first, agrees, isAllThrough, isLike, drops, asked, isAskedAlike } = joined;
      const flags = `${+agrees}${+isAllThrough}${+isLike}${+isAskedAlike}`;
      const isAsFirst = agrees && isLike && isAskedAlike && dropsKey(drops) === dropsKey(first.verdict.drops);
      const key = `${first.number}+${flags} ${dropsKey(drops)} ${portSetKey(asked)}`;
      const number = isAsFirst ? first.number : intern(key, () => joined);
      joins.set(several, part, 0, 0, number);
      return number;
    },
    sayingOf: (number) => at(number).saying,
    askedNumber(asked) {
      const key = portSetKey(asked);
      const known = askedNumbers.get(key) ?? askedNumbers.size + 1;
      askedNumbers.set(key, known);
      return known;
    },
  };
}

function joinPart(several: Joined, { first: part }: Joined): Omit<Joined, "saying"> {
  const { first, drops } = several;
  const more = part.verdict.drops;
  const isSameState = part.state === first.state;
  const isSameFamily = part.verdict.onlyFamily === first.verdict.onlyFamily;
  const isSameAsked = equalPorts(part.asked, first.asked);
  const looksLike = part.state !== "partly" || (isSameFamily && isSameAsked && equalPorts(part.through, first.through));
  const isSameThrough = equalPorts(part.verdict.through.sure, first.verdict.through.sure);
  return {
    first,
    agrees: several.agrees && isSameState && looksLike,
    isAllThrough: several.isAllThrough && (part.state === "allowed" || part.state === "open"),
    isLike: several.isLike && isSameState && isSameFamily && isSameThrough,
    drops: {
      source: drops.source || more.source,
      target: drops.target || more.target,
      betweenThem: drops.betweenThem || more.betweenThem,
    },
    asked: isSameAsked ? several.asked : unionPorts(several.asked, part.asked),
    isAskedAlike: several.isAskedAlike && isSameAsked,
  };
}

/** All in the same state make that state, all that let everything through are allowed, anything else is mixed. */
function sayingOf({ first, agrees, isAllThrough, isLike, drops, asked, isAskedAlike }: Omit<Joined, "saying">): Saying {
  return {
    state: agrees ? first.state : isAllThrough ? "allowed" : "mixed",
    asked,
    verdict: { ...first.verdict, drops },
    isAskedAlike,
    isUniform: isAskedAlike && isLike,
  };
}

function dropsKey({ source, target, betweenThem }: PairVerdict["drops"]): string {
  return `${+source}${+target}${+betweenThem}`;
}
