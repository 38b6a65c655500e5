import type { ConnectionTrace } from "../../engine";
import { Breakable } from "../../ui/Breakable";
import { OutcomeMark } from "./OutcomeHeadline";
import { outcomeWords, wayName, waysWords } from "./outcome-words";
import { StepLegs } from "./StepLegs";

/** Each pod that may be picked with what comes of it; the first that does not answer is open. */
export function WayList({ trace }: { readonly trace: ConnectionTrace }) {
  const { ways, moreWays } = trace;
  const failing = ways.findIndex(({ outcome }) => outcome.kind !== "answered");
  return (
    <section className="trace-ways">
      <h5>{waysWords(trace)}</h5>
      <ul>
        {ways.map((way, index) => {
          const { word, because } = outcomeWords(way.outcome, way.steps);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two ways may lead to one pod, by different controllers
            <li key={index}>
              <details className="trace-way" open={index === failing}>
                <summary>
                  <OutcomeMark kind={way.outcome.kind} size={14} />
                  <span>
                    <code>
                      <Breakable text={wayName(way)} />
                    </code>{" "}
                    <span className="why-muted">
                      {word}
                      {because !== "" && `: ${because}`}
                    </span>
                  </span>
                </summary>
                <StepLegs steps={way.steps} />
              </details>
            </li>
          );
        })}
      </ul>
      {moreWays > 0 && <p className="why-muted">and {moreWays.toLocaleString("en")} more, not told one by one</p>}
    </section>
  );
}
