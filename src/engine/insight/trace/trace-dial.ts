import type { Endpoint } from "../../cluster/resolve-endpoint";
import { explainConnection } from "../../policy/explain";
import type { Connection, Judgement } from "../../policy/verdict";
import { listeningOn, listeningPorts } from "../../service/listening";
import { assertNever } from "../../source/assert-never";
import { anyNodeVerdict } from "../any-node";
import { explanationHints } from "../why/explanation-hints";
import type { TraceOutcome, TraceStep } from "./connection-trace";
import { endpointName, type OpenWay, placeIn, stepOf, type TraceContext } from "./trace-context";
import { hairpinEnd, hairpinSentence } from "./trace-hairpin";
import { stateOf } from "./trace-outcomes";
import { endByPolicies, policySteps } from "./trace-policies";

/** Who dials whom, and how it came to that. */
export interface Dialling {
  readonly leg: "client" | "controller";
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly port: number;
  /** `service`: a Service's address was asked for, so that a pod may be led back to itself. `direct`: the pod itself was. */
  readonly through: "service" | "direct";
  /** True where the way led through an exposed Service that does not keep its client's address (N49). */
  readonly maySeeNode: boolean;
  /** True for a pod that is known to serve although its text says nothing of a port (an ingress controller); absent: false. */
  readonly serves?: boolean;
}

/** Dials one endpoint: policies of both ends, then whether somebody listens. */
export function dial(context: TraceContext, dialling: Dialling): OpenWay {
  const connection = connectionOf(context, dialling);
  const { destination, port } = dialling;
  const { outcome, policies } = findOutcome(context, dialling, connection);
  return {
    endpoint: endpointName(destination),
    port,
    outcome,
    isPod: destination.kind === "pod",
    steps: () => [
      endpointStep(context, dialling),
      ...(hairpinOf(dialling) === null ? policyStepsOf(context, dialling, connection) : []),
      ...(policies?.kind === "timed-out" ? [] : listeningStep(context, dialling, policies === null)),
    ],
  };
}

function connectionOf({ request }: TraceContext, { source, destination, port, leg }: Dialling): Connection {
  return { source, destination, port, protocol: leg === "controller" ? "TCP" : request.protocol };
}

function findOutcome(
  context: TraceContext,
  dialling: Dialling,
  connection: Connection,
): { readonly outcome: TraceOutcome; readonly policies: TraceOutcome | null } {
  const hairpin = hairpinOf(dialling);
  const policies =
    hairpin === null ? endByPolicies(judge(context, dialling, connection)) : hairpinEnd(context.evaluation, hairpin);
  if (policies !== null) return { outcome: policies, policies };
  const outcome: TraceOutcome =
    dialling.serves === true || isAnswered(context, connection)
      ? { kind: "answered" }
      : { kind: "refused", because: "nobody-listens" };
  return { outcome, policies };
}

/**
 * N49: allowed if the client and every node are, denied if neither is, else it depends on whom the policies see. A
 * pod that asks at a node's port is a client like those outside: kube-proxy masquerades it.
 *
 * @see kubernetes/kubernetes pkg/proxy/iptables/proxier.go "masquerade traffic for external destinations"
 */
function judge({ evaluation }: TraceContext, { maySeeNode }: Dialling, connection: Connection): Judgement {
  const ofClient = evaluation.judge(connection);
  const { destination } = connection;
  const pod = destination.kind === "pod" ? evaluation.cluster.pods.get(destination.pod) : undefined;
  // what the client may not even send, no node sends on
  if (!maySeeNode || pod === undefined || ofClient.egress === false) return ofClient;
  const ofNode = anyNodeVerdict(evaluation, pod, connection);
  return ofNode === ofClient.verdict ? ofClient : { ...ofClient, verdict: "depends", assumes: ["client-source"] };
}

/** The pod that a Service leads back to itself; null for every other dialling. */
function hairpinOf({ source, destination, through }: Dialling): string | null {
  if (through !== "service" || source.kind !== "pod" || destination.kind !== "pod") return null;
  return source.pod === destination.pod ? destination.pod : null;
}

/** What is outside the cluster, or a node, is not known to refuse. */
function isAnswered({ evaluation }: TraceContext, { destination, protocol, port }: Connection): boolean {
  if (destination.kind !== "pod") return true;
  const pod = evaluation.cluster.pods.get(destination.pod);
  return pod !== undefined && listeningOn(pod.pod, protocol, port) !== null;
}

function endpointStep(context: TraceContext, dialling: Dialling): TraceStep {
  const { destination, port, leg, source } = dialling;
  const name = endpointName(destination);
  const pod = destination.kind === "pod" ? context.evaluation.cluster.pods.get(destination.pod)?.pod : undefined;
  const who = leg === "controller" ? `The controller ${endpointName(source)} dials` : "What is dialled is";
  const at = `${connectionOf(context, dialling).protocol} ${port}`;
  if (pod === undefined) {
    const what = destination.kind === "node" ? `the node ${destination.node}` : "outside the cluster";
    return stepOf(context, { kind: "endpoint", leg, state: "passed", sentence: `${who} ${at} of ${name}: ${what}.` });
  }
  const place = placeIn(pod, pod.nameRange);
  const hairpin = hairpinOf(dialling);
  if (hairpin === null) {
    const sentence = `${who} ${at} of the pod ${name}: that is what policies see.`;
    return stepOf(context, { kind: "endpoint", leg, state: "passed", sentence, place });
  }
  const end = hairpinEnd(context.evaluation, hairpin);
  const sentence = hairpinSentence(context.evaluation, hairpin);
  return stepOf(context, { kind: "endpoint", leg, state: end === null ? "passed" : stateOf(end), sentence, place });
}

function policyStepsOf(context: TraceContext, dialling: Dialling, connection: Connection): readonly TraceStep[] {
  const { evaluation, directory, lineOf } = context;
  const [egress, ingress] = policySteps(
    context,
    dialling.leg,
    explainConnection(evaluation, connection, lineOf, explanationHints(directory)),
  );
  const { assumes, verdict } = judge(context, dialling, connection);
  if (verdict !== "depends" || !assumes.includes("client-source")) return [egress, ingress];
  const sentence =
    "Behind this Service the policies see the client or a node (externalTrafficPolicy: Cluster), and they let only one of them in.";
  return [egress, { ...ingress, state: "depends", sentence }];
}

function listeningStep(context: TraceContext, dialling: Dialling, isAllowed: boolean): readonly TraceStep[] {
  const { destination, leg } = dialling;
  const { protocol, port } = connectionOf(context, dialling);
  const name = endpointName(destination);
  const step = (state: TraceStep["state"], sentence: string, place: TraceStep["place"] = null) => [
    stepOf(context, { kind: "listening", leg, state, sentence, place }),
  ];
  if (destination.kind !== "pod") {
    const who =
      destination.kind === "node" ? `The text does not say what the node ${name} listens on` : `${name} is outside`;
    return step("passed", `${who}: whether it answers is not known here, nothing in the cluster stops it.`);
  }
  const pod = context.evaluation.cluster.pods.get(destination.pod)?.pod;
  if (pod === undefined) return [];
  const found = listeningOn(pod, protocol, port);
  if (found === null && dialling.serves === true) {
    return step("passed", `${name} is an ingress controller: it is taken to listen on ${protocol} ${port}.`);
  }
  if (found === null) {
    const others = listeningPorts(pod);
    const some = others.slice(0, 3).map((one) => `${one.protocol} ${one.port}`);
    const known = others.length === 0 ? "" : `; it listens on ${some.join(", ")}`;
    const nothing = `othing listens on ${protocol} ${port} of ${name}${known}.`;
    const sentence = isAllowed ? `Allowed by policy, but n${nothing}` : `N${nothing}`;
    return step("failed", sentence, placeIn(pod, pod.nameRange));
  }
  const { container, known } = found;
  switch (known) {
    case "declared": {
      const declared = container.ports.find((one) => one.port === port && one.protocol === protocol);
      const place = declared === undefined ? null : placeIn(pod, declared.range);
      return step("passed", `${name} listens: its container ${container.name} declares ${protocol} ${port}.`, place);
    }
    case "image":
      return step(
        "passed",
        `${name} listens: its image ${container.image} is known to listen on ${protocol} ${port}.`,
        placeIn(pod, pod.nameRange),
      );
    case "command":
      return step(
        "passed",
        `${name} listens: its container ${container.name} is started on ${protocol} ${port}.`,
        placeIn(pod, pod.nameRange),
      );
    default:
      return assertNever(known);
  }
}
