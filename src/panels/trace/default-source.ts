import type { Graph } from "../../engine";
import { OUTSIDE_ADDRESS, podOf } from "./source-options";

interface SourceWish {
  /** Id of the node that was selected before; null: none was. */
  readonly preferred: string | null;
  /** `namespace/pod` of those that are asked: they hardly ask themselves. */
  readonly endpoints: readonly string[];
}

/**
 * Who asks until somebody else is chosen: the node that was selected before, else the first workload that is not asked
 * itself, one of the text before an assumed one; where there is none, somebody outside.
 */
export function defaultSource({ nodes }: Pick<Graph, "nodes">, { preferred, endpoints }: SourceWish): string {
  const asked = new Set(endpoints);
  const free = nodes.filter(
    (node) => node.kind === "workload" && podOf(node) !== null && !node.pods.some((pod) => asked.has(pod)),
  );
  const chosen =
    free.find(({ id }) => id === preferred) ??
    free.find((node) => node.kind === "workload" && !node.assumed) ??
    free[0];
  return (chosen && podOf(chosen)) ?? OUTSIDE_ADDRESS;
}
