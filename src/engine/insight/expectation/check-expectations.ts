import type { ClusterPod } from "../../cluster/cluster";
import type { DecodedObject, Expectation, ExpectedConnection } from "../../kube/objects";
import type { Evaluation, LineOf } from "../../policy/evaluation";
import { placeOf } from "../../source/range";
import type { PictureEnd } from "../picture-ends";
import { type ExpectationDirectory, type MeantEnd, openDirectory } from "./expectation-directory";
import { judgePairs } from "./expectation-judge";
import { type ExpectedLines, joinLines, linesOfPicture, type PictureLines } from "./expectation-lines";
import { type JudgedEnd, partsOfEnd } from "./expectation-parts";
import { failingPairs, failureReason } from "./expectation-reason";
import type { ExpectationResult } from "./expectation-result";
import { judgeUrl, type UrlJudge } from "./expectation-url";
import { expectationSentence } from "./expectation-words";

/** What the expectations are checked against. */
export interface ExpectationCheck {
  readonly evaluation: Evaluation;
  /** The evaluation for whole ways (URLs), and for who is named and no text states: of a cluster that has what every cluster has. */
  readonly tracing: () => Evaluation;
  readonly objects: readonly DecodedObject[];
  readonly lineOf: LineOf;
  /** What the picture shows; empty: no result has lines. */
  readonly ends: readonly PictureEnd[];
}

/** Expectations, checked. */
export interface CheckedExpectations {
  /** In the order of files and text. */
  readonly results: readonly ExpectationResult[];
  readonly lines: ExpectedLines;
}

/**
 * Checks every expectation. An end that stands for several pods means every pair; a pod to itself is not asked. What
 * names nobody fails: an expectation that asks nothing must not pass.
 */
export function checkExpectations(check: ExpectationCheck): CheckedExpectations {
  const expectations = check.objects.filter((object): object is Expectation => object.kind === "Expectation");
  if (expectations.length === 0) return { results: [], lines: joinLines([]) };
  const checker: Checker = {
    ...check,
    knownWays: new Map(),
    pictureLines: linesOfPicture(check.ends),
    directory: openDirectory(check.evaluation.cluster, check.objects),
  };
  const checked = expectations.flatMap((expectation) =>
    expectation.connections.map((connection, i) => {
      const number = expectation.connections.length > 1 ? ` ${i + 1}` : "";
      const finding = checkConnection(checker, connection);
      const place = placeOf(expectation.origin, connection.range);
      const result: ExpectationResult = {
        id: `${expectation.namespace}/${expectation.name}${number}`,
        sentence: expectationSentence(check.evaluation.cluster, connection),
        expected: connection.expect,
        message: connection.message,
        verdict: finding.verdict,
        pass: finding.reason === "",
        reason: finding.reason,
        pairs: finding.pairs,
        failing: finding.failing,
        failingCount: finding.failingCount,
        edges: [...finding.lines.keys()].sort(failingFirst(finding.lines)).slice(0, MOST_EDGES),
        place,
        line: check.lineOf(place),
      };
      return { result, lines: finding.lines };
    }),
  );
  return { results: checked.map(({ result }) => result), lines: joinLines(checked) };
}

/** More lines than that are no longer looked at one by one. */
const MOST_EDGES = 500;

function failingFirst(lines: ReadonlyMap<string, "pass" | "fail">) {
  const rank = (id: string) => (lines.get(id) === "fail" ? 0 : 1);
  return (a: string, b: string) => rank(a) - rank(b);
}

interface Checker extends ExpectationCheck {
  readonly pictureLines: PictureLines;
  readonly directory: ExpectationDirectory;
  readonly knownWays: UrlJudge["known"];
}

/** What was found of one connection; `reason` is empty where it passes. */
type Finding = Pick<ExpectationResult, "verdict" | "reason" | "pairs" | "failing" | "failingCount"> & {
  readonly lines: ReadonlyMap<string, "pass" | "fail">;
};

function checkConnection(checker: Checker, connection: ExpectedConnection): Finding {
  const { evaluation, from, to } = meantEnds(checker, connection);
  if (from.kind === "nobody") return failed(from.reason);
  if (to.kind === "nobody") return failed(to.reason);
  if (from.kind === "url" || from.kind === "service") return failed("nobody connects from there");
  const { ports, expect } = connection;
  if (to.kind === "url") {
    const question = { from, url: to.url, ports, expected: expect };
    const ways = judgeUrl({ ...checker, evaluation, known: checker.knownWays }, question);
    const reason =
      ways.pairs === 0 && ways.reason === "" ? "a URL is asked by pods or by one address, not by a block" : ways.reason;
    return { ...ways, reason, verdict: sharedBy(ways.verdicts) };
  }
  const { compiled } = evaluation;
  const sources = partsOfEnd(compiled, from, [], checker.pictureLines);
  const destinations = partsOfEnd(compiled, to, ports, checker.pictureLines);
  const judged = judgePairs(evaluation, sources.parts, destinations.parts, expect);
  const [first] = judged.failing;
  const [problem] = destinations.problems;
  const reason =
    problem !== undefined
      ? problem.reason
      : judged.pairs === 0
        ? noPairReason(from, to)
        : first === undefined
          ? ""
          : failureReason(evaluation, first, judged.failingCount);
  const { pairs, failingCount, lines } = judged;
  const failing = failingPairs(evaluation, judged.failing);
  return { verdict: sharedBy(judged.verdicts), reason, pairs, failing, failingCount, lines };
}

/** Who is meant; where the text states nobody of that name, perhaps what every cluster has. */
function meantEnds(checker: Checker, { from, to }: ExpectedConnection) {
  const meant = { from: checker.directory.find(from), to: checker.directory.find(to) };
  const isLacking = meant.from.kind === "nobody" || meant.to.kind === "nobody" || meant.to.kind === "url";
  const evaluation = isLacking ? checker.tracing() : checker.evaluation;
  if (evaluation === checker.evaluation) return { ...meant, evaluation };
  const complete = openDirectory(evaluation.cluster, checker.objects);
  const whole = { from: complete.find(from), to: complete.find(to) };
  return { ...whole, evaluation };
}

function failed(reason: string): Finding {
  return { verdict: "none", reason, pairs: 0, failing: [], failingCount: 0, lines: new Map() };
}

function sharedBy(verdicts: ReadonlySet<"allowed" | "denied" | "depends">): ExpectationResult["verdict"] {
  const [first] = verdicts;
  if (first === undefined) return "none";
  return verdicts.size === 1 ? first : "mixed";
}

function noPairReason(from: MeantEnd, to: JudgedEnd): string {
  const isOutside = (end: MeantEnd) => end.kind === "external" || end.kind === "cidr" || end.kind === "node";
  if (isOutside(from) && isOutside(to)) return "both ends lie outside the pods, where no policy is asked";
  const [source, other] = from.kind === "pods" ? from.pods : [];
  if (source !== undefined && other === undefined) {
    const isSource = (pod: ClusterPod | null) => pod?.id === source.id;
    if (to.kind === "pods" && to.pods.every(isSource))
      return `${source.name} is both ends, and no policy keeps a pod from itself`;
    if (to.kind === "service" && to.endpoints.every(({ pod }) => isSource(pod)))
      return `${source.name} is all that is behind Service ${to.service.name}, and a pod is not asked about itself`;
  }
  return "the two ends share no address family, so nothing connects them";
}
