import { useId } from "react";
import type { AssumptionReport } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { Words } from "../../ui/Words";
import { AssumptionSources } from "./AssumptionSources";
import { hangingWords } from "./hanging-lines";
import { answerInForce } from "./switched-assumptions";

interface AssumptionChoiceProps {
  readonly assumption: AssumptionReport;
  readonly profileTitle: string;
}

/** One assumption: what it is, the answers that can be chosen, what the one in force means, and where that is written. */
export function AssumptionChoice({ assumption, profileTitle }: AssumptionChoiceProps) {
  const id = useId();
  const answer = useApp((state) => answerInForce(state.view.options, assumption));
  const hanging = useApp(({ analysis: { analysis } }) => hangingWords(analysis?.graph.edges ?? [], assumption.name));
  const { setAssumption } = useActions();
  const isSwitched = answer !== assumption.ownAnswer;
  return (
    <fieldset className={isSwitched ? "assumption switched" : "assumption"} aria-describedby={`${id}-meaning`}>
      <legend>
        <Words text={assumption.title} />
        {isSwitched && <span className="assumption-badge">switched</span>}
      </legend>
      <div className="assumption-answers">
        {assumption.choices.map((choice) => (
          <label key={choice.answer}>
            <input
              type="radio"
              name={id}
              checked={choice.answer === answer}
              onChange={() =>
                setAssumption(assumption.name, choice.answer === assumption.ownAnswer ? null : choice.answer)
              }
            />
            <span>
              <Words text={choice.words} />
              {choice.answer === assumption.ownAnswer && (
                <span className="assumptions-muted"> ({profileTitle}’s own answer)</span>
              )}
            </span>
          </label>
        ))}
      </div>
      <p id={`${id}-meaning`} aria-live="polite">
        <Words text={assumption.sentence} /> {hanging}
      </p>
      <AssumptionSources sources={assumption.sources} />
    </fieldset>
  );
}
