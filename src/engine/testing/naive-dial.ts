import type { TraceRequest } from "../insight/trace/connection-trace";
import { parseIpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import type { Endpoint } from "../policy/verdict";
import { at, type Json, text } from "./json";
import { naiveAssumes } from "./naive-assumes";
import { isDnsService } from "./naive-completion";
import { naiveEndpoint } from "./naive-endpoint";
import { naiveVerdict } from "./naive-evaluator";
import { listens } from "./naive-listening";
import { type NaiveOutcome, surely } from "./naive-outcome";
import { selects } from "./naive-peers";
import { type NaiveTarget, readServices, targetsOf } from "./naive-services";
import type { TraceWorld } from "./naive-trace-world";
import { podOf } from "./naive-world";

/**
 * What comes of dialling one end: the policies of both sides, then whether somebody listens. A pod that meets itself
 * through a Service is a hairpin: where it is isolated the profile decides (N35), else it reaches itself.
 */
export function dial(
  world: TraceWorld,
  source: Endpoint,
  { protocol }: Pick<TraceRequest, "protocol">,
  end: Endpoint,
  port: number,
  through?: number,
): NaiveOutcome {
  const isItself = source.kind === "pod" && end.kind === "pod" && source.pod === end.pod;
  const isHairpin = isItself && through !== undefined && world.mutant !== "hairpin-is-itself";
  if (isHairpin && (isIsolated(world, source) || world.mutant === "hairpin-asks-the-profile-always")) {
    if (world.profile.hairpin === "depends") return surely({ kind: "depends", on: ["hairpin"] });
    // which side drops it nobody says
    if (world.profile.hairpin === "no") return { outcome: { kind: "timed-out", droppedBy: "both" }, isLoose: true };
  }
  const seen = world.mutant === "policies-see-service-port" ? (through ?? port) : port;
  const dropped = judged(world, source, end, protocol, seen);
  if (dropped !== null && world.mutant !== "policies-not-asked") return dropped;
  if (end.kind !== "pod" || listens(podOf(world, end.pod).pod, protocol, port, world.mutant)) {
    return surely({ kind: "answered" });
  }
  return surely({ kind: "refused", because: "nobody-listens" });
}

/** Whether some policy selects a pod to which policies apply at all. */
function isIsolated(world: TraceWorld, { pod: id }: Endpoint & { readonly kind: "pod" }): boolean {
  const { pod, namespace } = podOf(world, id);
  if (!world.profile.enforced || (pod.hostNetwork && world.profile.hostNetworkAsNode !== "no")) return false;
  // every policy isolates in one direction at least (N13 to N15)
  return world.policies.some(
    ({ namespace: own, podSelector, policyTypes }) =>
      own === namespace &&
      (policyTypes.ingress || policyTypes.egress) &&
      selects({ ...world, mutant: null }, podSelector, pod.labels),
  );
}

/** How policies keep a connection from its end; null where they let it through. */
function judged(
  world: TraceWorld,
  source: Endpoint,
  destination: Endpoint,
  protocol: Protocol,
  port: number,
): NaiveOutcome | null {
  const connection = { source, destination, protocol, port };
  const { verdict, egress, ingress } = naiveVerdict(world, connection);
  const isOpen = world.mutant === "egress-not-asked" && egress === false;
  if (verdict === "allowed" || (isOpen && ingress !== false)) return null;
  if (verdict === "depends") return surely({ kind: "depends", on: naiveAssumes(world, connection) });
  const droppedBy = egress !== false ? "destination" : ingress !== false ? "source" : "both";
  return surely({ kind: "timed-out", droppedBy });
}

/** What keeps a pod from an answer of DNS; null where nothing does. Only UDP counts, at the port of the DNS pods. */
export function askDns(world: TraceWorld, source: Endpoint): NaiveOutcome | null {
  if (world.mutant === "dns-needs-no-policy") return null;
  const targets = dnsTargets(world);
  if (targets.length === 0) return surely({ kind: "not-resolved", because: "no-dns" });
  const protocols: readonly Protocol[] = world.mutant === "dns-over-tcp-suffices" ? ["TCP", "UDP"] : ["UDP"];
  const answers = targets.map(({ end, port }) => {
    const destination = naiveEndpoint(world.cluster, end);
    if (destination === null) throw new Error(`no end: ${end}`);
    const at = world.mutant === "dns-at-service-port" ? 53 : port;
    const verdicts = protocols.map(
      (protocol) => naiveVerdict(world, { source, destination, protocol, port: at }).verdict,
    );
    return verdicts.includes("allowed") ? "allowed" : (verdicts.at(-1) ?? "denied");
  });
  if (answers.every((answer) => answer === "allowed")) return null;
  if (answers.every((answer) => answer === "denied")) {
    return surely({ kind: "not-resolved", because: "dns-unreachable" });
  }
  return { outcome: { kind: "depends", on: "differ" }, isLoose: true };
}

/** DNS pods and the port there: behind the DNS Service, else the ready pods that wear upstream's label, at 53. */
function dnsTargets(world: TraceWorld): readonly NaiveTarget[] {
  const written = readServices(world.objects.filter(isDnsService));
  const ports = written.flatMap((service) => service.ports.map((port) => ({ service, port })));
  const asked = ports.filter(({ port }) => port.protocol === "UDP" && port.port === 53);
  if (written.length > 0) return asked.flatMap(({ service, port }) => targetsOf(world, service, port));
  const labelled = { "k8s-app": "kube-dns" };
  const [service] = readServices([{ ...ALL_OF_KUBE_SYSTEM, spec: { selector: labelled, ports: [DNS_PORT] } }]);
  const [port] = service?.ports ?? [];
  return service === undefined || port === undefined ? [] : targetsOf(world, service, port);
}

const ALL_OF_KUBE_SYSTEM = { kind: "Service", metadata: { name: "dns", namespace: "kube-system" } };
const DNS_PORT = { port: 53, protocol: "UDP" };

/** A name outside: nobody knows its address, so it is tried at every stretch that the ipBlocks of policies cut out. */
export function dialOutside(
  world: TraceWorld,
  source: Endpoint,
  asked: Pick<TraceRequest, "protocol"> & { readonly port: number },
): NaiveOutcome {
  const outcomes = outsideAddresses(world).map((address) =>
    dial(world, source, asked, { kind: "external", address }, asked.port),
  );
  const [first] = outcomes;
  if (first !== undefined && outcomes.every(({ outcome }) => outcome.kind === first.outcome.kind)) return first;
  return { outcome: { kind: "depends", on: "differ" }, isLoose: true };
}

function outsideAddresses(world: TraceWorld) {
  const blocks = JSON.stringify(world.objects.filter((object: Json) => text(at(object, "kind")) === "NetworkPolicy"));
  const starts = [...blocks.matchAll(/"(?:cidr":")?([0-9a-f.:]+)\/\d+"/g)].map(([, start = ""]) => start);
  return ["203.0.113.200", "198.51.100.200", ...starts].flatMap((start) => {
    const address = parseIpAddress(start);
    return address === null || address.family === 6 ? [] : [address];
  });
}

/** A Service without ready endpoints (section 8). */
export function emptyService({ profile, mutant }: TraceWorld): NaiveOutcome {
  const answer = mutant === "empty-service-always-refuses" ? "yes" : profile.emptyServiceRefuses;
  if (mutant === "empty-service-times-out" || answer === "no")
    return surely({ kind: "timed-out", droppedBy: "nothing-there" });
  if (answer === "yes") return surely({ kind: "refused", because: "no-endpoint" });
  return surely({ kind: "depends", on: ["service-without-endpoints"] });
}
