import { parseCidr } from "../net/cidr";
import type { Range } from "../source/range";
import {
  type DecodeContext,
  type Field,
  readBoolean,
  readInt32,
  readIntOrString,
  readList,
  readString,
  readStringMap,
  readStruct,
  refuse,
  type Struct,
} from "./decode-fields";
import { decodeProtocol } from "./decode-network-policy";
import { decodeAddress } from "./decode-pod";
import type { Service, ServicePort } from "./objects";

const TYPES = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"] as const;

/** A Service without its metadata. */
export type ServiceSpec = Omit<Service, "kind" | "name" | "nameRange" | "labels" | "origin" | "range" | "namespace">;

/** What a Service says that names and exposure need; nothing else of it is looked at. */
export function decodeServiceSpec(context: DecodeContext, object: Struct, nameRange: Range): ServiceSpec {
  const spec = readStruct(context, object.field("spec"), null);
  const status = readStruct(context, object.field("status"), null);
  const balancer = status === null ? null : readStruct(context, status.field("loadBalancer"), null);
  const text = (name: string) => (spec === null ? null : readString(context, spec.field(name)));
  const addresses = (items: readonly Field[]) =>
    items.map((item) => decodeAddress(context, item)).filter((address) => address !== null);
  const clusterIp = text("clusterIP");
  const listed = spec === null ? [] : readList(context, spec.field("clusterIPs"));
  const clusterIps = listed.length > 0 ? listed : spec === null ? [] : [spec.field("clusterIP")];
  const ingress = balancer === null ? [] : readList(context, balancer.field("ingress"));
  const type = text("type");
  const selector = spec === null ? new Map<string, string>() : readStringMap(context, spec.field("selector"));
  return {
    type: TYPES.find((known) => known === type) ?? "ClusterIP",
    selector: selector.size === 0 ? null : selector,
    selectorRange: spec === null || selector.size === 0 ? nameRange : spec.field("selector").range,
    ports:
      spec === null ? [] : readList(context, spec.field("ports")).flatMap((item) => decodeServicePort(context, item)),
    headless: clusterIp === "None",
    publishNotReadyAddresses: (spec !== null && readBoolean(context, spec.field("publishNotReadyAddresses"))) ?? false,
    clusterIPs: clusterIp === "None" ? [] : addresses(clusterIps),
    externalIPs: spec === null ? [] : addresses(readList(context, spec.field("externalIPs"))),
    loadBalancerIPs: addresses(ingress.flatMap((item) => readStruct(context, item, null)?.field("ip") ?? [])),
    sourceRanges: (spec === null ? [] : readList(context, spec.field("loadBalancerSourceRanges"))).flatMap(
      (item) => parseCidr(readString(context, item)?.trim() ?? "") ?? [],
    ),
    externalName: text("externalName") || null,
    externalNameRange: spec === null || !text("externalName") ? nameRange : spec.field("externalName").range,
    externalTrafficPolicy: text("externalTrafficPolicy") === "Local" ? "Local" : "Cluster",
  };
}

function decodeServicePort(context: DecodeContext, at: Field): ServicePort[] {
  const struct = readStruct(context, at, null);
  if (struct === null) return [];
  const port = readInt32(context, struct.field("port"));
  if (port === null) {
    if (struct.field("port").node === undefined)
      refuse(context, "Required", struct.field("port"), "a Service port needs its number");
    return [];
  }
  return [
    {
      name: readString(context, struct.field("name")) || null,
      protocol: decodeProtocol(context, struct.field("protocol")),
      port,
      // absent, empty and 0 are all defaulted to the port
      targetPort: readIntOrString(context, struct.field("targetPort")) || port,
      nodePort: readInt32(context, struct.field("nodePort")),
      range: at.range,
    },
  ];
}
