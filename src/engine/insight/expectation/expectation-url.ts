import type { ClusterPod } from "../../cluster/cluster";
import { labelKey } from "../../cluster/loose-pods";
import { isReadyPod } from "../../cluster/pod-readiness";
import type { DecodedObject, ExpectationPort } from "../../kube/objects";
import { formatIpAddress } from "../../net/ip-address";
import type { Evaluation, LineOf } from "../../policy/evaluation";
import type { TraceOutcome, TraceRequest } from "../trace/connection-trace";
import { traceConnection, traceOutcome } from "../trace/trace-connection";
import type { MeantEnd } from "./expectation-directory";
import type { PictureLines } from "./expectation-lines";
import type { FailingPair } from "./expectation-result";
import { findUnknownName, urlPortProblems } from "./expectation-url-target";

/** What is asked of a name or URL. */
export interface UrlQuestion {
  readonly from: MeantEnd;
  readonly url: string;
  readonly ports: readonly ExpectationPort[];
  readonly expected: "Allowed" | "Denied";
}

/** The whole ways of all sources to a URL, judged. */
export interface JudgedWays {
  /** How many sources were asked about. */
  readonly pairs: number;
  readonly failingCount: number;
  readonly failing: readonly FailingPair[];
  readonly verdicts: ReadonlySet<"allowed" | "denied" | "depends">;
  /** Why the first fails, or why nothing can be asked; empty where all is as expected. */
  readonly reason: string;
  readonly lines: ReadonlyMap<string, "pass" | "fail">;
}

const MOST_TOLD = 20;

/** What ways are judged with; `known` is kept for all questions about one text. */
export interface UrlJudge {
  /** Of a cluster that has what every cluster has. */
  readonly evaluation: Evaluation;
  readonly objects: readonly DecodedObject[];
  readonly lineOf: LineOf;
  readonly pictureLines: PictureLines;
  readonly known: Map<string, ReturnType<typeof traceOutcome>>;
}

/**
 * Traces the way of every source: only an answer is `allowed`; whatever ends it before (a name that does not resolve, a
 * Service without endpoints, nobody who listens) is `denied`, since the client does not get through. A name that is nobody's
 * fails either way.
 */
export function judgeUrl(judge: UrlJudge, { from, url, ports, expected }: UrlQuestion): JudgedWays {
  const { evaluation, objects } = judge;
  const failing: FailingPair[] = [];
  const verdicts = new Set<"allowed" | "denied" | "depends">();
  const lines = new Map<string, "pass" | "fail">();
  let [pairs, failingCount] = [0, 0];
  let reason = urlPortProblems(evaluation.cluster, url, ports)[0]?.reason ?? "";
  if (reason !== "") return { pairs, failingCount, failing, verdicts, reason, lines };
  for (const { name, source, pods } of sourcesOf(evaluation, from)) {
    const count = Math.max(1, pods.length);
    const ways = requestsTo(name, url, ports).flatMap((request) => askOnce(judge, request) ?? []);
    if (ways.length === 0) continue;
    pairs += count;
    const wrong = ways.find(({ outcome }) => verdictOf(outcome) !== WANTED[expected]);
    for (const { outcome } of ways) verdicts.add(verdictOf(outcome));
    for (const { endpoints } of ways)
      noteLines(endpoints, source, wrong === undefined ? "pass" : "fail", judge.pictureLines, lines);
    if (wrong === undefined) continue;
    if (reason === "") reason = sentenceOf(judge, wrong.request);
    failingCount += count;
    for (const id of pods.length === 0 ? [name] : pods) {
      if (failing.length >= MOST_TOLD) break;
      failing.push({ source: id, destination: url, ports: wordsOf(wrong.request), verdict: verdictOf(wrong.outcome) });
    }
  }
  const unknown = findUnknownName(evaluation.cluster, objects, from, url);
  return { pairs, failingCount, failing, verdicts, reason: unknown?.reason ?? reason, lines };
}

/** Several expectations often ask for the same way. */
function askOnce({ evaluation, objects, known }: UrlJudge, request: TraceRequest) {
  const key = JSON.stringify([request.source, request.target, request.port, request.protocol]);
  const found = known.get(key);
  const outcome = found === undefined ? traceOutcome(evaluation, objects, request) : found;
  known.set(key, outcome);
  return outcome === null ? null : { request, ...outcome };
}

function sentenceOf({ evaluation, objects, lineOf }: UrlJudge, request: TraceRequest): string {
  const sentence = traceConnection(evaluation, objects, request, lineOf)?.sentence ?? "";
  return sentence.replace(/\.$/, "").replace(/^Whether/, "whether");
}

const WANTED = { Allowed: "allowed", Denied: "denied" } as const;

function verdictOf(outcome: TraceOutcome): "allowed" | "denied" | "depends" {
  if (outcome.kind === "answered") return "allowed";
  return outcome.kind === "depends" ? "depends" : "denied";
}

/** Sources whose ways are alike: one of them is asked. */
interface Source {
  readonly name: string;
  /** A pod's id; null for an address. */
  readonly source: string | null;
  readonly pods: readonly string[];
}

function sourcesOf({ compiled }: Evaluation, from: MeantEnd): readonly Source[] {
  if (from.kind === "external" || from.kind === "node") {
    return [{ name: formatIpAddress(from.address), source: null, pods: [] }];
  }
  if (from.kind !== "pods") return [];
  const alike = new Map<string, ClusterPod[]>();
  for (const member of from.pods) {
    const { namespace, workload, node, pod } = member;
    const { dnsPolicy, hostNetwork, hostname } = pod;
    const index = compiled.table.classOf(member.id)?.index;
    // A pod that is ready may be led to itself; one that has a hostname knows itself by it.
    const self = [isReadyPod(member), hostname, labelKey(pod.labels)];
    const key = JSON.stringify([index, namespace, workload, node, dnsPolicy, hostNetwork, ...self]);
    const pods = alike.get(key);
    if (pods === undefined) alike.set(key, [member]);
    else pods.push(member);
  }
  return [...alike.values()].flatMap((pods) => {
    const [first] = pods;
    return first === undefined ? [] : { name: first.id, source: first.id, pods: pods.map(({ id }) => id) };
  });
}

function requestsTo(source: string, target: string, ports: readonly ExpectationPort[]): readonly TraceRequest[] {
  if (ports.length === 0) return [{ source, target, port: null, protocol: "TCP" }];
  return ports.map(({ protocol, port }) => ({
    source,
    target,
    port: typeof port === "number" ? port : null,
    protocol,
  }));
}

function wordsOf({ protocol, port }: TraceRequest): string {
  return port === null ? "" : `${protocol} ${port}`;
}

function noteLines(
  endpoints: readonly string[],
  source: string | null,
  badge: "pass" | "fail",
  pictureLines: PictureLines,
  lines: Map<string, "pass" | "fail">,
) {
  const from = source === null ? null : pictureLines.ofPod(source);
  for (const endpoint of endpoints) {
    const to = pictureLines.ofPod(endpoint);
    if (from === null || to === null) continue;
    const id = `${from}→${to}`;
    if (badge === "fail" || !lines.has(id)) lines.set(id, badge);
  }
}
