import type { ClusterPod } from "../cluster/cluster";
import { familiesOf } from "../cluster/pod-address";
import type { Endpoint } from "../cluster/resolve-endpoint";
import type { Protocol } from "../net/protocol";
import type { Evaluation } from "../policy/evaluation";
import { sharedVerdict, type Verdict } from "../policy/verdict";

/**
 * The verdict with a node as the source, whichever node it is: of the nodes that the scenario states; where none states
 * an address, of a node at any address.
 */
export function anyNodeVerdict(
  evaluation: Evaluation,
  pod: ClusterPod,
  asked: { readonly destination: Endpoint; readonly protocol: Protocol; readonly port: number },
): Verdict {
  const { cluster, compiled } = evaluation;
  const families = familiesOf(pod, cluster);
  const family = families[0] ?? 4;
  const stated = [...cluster.nodes.values()].flatMap(({ name, addresses }): Endpoint[] => {
    const address = addresses.find((one) => one.family === family);
    return address === undefined ? [] : [{ kind: "node", node: name, address }];
  });
  const anywhere = compiled.space.groups
    .filter((group) => group.family === family)
    .flatMap(({ ranges }): Endpoint[] => {
      const first = ranges[0];
      return first === undefined ? [] : [{ kind: "node", node: "", address: { family, value: first.first } }];
    });
  const verdicts = (stated.length > 0 ? stated : anywhere).map(
    (source) => evaluation.judge({ ...asked, source }).verdict,
  );
  return sharedVerdict(verdicts);
}
