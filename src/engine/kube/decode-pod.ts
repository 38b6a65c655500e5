import { type IpAddress, parseIpAddress } from "../net/ip-address";
import {
  type DecodeContext,
  type Field,
  readBoolean,
  readInt32,
  readList,
  readString,
  readStruct,
  refuse,
  type Struct,
} from "./decode-fields";
import { decodeLabels } from "./decode-metadata";
import { decodeProtocol } from "./decode-network-policy";
import { refuseName, refuseSamePort, warnOfAddress } from "./explain/explain-name";
import { portNameProblem, portNumberProblem } from "./name-rules";
import type { Container, ContainerPort, PodSpec, PodStatus, PodTemplate } from "./objects";

/**
 * What a Pod's `spec` says about connections.
 *
 * @param at - the field `spec`
 */
export function decodePodSpec(context: DecodeContext, at: Field): PodSpec {
  const spec = readStruct(context, at, null);
  const containers = spec === null ? [] : readList(context, spec.field("containers"));
  // of a template only what the pods' ports are is read
  if (at.path === "spec" && containers.length === 0 && (at.node === undefined || spec !== null)) {
    const field = spec?.field("containers");
    if (field === undefined || field.node === undefined || field.node.kind === "list") {
      const blame = { path: `${at.path}.containers`, range: field?.range ?? at.range };
      refuse(context, "Required", blame, "a pod needs at least one container");
    }
  }
  if (spec === null) return NO_SPEC;
  const hostNetwork = readBoolean(context, spec.field("hostNetwork")) ?? false;
  const sidecars = readList(context, spec.field("initContainers")).filter((item) => isSidecar(item));
  const running = [...containers, ...sidecars].flatMap((item) => decodeContainer(context, item));
  const text = (name: string) => readString(context, spec.field(name)) || null;
  return {
    containers: running,
    ports: running.flatMap(({ ports }) => ports),
    hostNetwork,
    nodeName: text("nodeName"),
    hostname: text("hostname"),
    subdomain: text("subdomain"),
    dnsPolicy: text("dnsPolicy"),
    nameservers: decodeNameservers(context, spec.field("dnsConfig")),
  };
}

const NO_SPEC: PodSpec = {
  containers: [],
  ports: [],
  hostNetwork: false,
  nodeName: null,
  hostname: null,
  subdomain: null,
  dnsPolicy: null,
  nameservers: [],
};

/** Of a Pod the server refuses what is no address, see `judge-pod.ts`: then nothing more is said of it here. */
function decodeNameservers(context: DecodeContext, at: Field): readonly IpAddress[] {
  const config = readStruct(context, at, null);
  const listed = config === null ? [] : readList(context, config.field("nameservers"));
  const own = at.path === "spec.dnsConfig" ? { findings: [] } : context;
  return listed.map((item) => decodeAddress(own, item)).filter((address) => address !== null);
}

/** N51: an init container that is always restarted runs beside the others. */
function isSidecar(at: Field): boolean {
  if (at.node?.kind !== "map") return false;
  const policy = at.node.entries.find((entry) => entry.key === "restartPolicy")?.value;
  return policy?.kind === "scalar" && policy.value === "Always";
}

function decodeContainer(context: DecodeContext, at: Field): Container[] {
  const container = readStruct(context, at, null);
  if (container === null) return [];
  const words = (name: string) =>
    readList(context, container.field(name)).flatMap((item) => readString(context, item) ?? []);
  return [
    {
      name: readString(context, container.field("name")) ?? "",
      image: readString(context, container.field("image")) || null,
      command: words("command"),
      args: words("args"),
      ports: decodeContainerPorts(context, container),
    },
  ];
}

/** @see pkg/apis/core/validation validateContainerPorts */
function decodeContainerPorts(context: DecodeContext, container: Struct): ContainerPort[] {
  const ports: ContainerPort[] = [];
  for (const item of readList(context, container.field("ports"))) {
    const struct = readStruct(context, item, null);
    if (struct === null) continue;
    const portField = struct.field("containerPort");
    const port = readInt32(context, portField);
    const nameField = struct.field("name");
    const name = readString(context, nameField) || null;
    const protocol = decodeProtocol(context, struct.field("protocol"));
    const problem = port === null ? null : portNumberProblem(port);
    if (port === null || port === 0) {
      if (portField.node === undefined || port === 0)
        refuse(context, "Required", portField, "a port needs its containerPort");
    } else if (problem !== null) refuse(context, "Invalid", portField, `containerPort ${port} ${problem}`);
    const nameProblem = name === null ? null : portNameProblem(name);
    if (name !== null && nameProblem !== null)
      refuseName(context, nameField, "the port name", name, nameProblem, portNameProblem);
    else if (name !== null && ports.some((other) => other.name === name)) refuseSamePort(context, nameField, name);
    if (port !== null) ports.push({ name, protocol, port, range: item.range });
  }
  return ports;
}

/** What a Pod's `status` says; null where it is absent or empty (N53). Wrong addresses are warned of and left out. */
export function decodePodStatus(context: DecodeContext, at: Field): PodStatus | null {
  const status = readStruct(context, at, null);
  if (status === null || (at.node?.kind === "map" && at.node.entries.length === 0)) return null;
  return {
    phase: readString(context, status.field("phase")) || null,
    podIPs: decodeAddresses(context, status, "podIPs", "podIP"),
    hostIPs: decodeAddresses(context, status, "hostIPs", "hostIP"),
    ready: decodeReady(context, status),
  };
}

/** The addresses of the list field's `ip` members; where it has none that can be read, the single field's. */
function decodeAddresses(context: DecodeContext, status: Struct, list: string, single: string): readonly IpAddress[] {
  const fields = readList(context, status.field(list)).map(
    (item) => readStruct(context, item, null)?.field("ip") ?? item,
  );
  const listed = fields.map((field) => decodeAddress(context, field)).filter((address) => address !== null);
  if (listed.length > 0) return listed;
  const only = decodeAddress(context, status.field(single));
  return only === null ? [] : [only];
}

/** One address; null where absent, empty or wrong (a warning: the object is accepted all the same). */
export function decodeAddress(context: DecodeContext, at: Field): IpAddress | null {
  const text = readString(context, at);
  if (text === null || text === "") return null;
  const address = parseIpAddress(text);
  if (address === null) warnOfAddress(context, at, text);
  return address;
}

function decodeReady(context: DecodeContext, status: Struct): boolean | null {
  for (const item of readList(context, status.field("conditions"))) {
    const condition = readStruct(context, item, null);
    if (condition === null || readString(context, condition.field("type")) !== "Ready") continue;
    return readString(context, condition.field("status")) === "True";
  }
  return null;
}

/** A pod template; null where it is absent. Its containers may be missing here: only the pods' ports are read. */
export function decodePodTemplate(context: DecodeContext, at: Field): PodTemplate | null {
  const template = readStruct(context, at, null);
  if (template === null) return null;
  const metadata = readStruct(context, template.field("metadata"), null);
  const labels = metadata === null ? new Map<string, string>() : decodeLabels(context, metadata.field("labels"));
  return { ...decodePodSpec(context, template.field("spec")), labels, range: template.range };
}
