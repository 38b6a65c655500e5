import type { ExpectationResult } from "../../engine";
import { failingWords, moreWords, pairWords } from "./expectation-words";

/** The pairs that are not as expected, on demand; nothing where the reason has named the only one. */
export function FailingPairs({ result }: { readonly result: ExpectationResult }) {
  if (result.failingCount < 2) return null;
  const more = moreWords(result);
  return (
    <details>
      <summary>{failingWords(result)}</summary>
      <ul className="failing-pairs">
        {result.failing.map((pair) => (
          <li key={`${pair.source} ${pair.destination} ${pair.ports}`}>{pairWords(pair)}</li>
        ))}
        {more !== null && <li>{more}</li>}
      </ul>
    </details>
  );
}
