import { isProtocol } from "../net/protocol";
import {
  type DecodeContext,
  type Field,
  readInt32,
  readList,
  readString,
  readStruct,
  type Struct,
} from "./decode-fields";
import { decodeAddress } from "./decode-pod";
import type { EndpointAddress, EndpointPort, EndpointSlice, Endpoints, Labels } from "./objects";

/** Addresses and ports of an EndpointSlice; an endpoint that does not say whether it is ready is. */
export function decodeEndpointSlice(
  context: DecodeContext,
  object: Struct,
  labels: Labels,
): Pick<EndpointSlice, "serviceName" | "addresses" | "ports"> {
  const addresses = readList(context, object.field("endpoints")).flatMap((item) => {
    const endpoint = readStruct(context, item, null);
    if (endpoint === null) return [];
    const conditions = readStruct(context, endpoint.field("conditions"), null);
    const condition = conditions?.field("ready").node;
    const ready = !(condition?.kind === "scalar" && condition.value === false);
    const hostname = readString(context, endpoint.field("hostname")) || null;
    return readList(context, endpoint.field("addresses")).flatMap((field): readonly EndpointAddress[] => {
      const address = decodeAddress(context, field);
      return address === null ? [] : [{ address, ready, hostname }];
    });
  });
  const ports = decodePorts(context, object.field("ports"));
  return { serviceName: labels.get("kubernetes.io/service-name") ?? null, addresses, ports };
}

/**
 * The subsets of Endpoints: `addresses` are ready, `notReadyAddresses` are not.
 *
 * @see k8s.io/api/core/v1 EndpointSubset
 */
export function decodeEndpoints(context: DecodeContext, object: Struct): Pick<Endpoints, "subsets"> {
  const subsets = readList(context, object.field("subsets")).flatMap((item) => {
    const subset = readStruct(context, item, null);
    if (subset === null) return [];
    const read = (name: string, ready: boolean) =>
      readList(context, subset.field(name)).flatMap((field) => decodeSubsetAddress(context, field, ready));
    const addresses = [...read("addresses", true), ...read("notReadyAddresses", false)];
    return [{ addresses, ports: decodePorts(context, subset.field("ports")) }];
  });
  return { subsets };
}

function decodeSubsetAddress(context: DecodeContext, at: Field, ready: boolean): readonly EndpointAddress[] {
  const struct = readStruct(context, at, null);
  const address = struct === null ? null : decodeAddress(context, struct.field("ip"));
  if (struct === null || address === null) return [];
  return [{ address, ready, hostname: readString(context, struct.field("hostname")) || null }];
}

function decodePorts(context: DecodeContext, at: Field): readonly EndpointPort[] {
  return readList(context, at).flatMap((item) => {
    const struct = readStruct(context, item, null);
    const port = struct === null ? null : readInt32(context, struct.field("port"));
    if (struct === null || port === null) return [];
    const protocol = readString(context, struct.field("protocol")) ?? "TCP";
    return isProtocol(protocol) ? [{ name: readString(context, struct.field("name")) || null, protocol, port }] : [];
  });
}
