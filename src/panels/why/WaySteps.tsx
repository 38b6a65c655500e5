import type { Explanation } from "../../engine";
import { Breakable } from "../../ui/Breakable";
import { Words } from "../../ui/Words";
import { Mark } from "./Mark";
import { answerWords, waySteps } from "./way-words";

/** The way of the packet: out of the source, into the destination, and what comes of it. */
export function WaySteps({ explanation }: { readonly explanation: Explanation }) {
  const { verdict } = explanation;
  const answer = verdict === "denied" ? false : verdict === "depends" ? null : true;
  return (
    <ol className="way-steps" aria-label="The way">
      {waySteps(explanation).map(({ title, endpoint, admits, words }) => (
        <li key={title}>
          <Mark admits={admits} />
          <span>
            {title}{" "}
            <code>
              <Breakable text={endpoint} />
            </code>
            : <Words text={words} />
          </span>
        </li>
      ))}
      <li>
        <Mark admits={answer} words={["so:", "so:"]} />
        <strong>{answerWords(explanation)}</strong>
      </li>
    </ol>
  );
}
