import type { NetworkPolicy } from "../kube/objects";
import type { AddressBlock } from "../net/address-space";
import { namedPortKey } from "./rule-ports";

/** What a policy makes a difference by: it decides how finely pods and addresses are told apart. */
export interface PolicyNeeds {
  /** Keys that its pod selectors read, subjects' and peers'. */
  readonly labelKeys: readonly string[];
  /** Its named ports, by {@link namedPortKey}. */
  readonly portNames: readonly string[];
  /** Its ipBlocks by {@link blockKey}. */
  readonly blocks: ReadonlyMap<string, AddressBlock>;
  /** Whether some rule has an endPort above its port. */
  readonly endPort: boolean;
}

/** Finds what a policy makes a difference by, once an object. */
export function needsOfPolicy(policy: NetworkPolicy): PolicyNeeds {
  const known = needs.get(policy);
  if (known !== undefined) return known;
  const found = findNeeds(policy);
  needs.set(policy, found);
  return found;
}

/** A string that is equal for blocks of the same addresses and exceptions. */
export function blockKey({ cidr, except }: AddressBlock): string {
  return [cidr, ...except].map(({ family, first, last }) => `${family} ${first} ${last}`).join(" ");
}

const needs = new WeakMap<NetworkPolicy, PolicyNeeds>();

function findNeeds({ podSelector, ingress, egress }: NetworkPolicy): PolicyNeeds {
  const labelKeys = new Set(podSelector.requirements.map(({ key }) => key));
  const portNames = new Set<string>();
  const blocks = new Map<string, AddressBlock>();
  let hasEndPort = false;
  for (const { peers, ports } of [...ingress, ...egress]) {
    for (const peer of peers) {
      if (peer.kind === "ipBlock") blocks.set(blockKey(peer), peer);
      else for (const { key } of peer.podSelector?.requirements ?? []) labelKeys.add(key);
    }
    for (const { protocol, port, endPort } of ports) {
      if (typeof port === "string") portNames.add(namedPortKey({ protocol, name: port }));
      if (endPort !== null && endPort !== port) hasEndPort = true;
    }
  }
  return { labelKeys: [...labelKeys], portNames: [...portNames], blocks, endPort: hasEndPort };
}
