import type { ScenarioFile } from "../engine";
import type { Example } from "./example";
import threeTierCluster from "./three-tier/cluster.yaml?raw";
import threeTierPolicies from "./three-tier/policies.yaml?raw";

const threeTierFiles: readonly ScenarioFile[] = [
  { name: "policies.yaml", text: threeTierPolicies },
  { name: "cluster.yaml", text: threeTierCluster },
];

/** The scenario that a stranger sees first; its texts come with the page. */
export const threeTier: Example & { readonly files: readonly ScenarioFile[] } = {
  name: "Three-tier application",
  slug: "three-tier",
  group: "Start here",
  look: "Follow the solid arrows from anyone to `frontend`, `backend` and `database`: each tier lets in only the one before it.",
  lesson:
    "Once every pod is isolated both ways, a connection of two pods needs two rules: one for the way out of the caller, one for the way into the callee.",
  files: threeTierFiles,
  load: () => Promise.resolve(threeTierFiles),
};
