import { type DecodeContext, type Field, refuse, type Struct } from "../decode-fields";
import { portNumberProblem } from "../name-rules";
import { itemsOf, mapOf, textOf } from "./judge-text";

/** A port of a container that wants a port of the node. */
interface HostPort {
  readonly at: Field;
  readonly port: number;
  /** What two containers may not both want. */
  readonly wanted: string;
}

/**
 * Rules of `hostPort`: its range, that it is the containerPort of a pod on the host's network (where it need not be given),
 * and that no two containers want the same.
 *
 * @see core validation.checkHostPortConflicts, validatePodHostNetworkDeps; core/v1 defaults.go defaultHostNetworkPorts
 */
export function judgeHostPorts(context: DecodeContext, spec: Struct) {
  const flag = spec.field("hostNetwork").node;
  const hostNetwork = flag?.kind === "scalar" && flag.value === true;
  const containers = itemsOf(spec.field("containers"));
  const shared = new Set<string>();
  for (const item of containers) judgePorts(context, item, hostNetwork, shared, item.path);
  // init containers run one after the other, and the server blames the first of them
  for (const item of itemsOf(spec.field("initContainers")))
    judgePorts(context, item, hostNetwork, new Set(), `${spec.path}.initContainers[0]`);
  for (const item of itemsOf(spec.field("ephemeralContainers"))) judgePorts(context, item, false, null, item.path);
  if (!hostNetwork) return;
  for (const item of containers.flatMap((container) => portsOf(container))) {
    const struct = mapOf(item);
    const hostPort = numberOf(struct?.field("hostPort"));
    const port = numberOf(struct?.field("containerPort"));
    if (struct === null || hostPort === null || port === null || hostPort === 0 || hostPort === port) continue;
    const message = `on the host's network (hostNetwork) a hostPort must equal its containerPort${port === 0 ? "" : `, ${port}`}`;
    const { node, range } = struct.field("hostPort");
    const fix =
      port === 0 || node === undefined ? undefined : { title: `write ${port}`, edits: [{ ...range, text: `${port}` }] };
    refuse(context, "Invalid", struct.field("hostPort"), message, fix);
  }
}

/**
 * @param taken - what is wanted already; null: it does not matter
 * @param blamed - path of the container that the server blames for what is wanted twice
 */
function judgePorts(
  context: DecodeContext,
  item: Field,
  hostNetwork: boolean,
  taken: Set<string> | null,
  blamed: string,
) {
  for (const { at, port, wanted } of hostPortsOf(item, hostNetwork)) {
    const isGiven = at.node !== undefined;
    const problem = portNumberProblem(port);
    if (problem !== null && isGiven) refuse(context, "Invalid", at, `hostPort ${port} ${problem}`);
    if (taken?.has(wanted)) {
      const path = `${blamed}${at.path.slice(item.path.length)}`;
      const message = `the pod wants port ${port} of its node twice; only one of its containers can have it`;
      refuse(context, "Duplicate", { path, range: at.range }, message);
    }
    taken?.add(wanted);
  }
}

function hostPortsOf(container: Field, hostNetwork: boolean): readonly HostPort[] {
  return portsOf(container).flatMap((item) => {
    const struct = mapOf(item);
    if (struct === null) return [];
    const hostPort = numberOf(struct.field("hostPort"));
    const port = hostPort === 0 && hostNetwork ? numberOf(struct.field("containerPort")) : hostPort;
    const protocol = textOf(struct.field("protocol"));
    const hostIp = textOf(struct.field("hostIP"));
    if (port === null || port === 0 || protocol === null || hostIp === null) return [];
    return [{ at: struct.field("hostPort"), port, wanted: `${protocol || "TCP"}/${hostIp}/${port}` }];
  });
}

function portsOf(container: Field): readonly Field[] {
  const ports = mapOf(container)?.field("ports");
  return ports === undefined ? [] : itemsOf(ports);
}

/** A whole number, 0 where it is absent; null where it is something else, which is reported elsewhere. */
function numberOf(at: Field | undefined): number | null {
  if (at?.node === undefined) return 0;
  const value = at.node.kind === "scalar" ? at.node.value : null;
  return typeof value === "number" && Number.isInteger(value) ? value : null;
}
