import type { ClusterPod } from "../../cluster/cluster";
import { familiesOf } from "../../cluster/pod-address";
import { rangeAsCidr } from "../../net/cidr";
import { formatPorts } from "../../net/format-ports";
import { hasPort, isEmptyPortSet, type PortSet } from "../../net/port-set";
import { PROTOCOLS } from "../../net/protocol";
import type { EditContext } from "../edit-context";
import type { CutWay } from "../edit-wish";
import type { RuleDirection } from "../policy/policy-intent";
import { type CutEnd, type CutEnds, findCutEnds, openPortsBetween } from "./cut-ends";
import { freshLabel, labelObstacle } from "./cut-label";
import { createCutReader } from "./cut-reader";
import { cutConnection, type PlannedCut } from "./plan-cut";
import type { CutPort } from "./remaining-ports";

/** Asks how a line of the picture may be cut. */
export interface CutRequest {
  readonly kind: "cut";
  /** Id of the line: `source→target`. */
  readonly edgeId: string;
  /** Empty: every port. */
  readonly ports: readonly CutPort[];
}

/** The ways in which a line may be cut, each of which was tried. */
export interface CutOffer {
  readonly kind: "cut";
  readonly from: string;
  readonly to: string;
  /** What gets through, in words; empty: nothing does. */
  readonly open: string;
  /** Single ports that get through and that containers or rules name; others may as well. */
  readonly ports: readonly CutPort[];
  /** The least damage first; empty: there is none. */
  readonly ways: readonly OfferedWay[];
  /** What cannot be done and why, as sentences. */
  readonly obstacles: readonly string[];
}

/** A way that works. */
export interface OfferedWay {
  readonly way: CutWay;
  /** What is done: “Narrow the rules that let it in at shop/api”. */
  readonly title: string;
  /** What it does to others, as a sentence. */
  readonly sentence: string;
}

/** Tries every way to cut a line; null where one of its ends is gone. */
export function offerCut(context: EditContext, { edgeId, ports }: CutRequest): CutOffer | null {
  const ends = findCutEnds(context.evaluation, edgeId);
  if (ends === null) return null;
  const open = openPortsBetween(context.evaluation, ends);
  const common = { kind: "cut", from: ends.from.name, to: ends.to.name, open: formatPorts(open) } as const;
  if (isEmptyPortSet(open)) return { ...common, ports: [], ways: [], obstacles: [] };
  const reader = createCutReader(context);
  const tried: Try = (way) => ({ way, plan: cutConnection(context, ends, { ports, way }, reader) });
  const sides = (["ingress", "egress"] as const).map((side) => waysOfSide(context, ends, side, tried));
  const ways = sides.flatMap((side) => side.ways).toSorted((a, b) => a.damage - b.damage || rankOf(a) - rankOf(b));
  return {
    ...common,
    ports: singlePorts(open, ends.to),
    ways: ways.map(({ way, title, sentence }) => ({ way, title, sentence: `${sentence}${nodeWords(context, ends)}` })),
    // That no policy acts on the outside goes without saying as long as the other side can be closed.
    obstacles: [...new Set(sides.flatMap((side) => (side.isOutside && ways.length > 0 ? [] : side.obstacles)))],
  };
}

/** Where blocks are narrowed, pods at addresses that nobody knows may lie in them. */
function nodeWords({ evaluation: { cluster } }: EditContext, { from, to }: CutEnds): string {
  if (from.kind === "pods" && to.kind === "pods") return "";
  const host = [...cluster.pods.values()].find(({ address }) => address.kind === "node");
  return host === undefined ? "" : ` The address of ${host.workload} is not known: it may be closed out too.`;
}

interface TriedWay extends OfferedWay {
  /** How many pods lose it that were not meant. */
  readonly damage: number;
}

interface SideWays {
  readonly ways: readonly TriedWay[];
  readonly obstacles: readonly string[];
  readonly isOutside: boolean;
}

/** Of ways that do the same damage the one that says the least comes first. */
function rankOf({ way }: OfferedWay): number {
  const kind = { narrow: 0, isolate: 2, label: 4 }[way.kind] + (way.kind !== "label" && way.keepsOthers ? 1 : 0);
  return kind * 2 + (way.side === "ingress" ? 0 : 1);
}

function waysOfSide(context: EditContext, ends: CutEnds, side: RuleDirection, tried: Try): SideWays {
  const narrow = tried({ kind: "narrow", side });
  const plain = narrow.plan.kind === "planned" ? narrow : tried({ kind: "isolate", side });
  const { plan } = plain;
  // Why it cannot be narrowed is plain to see once it can be isolated; where neither goes, the second says why.
  const isOutside = (side === "ingress" ? ends.to : ends.from).kind === "addresses";
  if (plan.kind === "refused")
    return { ways: [], obstacles: [`Not ${sideWords(ends, side)}: ${plan.reason}.`], isOutside };
  const keeping: CutWay = { kind: narrow.plan.kind === "planned" ? "narrow" : "isolate", side, keepsOthers: true };
  const careful = plan.others.length === 0 ? null : tried(keeping);
  const isBetter = careful?.plan.kind === "planned" && damageOf(careful.plan) < damageOf(plan);
  const best = isBetter && careful.plan.kind === "planned" ? careful.plan : plan;
  const labelled = labelledWays(context, ends, side, best, tried);
  const ways = [plain, ...(isBetter ? [careful] : []), ...labelled.ways];
  return {
    ways: ways.flatMap(({ way, plan: own }) => (own.kind === "planned" ? [offeredWay(context, ends, way, own)] : [])),
    obstacles: labelled.obstacles,
    isOutside,
  };
}

type Try = (way: CutWay) => { readonly way: CutWay; readonly plan: ReturnType<typeof cutConnection> };

/** Where labels do not tell the pods of an end from others, they may get one that does. */
function labelledWays(context: EditContext, ends: CutEnds, side: RuleDirection, best: PlannedCut, tried: Try) {
  const [subject, other] = side === "ingress" ? (["to", "from"] as const) : (["from", "to"] as const);
  const wanted = [...(best.lost.length > 0 ? [other] : []), ...(best.others.length > 0 ? [subject] : [])];
  const obstacles: string[] = [];
  const ways = wanted.flatMap((end) => {
    const pods = ends[end];
    const obstacle = labelObstacle(context, pods);
    const alike = namesOf(end === other ? best.lost : best.others);
    if (obstacle !== null) obstacles.push(`No label can tell ${pods.name} from ${alike}: ${obstacle}.`);
    if (obstacle !== null || pods.kind === "addresses") return [];
    return [tried({ kind: "label", side, end, ...freshLabel(context, pods) })];
  });
  return { ways, obstacles };
}

function damageOf({ lost, others }: PlannedCut): number {
  return lost.length + others.length;
}

function offeredWay(context: EditContext, ends: CutEnds, way: CutWay, plan: PlannedCut): TriedWay {
  const { lost, others, isExcepted } = plan;
  const isPolicyWide = way.kind === "narrow" && way.keepsOthers !== true;
  const why = isPolicyWide ? "The same policies are also about" : "No label tells these pods from";
  const sentences = [
    ...(lost.length === 0 ? [] : [`${namesOf(lost)} cannot be told apart by labels and is closed out too.`]),
    ...(others.length === 0 ? [] : [`${why} ${namesOf(others)}, for which it closes too.`]),
  ];
  const pods = sentences.length === 0 ? "All other pods keep what they have." : sentences.join(" ");
  const other = way.side === "ingress" ? ends.from : ends.to;
  const except = isExcepted
    ? [exceptWords(context, other), ...(way.kind === "isolate" ? familyWords(context) : [])]
    : [];
  const sentence = [pods, ...except].join(" ");
  return { way, title: titleOf(ends, way), sentence, damage: damageOf(plan) };
}

/** Whom blocks that leave out the addresses of pods close out besides these. */
function exceptWords({ evaluation: { profile, cluster } }: EditContext, end: CutEnd): string {
  const unknown = end.kind === "pods" ? end.pods.filter(({ address }) => address.kind === "presumed") : [];
  if (unknown.length === 0) return "Blocks leave out the pods’ addresses, and what else lies there.";
  const own = profile.podCidrs.filter(({ family }) => cluster.presumedFamilies.includes(family));
  const places = own.flatMap((range) => rangeAsCidr(range) ?? []).join(" and ");
  return `No text states the address of ${namesOf(unknown)}: it lies in ${places}, so blocks leave all of that out, and addresses there that are no known pod’s are closed out too.`;
}

/** A policy that admits everyone names the addresses of the families that pods have. */
function familyWords({ evaluation: { cluster } }: EditContext): readonly string[] {
  const families = new Set([...cluster.pods.values()].flatMap((pod) => familiesOf(pod, cluster)));
  if (families.size !== 1) return [];
  const missing = families.has(4) ? "IPv6" : "IPv4";
  return [`No ${missing} block is admitted, since no pod is known to have such an address.`];
}

function titleOf(ends: CutEnds, way: CutWay): string {
  const { side } = way;
  const [subject, other] = side === "ingress" ? [ends.to, ends.from] : [ends.from, ends.to];
  const letting = side === "ingress" ? "let it in" : "let it out";
  switch (way.kind) {
    case "narrow":
      return way.keepsOthers === true
        ? `Narrow the rules that ${letting} at ${subject.name}, and admit the others in a policy of their own`
        : `Narrow the rules that ${letting} at ${subject.name}`;
    case "isolate":
      return side === "ingress"
        ? `Isolate ${subject.name} for what comes in, and admit all but ${other.name}`
        : `Isolate ${subject.name} for what goes out, and admit all but ${other.name}`;
    case "label":
      return `Label ${ends[way.end].name} ${way.key}=${way.value}, and close it at ${subject.name} by that label`;
  }
}

function sideWords({ from, to }: CutEnds, side: RuleDirection): string {
  return side === "ingress" ? `at ${to.name}, where it comes in` : `at ${from.name}, where it goes out`;
}

const MOST_NAMES = 3;

/** Workloads of some pods, or the pods where they are several of one. */
function namesOf(pods: readonly ClusterPod[]): string {
  const names = [...new Set(pods.map(({ workload }) => workload))];
  const first = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${first} and ${names.length - MOST_NAMES} more` : first;
}

const MOST_PORTS = 24;

function singlePorts(open: PortSet, to: CutEnd): readonly CutPort[] {
  const declared = to.kind === "pods" ? to.pods.flatMap(({ pod }) => pod.ports) : [];
  const named = PROTOCOLS.flatMap((protocol) => {
    const ranges = open[protocol];
    const singles = ranges.filter((port, i) => i % 2 === 0 && port === ranges[i + 1]);
    return singles.map((port) => ({ protocol, port }));
  });
  const all = [...declared.filter(({ protocol, port }) => hasPort(open, protocol, port)), ...named];
  const byKey = new Map(all.map(({ protocol, port }) => [`${protocol} ${port}`, { protocol, port }]));
  const inOrder = [...byKey.values()].toSorted(
    (a, b) => PROTOCOLS.indexOf(a.protocol) - PROTOCOLS.indexOf(b.protocol) || a.port - b.port,
  );
  return inOrder.slice(0, MOST_PORTS);
}
