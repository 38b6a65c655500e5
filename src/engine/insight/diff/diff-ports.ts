import type { AddressRange } from "../../net/cidr";
import type { Family } from "../../net/ip-address";
import { ALL_PORTS, equalPorts, intersectPorts, NO_PORTS, unionPorts } from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import type { End } from "../../policy/pair-ends";
import { NO_SIDE, type SidePorts, throughBoth } from "../../policy/side-ports";
import { type ClassMembers, familiesTowards, groupPairs, type PairGroup } from "../pair-groups";

/** One end of a comparison, as each of the two evaluations sees it. */
export type DiffEnd =
  /** No members: the workload is not there. */
  | {
      readonly kind: "pods";
      readonly id: string;
      readonly old: readonly ClassMembers[];
      readonly now: readonly ClassMembers[];
    }
  /** Addresses that neither evaluation tells apart; `old` and `now` are their groups. */
  | {
      readonly kind: "range";
      readonly family: Family;
      readonly ranges: readonly AddressRange[];
      readonly old: number;
      readonly now: number;
    };

/** What gets through between two ends in one family. */
export interface EndPorts {
  /** Between some of their pods. */
  readonly some: SidePorts;
  /** Between all of them. */
  readonly all: SidePorts;
  /** Whether that differs. */
  readonly mixed: boolean;
}

/** Nothing gets through. */
export const NOTHING: EndPorts = { some: NO_SIDE, all: NO_SIDE, mixed: false };

/** What gets through between two ends; null where the family is none of theirs, or one is not there. */
export function portsBetween(
  evaluation: Evaluation,
  source: DiffEnd,
  target: DiffEnd,
  when: "old" | "now",
  family: Family,
): EndPorts | null {
  const { sides } = evaluation;
  const through = groupsBetween(evaluation, source, target, when)
    .filter(({ families, count }) => count > 0 && families.includes(family))
    .map((group) =>
      throughBothOnce(
        sides.egress(group.source, group.destination, family),
        sides.ingress(group.source, group.destination, family),
      ),
    );
  const [first] = through;
  if (first === undefined) return null;
  if (through.length === 1) return alikeOf(first);
  const some = {
    sure: through.map(({ sure }) => sure).reduce(unionPorts, NO_PORTS),
    possible: through.map(({ possible }) => possible).reduce(unionPorts, NO_PORTS),
  };
  const all = {
    sure: through.map(({ sure }) => sure).reduce(intersectPorts, ALL_PORTS),
    possible: through.map(({ possible }) => possible).reduce(intersectPorts, ALL_PORTS),
  };
  return { some, all, mixed: !equalPorts(some.sure, all.sure) || !equalPorts(some.possible, all.possible) };
}

/** Sides are few objects and pairs are many: what passes two of them is one object, and so is what is said of it. */
function throughBothOnce(egress: SidePorts, ingress: SidePorts): SidePorts {
  const ofEgress = joined.get(egress) ?? new WeakMap<SidePorts, SidePorts>();
  joined.set(egress, ofEgress);
  const known = ofEgress.get(ingress) ?? throughBoth(egress, ingress);
  ofEgress.set(ingress, known);
  return known;
}

const joined = new WeakMap<SidePorts, WeakMap<SidePorts, SidePorts>>();

function alikeOf(side: SidePorts): EndPorts {
  const known = alike.get(side) ?? { some: side, all: side, mixed: false };
  alike.set(side, known);
  return known;
}

const alike = new WeakMap<SidePorts, EndPorts>();

/** The pairs of pods (or of pods and addresses) between two ends, in groups that are judged alike. */
export function groupsBetween(
  { compiled, profile, cluster }: Evaluation,
  source: DiffEnd,
  target: DiffEnd,
  when: "old" | "now",
): readonly PairGroup[] {
  if (source.kind === "pods" && target.kind === "pods") {
    return groupPairs(compiled, profile, source[when], target[when]);
  }
  const pods = source.kind === "pods" ? source : target.kind === "pods" ? target : null;
  const range = source.kind === "range" ? source : target.kind === "range" ? target : null;
  if (pods === null || range === null) return [];
  const outside: End = { kind: "external", group: range[when] };
  return pods[when].flatMap((members): PairGroup[] => {
    const [own] = members.ends;
    if (own === undefined) return [];
    const families = familiesTowards(cluster, own.pod, range.family);
    const ends = source === pods ? { source: own, destination: outside } : { source: outside, destination: own };
    return [{ ...ends, count: members.pods.length, families }];
  });
}
