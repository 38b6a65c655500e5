import type { Profile } from "../policy/profile";

/** The default profile as section 8 has it, written down a second time: 10.244.0.0/16 and fd00:10:244::/56. */
export const KUBERNETES: Profile = {
  name: "kubernetes",
  enforced: true,
  ipBlockMatchesPods: "yes",
  endPort: "yes",
  ownNodeToPod: "yes",
  podToOwnNode: "yes",
  hostNetworkAsNode: "yes",
  ipBlockMatchesNodes: "yes",
  hairpin: "depends",
  emptyServiceRefuses: "yes",
  podCidrs: [
    { family: 4, first: 0x0af4_0000n, last: 0x0af4_ffffn },
    {
      family: 6,
      first: 0xfd00_0010_0244_0000_0000_0000_0000_0000n,
      last: 0xfd00_0010_0244_00ff_ffff_ffff_ffff_ffffn,
    },
  ],
};
