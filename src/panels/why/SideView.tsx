import type { RuleExplanation, SideExplanation } from "../../engine";
import { Breakable } from "../../ui/Breakable";
import { counted } from "../../ui/counted";
import { Fold } from "../../ui/Fold";
import { PlaceButton } from "../card/PlaceButton";
import { OffToggle } from "../what-if/OffToggle";
import { chooseRules, foldWords } from "./choose-shown";
import { Mark } from "./Mark";
import { RuleLine } from "./RuleLine";
import { exceptionWords } from "./side-words";

/** One side of a connection: whether it is isolated, by what, and what each rule says. */
export function SideView({ side, endpoint }: { readonly side: SideExplanation; readonly endpoint: string }) {
  const title = side.direction === "egress" ? "Leaving" : "Entering";
  return (
    <section className="side" aria-label={`${title} ${endpoint}`}>
      <h3>
        <Mark admits={side.admits} />
        <span className="side-title">{title}</span>
        <code>
          <Breakable text={endpoint} />
        </code>
        <span className="side-direction">{side.direction}</span>
      </h3>
      {side.exception !== null && <p>{exceptionWords(side)}</p>}
      {side.exception === null && side.isolatedBy.length === 0 && (
        <p>Not isolated: no policy selects it for {side.direction}, so everything passes.</p>
      )}
      {side.isolatedBy.length > 0 && (
        <p>
          Isolated by{" "}
          {side.isolatedBy.map((citation, index) => (
            <span key={citation.policy}>
              {index > 0 && ", "}
              <PlaceButton place={citation.place} line={citation.line}>
                {citation.policy}
              </PlaceButton>{" "}
              <OffToggle isSmall off={{ kind: "policy", policy: citation.policy }} what={citation.policy} />
            </span>
          ))}
          .{" "}
          {side.rules.length === 0
            ? `${side.isolatedBy.length === 1 ? "It has" : "They have"} no ${side.direction} rule: nothing passes.`
            : `${counted(side.rules.length, "rule")}${side.admittedPorts === "" ? "; none lets it through." : `; ${side.admittedPorts} passes.`}`}
        </p>
      )}
      {side.rules.length > 0 && <Rules side={side} />}
    </section>
  );
}

function Rules({ side: { rules, direction } }: { readonly side: SideExplanation }) {
  const { shown, folded } = chooseRules(rules);
  const lines = (all: readonly RuleExplanation[]) => (
    <ol>
      {all.map((rule) => (
        <RuleLine key={`${rule.policy} ${rule.index}`} rule={rule} direction={direction} />
      ))}
    </ol>
  );
  return (
    <>
      {lines(shown)}
      {folded.length > 0 && <Fold summary={foldWords(folded, "rule")}>{() => lines(folded)}</Fold>}
    </>
  );
}
