import { hasPort, type PortSet, portsOf } from "../../net/port-set";
import { listeningOn, listeningPorts } from "../../service/listening";
import { createServiceDirectory } from "../../service/service-directory";
import { targetPortOn } from "../../service/service-endpoints";
import type { AllowPort } from "../allow/allow-end";
import type { EditContext } from "../edit-context";
import { type NearAsked, portsOneByOne } from "./near-asked";
import type { NearChange } from "./near-change";
import { changesOfPair } from "./near-pair";

/** Changes that let one of several ports through. */
export interface NearOnePort {
  /** The one. */
  readonly ports: PortSet;
  readonly changes: readonly NearChange[];
}

/**
 * Of several ports that do not get through, the one that is surely meant: a Service leads to it, or one side opens it and not
 * the others; both say more than either. Null where none is ahead of the others, or nobody listens on it.
 */
export function changesOfOnePort(context: EditContext, asked: NearAsked): NearOnePort | null {
  const ports = portsOneByOne(asked.ports);
  if (ports === "all" || ports.length < 2) return null;
  const meant = mostMeant(context, asked, ports);
  if (meant === null) return null;
  const { protocol, port } = meant;
  const only = portsOf(protocol, Number(port), Number(port));
  const { changes } = changesOfPair(context, { ...asked, ports: only });
  const told = `Of the ports asked about, this lets ${protocol} ${port} through.`;
  return { ports: only, changes: changes.map((change) => ({ ...change, sentence: `${change.sentence} ${told}` })) };
}

function mostMeant(context: EditContext, asked: NearAsked, ports: readonly AllowPort[]): AllowPort | null {
  const { destination, source, family } = asked;
  const { sides } = context.evaluation;
  const signs = [
    ledTo(context, asked, ports),
    ...[sides.egress(source, destination, family), sides.ingress(source, destination, family)].map(({ sure }) =>
      ports.filter(({ protocol, port }) => hasPort(sure, protocol, Number(port))),
    ),
  ]
    // What is said of all tells none of them from the others.
    .filter(({ length }) => length < ports.length);
  const heard = ports.filter((port) => isHeard(asked, port));
  const scored = heard.map((port) => ({ port, score: signs.filter((sign) => sign.includes(port)).length }));
  const most = Math.max(0, ...scored.map(({ score }) => score));
  const [first, ...more] = scored.filter(({ score }) => score === most);
  return most === 0 || first === undefined || more.length > 0 ? null : first.port;
}

/** The ports to which Services lead at the destination. */
function ledTo(
  { evaluation, objects }: EditContext,
  { destination }: NearAsked,
  ports: readonly AllowPort[],
): readonly AllowPort[] {
  if (destination.kind !== "class") return [];
  const { pod } = destination;
  const directory = createServiceDirectory(evaluation.cluster, objects);
  const own = directory.services.filter((service) =>
    directory.endpoints(service).some((end) => end.pod?.id === pod.id),
  );
  return ports.filter(({ protocol, port }) =>
    own.some((service) =>
      service.ports.some((one) => one.protocol === protocol && targetPortOn(pod, one) === Number(port)),
    ),
  );
}

/** Whether something listens there; of a pod that says of no port that it does, nobody knows. */
function isHeard({ destination }: NearAsked, { protocol, port }: AllowPort): boolean {
  if (destination.kind !== "class") return true;
  const { pod } = destination;
  return listeningPorts(pod.pod).length === 0 || listeningOn(pod.pod, protocol, Number(port)) !== null;
}
