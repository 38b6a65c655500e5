import type { Cluster } from "../cluster/cluster";
import type { NetworkPolicy } from "../kube/objects";
import { judgeAll } from "../policy/all-verdicts";
import { evaluate } from "../policy/evaluate";
import type { Evaluation } from "../policy/evaluation";
import { KUBERNETES_PROFILE } from "../policy/profiles";

/** What was judged, held for as long as its memory is looked at. */
export interface Judged {
  readonly evaluation: Evaluation;
  /** Pairs that let some port through, counted, so that every verdict is looked at. */
  readonly connected: number;
}

/** Judges every pair of classes and address groups on all ports, in each family that addresses of the cluster have. */
export function judgeEverything(cluster: Cluster, policies: readonly NetworkPolicy[]): Judged {
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  let connected = 0;
  for (const family of cluster.presumedFamilies) {
    for (const { possible } of judgeAll(evaluation, family).rows()) connected += countOpen(possible);
  }
  return { evaluation, connected };
}

function countOpen(verdicts: Int32Array): number {
  let open = 0;
  for (let to = 0; to < verdicts.length; to++) if (verdicts[to] !== 0) open += 1;
  return open;
}
