import type { ExpectationResult, FailingPair } from "../../engine";
import { counted } from "../../ui/counted";
import type { Score } from "./expectation-score";

/** What is spoken when the score is another one: the bad news, where there is any. */
export function newsWords({ holding, all }: Score): string {
  const failing = all - holding;
  if (all === 0) return "Nothing is expected any more.";
  if (failing > 0) return `Expectations: ${failing} of ${all} ${failing === 1 ? "fails" : "fail"}.`;
  return all === 1 ? "The expectation holds." : `Expectations: all ${all} hold.`;
}

/** “9 pairs are not as expected”. */
export function failingWords({ failingCount, pairs }: Pick<ExpectationResult, "failingCount" | "pairs">): string {
  const are = failingCount === 1 ? "is" : "are";
  return `${counted(failingCount, "pair")} of ${pairs.toLocaleString("en")} ${are} not as expected`;
}

/** “app/web-1 → app/db on TCP 5432 is allowed”. */
export function pairWords({ source, destination, ports, verdict }: FailingPair): string {
  const becomes = verdict === "depends" ? "depends" : `is ${verdict}`;
  return `${source} → ${destination}${ports === "" ? "" : ` on ${ports}`} ${becomes}`;
}

/** “and 12 more”; null where all are told. */
export function moreWords({ failing, failingCount }: Pick<ExpectationResult, "failing" | "failingCount">) {
  const more = failingCount - failing.length;
  return more > 0 ? `and ${more.toLocaleString("en")} more` : null;
}

type EdgeState = "allowed" | "open" | "partly" | "denied" | "mixed" | "depends";

/** What a button that writes a line's state down says; null where its state is not certain. */
export function stayWords(state: EdgeState): string | null {
  switch (state) {
    case "allowed":
    case "open":
      return "Expect this to stay allowed";
    case "denied":
      return "Expect this to stay denied";
    case "partly":
    case "mixed":
      return "Expect this to stay as it is";
    case "depends":
      return null;
  }
}

/** Expectations that name a line of the picture. */
export function expectationsOf(results: readonly ExpectationResult[], edgeId: string): readonly ExpectationResult[] {
  return results.filter(({ edges }) => edges.includes(edgeId));
}

/**
 * Whether an expectation that holds says of this line alone that it stays as it is: to write it down again would say
 * nothing. That a port nobody asks for is denied does not say that the others stay allowed.
 */
export function isWrittenDown(about: readonly ExpectationResult[], state: EdgeState): boolean {
  const isSaid = ({ expected }: ExpectationResult) => {
    switch (state) {
      case "denied":
        return expected === "Denied";
      case "mixed":
        return true;
      default:
        return expected === "Allowed";
    }
  };
  return about.some((result) => result.edges.length === 1 && result.pass && isSaid(result));
}
