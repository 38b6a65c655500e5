import type { ScenarioFile } from "../engine";
import threeTierCluster from "./three-tier/cluster.yaml?raw";
import threeTierPolicies from "./three-tier/policies.yaml?raw";

/** A scenario that comes with the app: data, no code. */
export interface Example {
  readonly name: string;
  /** One sentence for the menu: what can be seen in it. */
  readonly summary: string;
  readonly files: readonly ScenarioFile[];
}

/** The scenario that a stranger sees first. */
export const threeTier: Example = {
  name: "Three-tier application",
  summary: "A frontend, a backend and a database, each open only to the one before it.",
  files: [
    { name: "policies.yaml", text: threeTierPolicies },
    { name: "cluster.yaml", text: threeTierCluster },
  ],
};

/** All scenarios of the Examples menu, the first one first. */
export const examples: readonly Example[] = [threeTier];
