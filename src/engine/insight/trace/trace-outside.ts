import { familiesOf } from "../../cluster/pod-address";
import type { Endpoint } from "../../cluster/resolve-endpoint";
import { formatAddressRange, rangeAsCidr } from "../../net/cidr";
import { portsOf } from "../../net/port-set";
import type { Protocol } from "../../net/protocol";
import { assumptionsOf } from "../../policy/assumptions-of";
import type { Evaluation } from "../../policy/evaluation";
import { explainEnds } from "../../policy/explain";
import type { Explanation } from "../../policy/explanation";
import { type End, endOf } from "../../policy/pair-ends";
import { sideAdmits } from "../../policy/side-ports";
import type { TraceOutcome, TraceStep } from "./connection-trace";
import { endpointName, type OpenWay, stepOf, type TraceContext } from "./trace-context";
import { stateOf } from "./trace-outcomes";
import { policySteps } from "./trace-policies";

/** A question to somewhere outside of which only the name or the role is known. */
export interface OutsideQuestion {
  readonly leg: TraceStep["leg"];
  readonly source: Endpoint;
  readonly protocol: Protocol;
  readonly port: number;
  /** What it is called in sentences: `example.com`, `the API server`. */
  readonly name: string;
}

/** The way to an address that nobody knows: what the source's policies say of every address that it may be. */
export function dialOutside(context: TraceContext, question: OutsideQuestion): OpenWay {
  const { leg, name, port } = question;
  const { end, steps } = leaveCluster(context, question);
  const sentence = `${name} is outside: whether it answers is not known here, nothing in the cluster stops it.`;
  const answers = stepOf(context, { kind: "listening", leg, state: "passed", sentence });
  const endpoint = stepOf(context, {
    kind: "endpoint",
    leg,
    state: "passed",
    sentence: `${name} is outside the cluster, at an address that the text does not say.`,
  });
  return {
    endpoint: name,
    port,
    outcome: end ?? { kind: "answered" },
    isPod: false,
    steps: () => [endpoint, ...steps(), ...(end?.kind === "timed-out" ? [] : [answers])],
  };
}

/**
 * Whether the source's policies let it send to an address outside, wherever that is: to all of the address groups that
 * the policies tell apart, to none, or to some, of which nobody knows whether it is one.
 */
export function leaveCluster(
  context: TraceContext,
  question: OutsideQuestion,
): { readonly end: TraceOutcome | null; readonly steps: () => readonly TraceStep[] } {
  const { evaluation } = context;
  const groups = judgeGroups(evaluation, question);
  const [allowed, denied] = [
    groups.filter(({ admits }) => admits === true),
    groups.filter(({ admits }) => admits === false),
  ];
  const end = endOfGroups(groups);
  return {
    end,
    steps: () => {
      const shown = denied[0] ?? groups.find(({ admits }) => admits === null) ?? groups[0];
      if (shown === undefined) return [];
      const explanation = shown.explain(context);
      const [egress, ingress] = policySteps(context, question.leg, explanation);
      const state = end === null ? "passed" : stateOf(end);
      const sentence = egressSentence(question, { allowed, denied, isMixed: end?.kind === "depends" });
      return [
        { ...egress, state, sentence: sentence ?? egress.sentence },
        { ...ingress, sentence: `${question.name} is outside: no policy limits what it accepts.` },
      ];
    },
  };
}

/** A group of addresses, and whether the source's side lets this through to it. */
interface JudgedGroup {
  readonly admits: boolean | null;
  readonly words: string;
  readonly assumes: () => readonly Explanation["assumes"][number][];
  explain(context: TraceContext): Explanation;
}

function judgeGroups(evaluation: Evaluation, { source, protocol, port }: OutsideQuestion): readonly JudgedGroup[] {
  const { compiled, cluster, sides } = evaluation;
  const end = endOf(compiled, source);
  const pod = source.kind === "pod" ? cluster.pods.get(source.pod) : undefined;
  const own = pod === undefined ? [source.address?.family ?? 4] : familiesOf(pod, cluster);
  const families = own.length === 0 ? cluster.presumedFamilies : own;
  const ports = portsOf(protocol, port, port);
  return compiled.space.groups.flatMap(({ family, ranges }, group): readonly JudgedGroup[] => {
    if (!families.includes(family)) return [];
    const destination: End = { kind: "external", group };
    return [
      {
        admits: sideAdmits(sides.egress(end, destination, family), protocol, port),
        words: ranges
          .slice(0, 3)
          .map((range) => rangeAsCidr(range) ?? formatAddressRange(range))
          .join(", "),
        assumes: () => assumptionsOf(evaluation, end, destination, family, ports),
        explain: ({ lineOf }) => explainEnds(evaluation, { source: end, destination, family, ports }, lineOf),
      },
    ];
  });
}

function endOfGroups(groups: readonly JudgedGroup[]): TraceOutcome | null {
  if (groups.every(({ admits }) => admits === true)) return null;
  if (groups.every(({ admits }) => admits === false)) return { kind: "timed-out", droppedBy: "source" };
  const open = groups.filter(({ admits }) => admits === null);
  if (open.length < groups.length && groups.some(({ admits }) => admits === false))
    return { kind: "depends", on: "differ" };
  return { kind: "depends", on: [...new Set(open.flatMap(({ assumes }) => assumes()))].sort() };
}

function egressSentence(
  { source, protocol, port, name }: OutsideQuestion,
  { allowed, denied, isMixed }: { allowed: readonly JudgedGroup[]; denied: readonly JudgedGroup[]; isMixed: boolean },
): string | null {
  const who = endpointName(source);
  const what = `${protocol} ${port}`;
  if (isMixed && allowed.length > 0 && denied.length > 0) {
    return `${who} may send ${what} to ${wordsOf(allowed)} and not to ${wordsOf(denied)}; where ${name} is, the text does not say.`;
  }
  if (isMixed) return `Whether ${who} may send ${what} to where ${name} is, is left open by the profile.`;
  if (denied.length > 0) return `${who} may send ${what} to no address outside: no rule lets it through.`;
  return null;
}

function wordsOf(groups: readonly JudgedGroup[]): string {
  const more = groups.length - 3;
  const told = groups
    .slice(0, 3)
    .map(({ words }) => words)
    .join(", ");
  return more > 0 ? `${told} and ${more} more ranges` : told;
}
