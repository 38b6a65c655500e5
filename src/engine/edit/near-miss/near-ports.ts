import type { ClusterPod } from "../../cluster/cluster";
import type { PolicyPort, Service } from "../../kube/objects";
import { isAllPorts } from "../../net/port-set";
import type { Protocol } from "../../net/protocol";
import type { CompiledRule } from "../../policy/compile-policies";
import { listeningOn, listeningPorts } from "../../service/listening";
import { createServiceDirectory } from "../../service/service-directory";
import { targetPortOn } from "../../service/service-endpoints";
import type { PolicyIntent } from "../policy/policy-intent";
import type { PortDraft } from "../policy/rule-draft";
import { mapOf } from "../text/edit-value";
import { rangesOf } from "./near-asked";
import { DISTANCE, type NearChange, type NearMissKind } from "./near-change";
import { begun, type NearSide, placeIn, policyChange, ruleAt, ruleWords } from "./near-side";

interface AskedRange {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

/** More ranges are no near miss of a port. */
const MOST_RANGES = 3;
/** A range that ends so many ports too early was cut short. */
const MOST_SHORT = 10;

/** A change after which a rule opens what is missing: none, or the one that is nearest. */
export function changesOfPorts(side: NearSide, rule: CompiledRule): readonly NearChange[] {
  const { missing } = side;
  const [first] = rule.rule.ports;
  if (first === undefined) return [];
  const sentence = (found: string) =>
    `${begun(ruleWords(rule))} opens ${listPorts(rule.rule.ports)}; asked is ${found}.`;
  const parts = { distance: DISTANCE.one, place: placeIn(rule, first.range) };
  if (isAllPorts(missing)) {
    const action = `Open every port in ${ruleWords(rule, "")}`;
    const intents: readonly PolicyIntent[] = [{ kind: "open-every-port", ...ruleAt(rule) }];
    return [policyChange(rule, { ...parts, kind: "port", sentence: sentence("every port"), action }, intents)];
  }
  const ranges = rangesOf(missing);
  const [only, ...more] = ranges;
  if (only === undefined || ranges.length > MOST_RANGES) return [];
  if (more.length === 0) return [changeOfPort(side, rule, only)];
  const words = ranges.map(rangeWords).join(", ");
  return [
    policyChange(
      rule,
      { ...parts, kind: "port", sentence: sentence(words), action: `Add ${words} to ${ruleWords(rule, "")}` },
      ranges.map((range) => ({ kind: "add-port", value: portValue(range), ...ruleAt(rule) })),
    ),
  ];
}

/** What one port of a rule has to do with the one that is asked, the nearest first. */
interface NearPort {
  readonly kind: NearMissKind;
  readonly port: PolicyPort;
  readonly index: number;
  /** What it has to say instead, where nothing else needs it. */
  readonly draft: Partial<PortDraft>;
  readonly sentence: string;
  /** True where the port itself is mended, be it in use or not. */
  readonly isMended: boolean;
}

function changeOfPort(side: NearSide, rule: CompiledRule, asked: AskedRange): NearChange {
  const near = rule.rule.ports
    .map((port, index) => nearPort(side, rule, { port, index, asked }))
    .reduce((best, each) => (ORDER.indexOf(each.kind) < ORDER.indexOf(best.kind) ? each : best));
  const { port, index, kind, draft, sentence } = near;
  const parts = { kind, distance: DISTANCE.one, sentence, place: placeIn(rule, port.range) };
  const isReplaced = near.isMended || !isPortUsed(side, rule, port);
  if (isReplaced) {
    const action = `Change ${portWords(port)} to ${rangeWords(draftRange(draft, asked))} in ${ruleWords(rule, "")}`;
    const change =
      near.isMended && draft.endPort !== undefined
        ? `Let ${portWords(port)} end at ${draft.endPort} in ${ruleWords(rule, "")}`
        : action;
    return policyChange(rule, { ...parts, action: change }, [
      { kind: "set-port", index, port: draft, ...ruleAt(rule) },
    ]);
  }
  const action = `Add ${rangeWords(asked)} to ${ruleWords(rule, "")}`;
  return policyChange(rule, { ...parts, action }, [{ kind: "add-port", value: portValue(asked), ...ruleAt(rule) }]);
}

const ORDER: readonly NearMissKind[] = ["service-port", "protocol", "named-port", "port"];

function nearPort(
  side: NearSide,
  rule: CompiledRule,
  { port, index, asked }: { readonly port: PolicyPort; readonly index: number; readonly asked: AskedRange },
): NearPort {
  const opens = `${begun(ruleWords(rule))} opens ${portWords(port)}`;
  const draft: PortDraft = {
    protocol: asked.protocol,
    port: String(asked.from),
    endPort: asked.to > asked.from ? String(asked.to) : "",
  };
  const common = { port, index, draft, isMended: false };
  const service = serviceOf(side, port, asked);
  if (service !== null) {
    const sentence = `${opens}, which is the port of the Service \`${service.name}\`; its pods are reached at ${rangeWords(asked)}, and that is what policies see.`;
    return { ...common, kind: "service-port", sentence };
  }
  const pod = destinationOf(side);
  if (typeof port.port === "string") {
    const own = pod?.pod.ports.find((one) => one.name === port.port && one.protocol === port.protocol);
    const found = own === undefined ? "has no port of that name" : `calls ${own.protocol} ${own.port} so`;
    const sentence = `${begun(ruleWords(rule))} opens the ${port.protocol} port named \`${port.port}\`; \`${destinationName(side)}\` ${found}, and asked is ${rangeWords(asked)}.`;
    return { ...common, kind: "named-port", sentence };
  }
  const sentence = `${opens}; asked is ${rangeWords(asked)}.`;
  if (
    port.protocol !== asked.protocol &&
    (port.port === null || (port.port === asked.from && asked.to === asked.from))
  ) {
    return { ...common, kind: "protocol", draft: port.port === null ? { protocol: asked.protocol } : draft, sentence };
  }
  const { endPort } = port;
  const isShort =
    endPort !== null &&
    port.protocol === asked.protocol &&
    port.port !== null &&
    asked.from > port.port &&
    asked.to > endPort &&
    asked.to <= endPort + MOST_SHORT;
  if (isShort) return { ...common, kind: "port", draft: { endPort: String(asked.to) }, sentence, isMended: true };
  return { ...common, kind: "port", sentence };
}

/** The Service whose port a rule names, where the asked port of the destination is what it leads to. */
function serviceOf(side: NearSide, { port, protocol }: PolicyPort, asked: AskedRange): Service | null {
  const pod = destinationOf(side);
  if (pod === null || typeof port !== "number" || protocol !== asked.protocol || asked.from !== asked.to) return null;
  const { evaluation, objects } = side.context;
  const directory = createServiceDirectory(evaluation.cluster, objects);
  const isLedThere = (service: Service) =>
    service.ports.some(
      (one) => one.port === port && one.protocol === protocol && targetPortOn(pod, one) === asked.from,
    ) && directory.endpoints(service).some((end) => end.pod?.id === pod.id);
  return directory.services.find(isLedThere) ?? null;
}

function destinationOf({ asked }: NearSide): ClusterPod | null {
  return asked.destination.kind === "class" ? asked.destination.pod : null;
}

function destinationName({ direction, subjectName, otherName }: NearSide): string {
  return direction === "ingress" ? subjectName : otherName;
}

/** Whether something that the rule is about may be listening there: outside whatever is named, of pods as their text says. */
function isPortUsed(side: NearSide, rule: CompiledRule, { port, protocol }: PolicyPort): boolean {
  const isOutside = rule.peers.length === 0 || rule.peers.some(({ kind }) => kind === "ipBlock");
  if (side.direction === "egress" && isOutside) return true;
  return destinationsOf(side, rule).some(({ pod }) => {
    if (typeof port === "string") return pod.ports.some((one) => one.name === port && one.protocol === protocol);
    return port === null || listeningPorts(pod).length === 0 || listeningOn(pod, protocol, port) !== null;
  });
}

/** One pod of each class that the rule opens a port of. */
function destinationsOf(side: NearSide, rule: CompiledRule): readonly ClusterPod[] {
  const { direction, subject, context } = side;
  if (direction === "ingress") return [subject.pod];
  const { table, cluster } = context.evaluation.compiled;
  const classes = new Set(rule.peers.flatMap((peer) => (peer.kind === "pods" ? [...peer.classes] : [])));
  const found = new Map<number, ClusterPod>();
  for (const pod of cluster.pods.values()) {
    const index = table.classOf(pod.id)?.index ?? -1;
    if (classes.has(index) && !found.has(index)) found.set(index, pod);
  }
  return [...found.values()];
}

function portValue({ protocol, from, to }: AskedRange) {
  return mapOf(["protocol", protocol], ["port", from], ["endPort", to > from ? to : undefined]);
}

function draftRange({ port }: Partial<PortDraft>, asked: AskedRange): AskedRange {
  return port === undefined ? { ...asked, from: 1, to: 65535 } : asked;
}

function rangeWords({ protocol, from, to }: AskedRange): string {
  if (from === 1 && to === 65535) return `every ${protocol} port`;
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

function portWords({ protocol, port, endPort }: PolicyPort): string {
  if (port === null) return `every ${protocol} port`;
  return `${protocol} ${port}${endPort === null ? "" : `-${endPort}`}`;
}

/** Of many, the first. */
function listPorts(ports: readonly PolicyPort[]): string {
  const words = ports.slice(0, 3).map(portWords).join(", ");
  return ports.length > 3 ? `${words} and ${ports.length - 3} more` : words;
}
