import type { ClusterPod } from "../../cluster/cluster";
import { findDnsService } from "../../cluster/dns-pods";
import type { Endpoint } from "../../cluster/resolve-endpoint";
import type { IpAddress } from "../../net/ip-address";
import type { Protocol } from "../../net/protocol";
import { explainConnection } from "../../policy/explain";
import type { ClusterDns, DnsBackend } from "../../service/cluster-dns";
import { findClusterDns } from "../../service/cluster-dns";
import type { ServiceDirectory } from "../../service/service-directory";
import { explanationHints } from "../why/explanation-hints";
import type { TraceOutcome, TraceStep } from "./connection-trace";
import type { TraceContext } from "./trace-context";
import { joinOutcomes } from "./trace-outcomes";
import { leaveCluster } from "./trace-outside";
import { endByPolicies, policySteps } from "./trace-policies";

/** What came of a pod's question to DNS. */
export interface DnsAnswer {
  /** Null: DNS answers; else the end of the whole way. */
  readonly end: TraceOutcome | null;
  /** The policies on the way to DNS; empty where nobody was asked. */
  readonly steps: readonly TraceStep[];
  /** Why there was no answer, or what else is worth knowing; a sentence, or empty. */
  readonly remark: string;
}

/** Who answers a pod's questions for names. */
export type Resolver = "cluster" | "node";

/**
 * Whose resolver a pod asks: the cluster's, but its node's with `dnsPolicy: Default`, and with hostNetwork unless it says
 * `ClusterFirstWithHostNet`. `None` names resolvers of its own, which are the cluster's where the DNS Service has one of
 * their addresses, and not as far as the text goes otherwise.
 *
 * @see kubernetes DNS for Services and Pods, "Pod's DNS Policy"
 */
export function resolverOf({ services }: Pick<ServiceDirectory, "services">, { pod }: ClusterPod): Resolver {
  switch (pod.dnsPolicy) {
    case "ClusterFirstWithHostNet":
      return "cluster";
    case "Default":
      return "node";
    case "None": {
      const own = findDnsService(services)?.clusterIPs ?? [];
      const isOwn = (address: IpAddress) =>
        own.some(({ family, value }) => family === address.family && value === address.value);
      return pod.nameservers.some(isOwn) ? "cluster" : "node";
    }
    default:
      return pod.hostNetwork ? "node" : "cluster";
  }
}

/**
 * A pod asks the cluster's DNS: over UDP, at the port of the DNS pods behind the DNS Service. Any of the DNS pods may be
 * picked: where they differ, it depends.
 */
export function askClusterDns(context: TraceContext, source: Endpoint): DnsAnswer {
  const dns = findClusterDns(context.directory);
  if (!dns.asksOverUdp) {
    const remark = `The DNS Service ${serviceName(dns)} has no UDP port 53, so no question gets through it.`;
    return { end: { kind: "not-resolved", because: "dns-unreachable" }, steps: [], remark };
  }
  if (dns.udp.length === 0) {
    const remark =
      dns.service === null ? "No DNS pod is ready." : `No ready pod is behind the DNS Service ${serviceName(dns)}.`;
    return { end: { kind: "not-resolved", because: "no-dns" }, steps: [], remark };
  }
  const asked = dns.udp.map((backend) => ({ backend, end: endOf(context, source, backend, "UDP") }));
  const end = joinOutcomes(asked.map((each) => each.end ?? { kind: "answered" }));
  const shown = asked.find((each) => each.end !== null) ?? asked[0];
  const steps = shown === undefined ? [] : stepsTo(context, source, shown.backend);
  const isTcpOpen = dns.tcp.length > 0 && dns.tcp.every((backend) => endOf(context, source, backend, "TCP") === null);
  const port = shown?.backend.port ?? 53;
  switch (end.kind) {
    case "answered":
      return {
        end: null,
        steps,
        remark: isTcpOpen ? "" : `TCP ${port} to DNS is closed, which only answers too large for UDP need.`,
      };
    case "depends": {
      const remark =
        end.on === "differ"
          ? "Some DNS pods are let through and some are not."
          : "The profile leaves open whether DNS is reached.";
      return { end, steps, remark };
    }
    default: {
      const hint = isTcpOpen ? `: TCP ${port} is let through, but names are asked for over UDP` : "";
      return {
        end: { kind: "not-resolved", because: "dns-unreachable" },
        steps,
        remark: `DNS does not answer${hint}.`,
      };
    }
  }
}

/** A pod asks its node's resolver for a name outside: over UDP 53 somewhere, the text does not say where. */
export function askNodeResolver(context: TraceContext, source: Endpoint): DnsAnswer {
  const name = "the resolver of its node";
  const { end, steps } = leaveCluster(context, { leg: "dns", source, protocol: "UDP", port: 53, name });
  if (end === null) return { end: null, steps: steps(), remark: "" };
  if (end.kind === "depends") {
    return { end, steps: steps(), remark: "Whether the resolver of its node is reached depends on where that is." };
  }
  const remark = "The resolver of its node does not answer: no rule lets UDP 53 out.";
  return { end: { kind: "not-resolved", because: "dns-unreachable" }, steps: steps(), remark };
}

function serviceName({ service }: ClusterDns): string {
  return service === null ? "" : `${service.namespace}/${service.name}`;
}

function connectionTo(source: Endpoint, { pod, port }: DnsBackend, protocol: Protocol) {
  const destination: Endpoint = { kind: "pod", pod: pod.id, address: null };
  return { source, destination, protocol, port };
}

function endOf({ evaluation }: TraceContext, source: Endpoint, backend: DnsBackend, protocol: Protocol) {
  return endByPolicies(evaluation.judge(connectionTo(source, backend, protocol)));
}

function stepsTo(context: TraceContext, source: Endpoint, backend: DnsBackend): readonly TraceStep[] {
  const { evaluation, directory, lineOf } = context;
  const connection = connectionTo(source, backend, "UDP");
  return policySteps(context, "dns", explainConnection(evaluation, connection, lineOf, explanationHints(directory)));
}
