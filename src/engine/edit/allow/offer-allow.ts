import type { ClusterPod } from "../../cluster/cluster";
import type { EditContext } from "../edit-context";
import type { AllowWish } from "../edit-wish";
import { endOfId } from "../named-end";
import type { RuleDirection } from "../policy/policy-intent";
import { type AllowChoice, type OfferedEnd, offeredEnd } from "./allow-choice";
import type { AllowEnd, AllowPort } from "./allow-end";
import { type OfferedPort, portsOfEnds } from "./allow-ports";
import { type AllowSide, sideOfAllow } from "./allow-sides";

/** Asks what a form about allowing something may offer. What is null is left to the offer. */
export interface AllowRequest {
  readonly kind: "allow";
  readonly from: readonly AllowChoice[];
  readonly to: readonly AllowChoice[];
  /** Empty: none is chosen. `all`: every port, in so many words. */
  readonly ports: readonly AllowPort[] | "all" | null;
  /** Sides that get a rule. One that is chosen although nothing isolates it may be isolated by its rule. */
  readonly sides: readonly RuleDirection[] | null;
  readonly into: NonNullable<AllowWish["into"]>;
}

/** What a form about allowing something may offer. */
export interface AllowOffer {
  readonly kind: "allow";
  /** As they were asked for. */
  readonly from: readonly OfferedEnd[];
  readonly to: readonly OfferedEnd[];
  readonly ports: readonly OfferedPort[];
  /** Those that were asked for, else those that are most likely meant; empty: none. */
  readonly chosenPorts: readonly AllowPort[] | "all";
  /** Egress, then ingress; empty until both ends and ports are chosen. */
  readonly sides: readonly AllowSide[];
  /** Those that were asked for, else those that need a rule. */
  readonly chosenSides: readonly RuleDirection[];
  /** What is wished as it stands; null where something is missing. */
  readonly wish: AllowWish | null;
  /** What is missing, as a sentence; null for nothing. */
  readonly missing: string | null;
}

/** Works out labels, ports, sides and policies for what is to be allowed between things of the picture. */
export function offerAllow(context: EditContext, request: AllowRequest): AllowOffer {
  const namedTargets = request.to.flatMap(({ id }) => endOfId(context, id) ?? []);
  const from = offeredEnds(context, request.from);
  const to = offeredEnds(context, request.to);
  const { ports, likely } = portsOfEnds(context, namedTargets);
  const chosenPorts = request.ports ?? likely;
  const ends = { from: endsOf(from), to: endsOf(to) };
  const missing = missingOf(request, from, to, chosenPorts);
  const common = { kind: "allow", from, to, ports, chosenPorts } as const;
  if (missing !== null) {
    return { ...common, sides: [], chosenSides: request.sides ?? [], wish: null, missing };
  }
  const asked = { ...ends, ports: chosenPorts === "all" ? [] : chosenPorts };
  const sides = (["egress", "ingress"] as const).map((direction) => sideOfAllow(context.evaluation, direction, asked));
  const stateOf = (direction: RuleDirection) => sides.find((side) => side.direction === direction)?.state;
  const possible = sides.filter(({ state }) => state !== "outside").map(({ direction }) => direction);
  const needed = sides.filter(({ state }) => state === "needed").map(({ direction }) => direction);
  const chosenSides = request.sides?.filter((direction) => possible.includes(direction)) ?? needed;
  if (chosenSides.length === 0) {
    return { ...common, sides, chosenSides, wish: null, missing: nothingChosen(sides) };
  }
  const isolating = chosenSides.filter((direction) => ["open", "mixed"].includes(stateOf(direction) ?? ""));
  const wish: AllowWish = { kind: "allow", ...asked, sides: chosenSides, into: request.into, isolating };
  return { ...common, sides, chosenSides, wish, missing: null };
}

function offeredEnds(context: EditContext, side: readonly AllowChoice[]): readonly OfferedEnd[] {
  const meant = side.flatMap(({ id }): readonly ClusterPod[] => {
    const named = endOfId(context, id);
    return named?.kind === "pods" ? named.pods : [];
  });
  return side.map((choice) => offeredEnd(context, choice, meant));
}

function endsOf(ends: readonly OfferedEnd[]): readonly AllowEnd[] {
  return ends.flatMap((end) => (end.kind === "unfit" || end.end === null ? [] : end.end));
}

function missingOf(
  { from: wantedFrom, to: wantedTo }: AllowRequest,
  from: readonly OfferedEnd[],
  to: readonly OfferedEnd[],
  ports: readonly AllowPort[] | "all",
): string | null {
  if (wantedFrom.length === 0) return "Choose from where it is to be allowed.";
  if (wantedTo.length === 0) return "Choose to where it is to be allowed.";
  for (const end of [...from, ...to]) {
    if (end.kind === "unfit") return end.reason;
    if (end.end === null) return `Choose labels by which ${end.name} is to be named.`;
  }
  return ports.length === 0 ? "Choose a port." : null;
}

function nothingChosen(sides: readonly AllowSide[]): string {
  if (sides.some(({ state }) => state === "needed" || state === "mixed"))
    return "Choose at which end a rule is to be written.";
  if (sides.every(({ state }) => state === "outside")) return "Both ends are outside of what policies are about.";
  return "This is allowed already: no rule is needed.";
}
