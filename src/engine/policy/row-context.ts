import type { PolicyRule } from "../kube/objects";
import type { Family } from "../net/ip-address";
import { type AddressViews, type PresumedPlace, viewAddresses } from "./address-views";
import type { CompiledPolicies } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import type { PortSetPool } from "./port-set-pool";
import type { Answer, Profile } from "./profile";
import { createRulePortIds, type RulePortIds } from "./rule-port-ids";
import type { SideRow } from "./side-rows";

/** Everything that making a row needs. The profile does not leave open how hostNetwork pods are seen. */
export interface RowContext {
  readonly compiled: CompiledPolicies;
  readonly profile: Profile;
  readonly views: AddressViews;
  readonly pool: PortSetPool;
  readonly portsOf: (rule: PolicyRule) => RulePortIds;
  /** By class index, 1 where it acts as its node does; null where none does. */
  nodeLike(): Uint8Array | null;
  /** The row of every set without rules. */
  nothing(): SideRow;
  /** Where ipBlocks see the classes. */
  places(family: Family): SeenPlaces;
}

/** Classes that ipBlocks see in the same groups; those that no ipBlock may match are in none. */
export interface SeenPlace {
  /** One where the address is stated, else all in which it may be. */
  readonly groups: readonly number[];
  /** Indices. */
  readonly classes: readonly number[];
  readonly nodeLike: boolean;
  /** Whether an ipBlock matches them. */
  readonly matching: Exclude<Answer, "no">;
}

/** The classes by where they are seen. */
export interface SeenPlaces {
  /** Those that are seen in one group alone, by group. */
  readonly ofGroup: ReadonlyMap<number, readonly SeenPlace[]>;
  /** Those that may be in several. */
  readonly open: readonly SeenPlace[];
}

/** Makes what rows of a profile are made with; nothing is worked out before it is asked. */
export function createRowContext(
  compiled: CompiledPolicies,
  profile: Profile,
  presumed: PresumedPlace,
  pool: PortSetPool,
  portsOf = createRulePortIds(pool, profile.endPort),
): RowContext {
  const views = viewAddresses(compiled.cluster, compiled.space, profile, presumed);
  let nodeLike: Uint8Array | null | undefined;
  let nothing: SideRow | null = null;
  const places = new Map<Family, SeenPlaces>();
  return {
    compiled,
    profile,
    views,
    pool,
    portsOf,
    nodeLike() {
      if (nodeLike === undefined) nodeLike = findNodeLike(compiled.table.classes, profile);
      return nodeLike;
    },
    nothing() {
      if (nothing === null) {
        const cells = new Uint32Array(compiled.table.classes.length + compiled.space.groups.length + 1);
        nothing = { sure: cells, possible: cells };
      }
      return nothing;
    },
    places(family) {
      const known = places.get(family) ?? findPlaces(compiled.table.classes, profile, views, family);
      places.set(family, known);
      return known;
    },
  };
}

/** Whether a class acts as its node does: hostNetwork, where the profile sees it so (N37). */
export function isNodeLike(endpointClass: EndpointClass, profile: Profile): boolean {
  return endpointClass.hostNetwork && profile.hostNetworkAsNode !== "no";
}

function findNodeLike(classes: readonly EndpointClass[], profile: Profile): Uint8Array | null {
  if (!classes.some((endpointClass) => isNodeLike(endpointClass, profile))) return null;
  return Uint8Array.from(classes, (endpointClass) => (isNodeLike(endpointClass, profile) ? 1 : 0));
}

function findPlaces(
  classes: readonly EndpointClass[],
  profile: Profile,
  views: AddressViews,
  family: Family,
): SeenPlaces {
  const places = new Map<string, SeenPlace & { classes: number[] }>();
  for (const endpointClass of classes) {
    const nodeLike = isNodeLike(endpointClass, profile);
    const matching = nodeLike ? profile.ipBlockMatchesNodes : profile.ipBlockMatchesPods;
    const groups = views.groupsOf(endpointClass, family);
    if (matching === "no" || groups.length === 0) continue;
    const key = `${nodeLike} ${groups.length === 1 ? groups[0] : groups.join(",")}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, { groups, classes: [endpointClass.index], nodeLike, matching });
    else known.classes.push(endpointClass.index);
  }
  const ofGroup = new Map<number, SeenPlace[]>();
  const open: SeenPlace[] = [];
  for (const place of places.values()) {
    const [group] = place.groups;
    if (place.groups.length > 1 || group === undefined) open.push(place);
    else ofGroup.set(group, [...(ofGroup.get(group) ?? []), place]);
  }
  return { ofGroup, open };
}
