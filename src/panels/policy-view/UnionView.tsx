import type { AdmittedEnds, DirectionView, PolicyUnion, UnionDirection, UnionMember } from "../../engine";
import { counted } from "../../ui/counted";
import { Words } from "../../ui/Words";
import { asSentence } from "../edit/as-sentence";
import { LogicWords } from "./LogicWords";
import { PadlockMark } from "./PadlockMark";
import { PartButton } from "./PartButton";
import { usePolicyViewing } from "./policy-view-context";

/** All policies on a workload side by side, and what they come to together. */
export function UnionView({ union }: { readonly union: PolicyUnion }) {
  const { policies, morePolicies, ingress, egress, pods } = union;
  return (
    <>
      <div className="pv-sums">
        <Sum side={ingress} />
        <Sum side={egress} />
      </div>
      <ul className="pv-columns" aria-label="Policies side by side">
        {policies.map((member, i) => (
          <li key={member.view.id}>
            {i > 0 && <strong className="pv-or">or</strong>}
            <Column member={member} pods={pods} />
          </li>
        ))}
        {morePolicies > 0 && <li className="pv-note">and {counted(morePolicies, "more policy", "more policies")}</li>}
      </ul>
    </>
  );
}

const TITLES = { ingress: "Ingress, all together", egress: "Egress, all together" } as const;

function Sum({ side: { direction, isolated, sentence, admitted } }: { readonly side: UnionDirection }) {
  const state = ({ all: "closed", some: "half", none: "open" } as const)[isolated];
  return (
    <section className="pv-sum" aria-label={TITLES[direction]}>
      <h3>
        <PadlockMark state={state} size={14} /> {TITLES[direction]}
      </h3>
      <p>
        <Words text={sentence} />
      </p>
      {admitted.length > 0 && (
        <ul>
          {admitted.map((line) => (
            <li key={`${line.certainty} ${line.ports}`}>
              <code>{line.ports}</code> {direction === "ingress" ? "from" : "to"} {endWords(line)}
              {line.certainty !== "sure" && <span className="pv-note"> {CERTAINTY[line.certainty]}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const CERTAINTY = { some: "(not for all pods alike)", perhaps: "(perhaps: it is left open)" } as const;

function endWords({ ends, more }: AdmittedEnds): string {
  return `${ends.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function Column({ member: { view, selects }, pods }: { readonly member: UnionMember; readonly pods: number }) {
  const { show } = usePolicyViewing();
  return (
    <section className="pv-column" aria-label={view.id}>
      <h3>
        <button type="button" className="link" title={`Show ${view.id} alone`} onClick={() => show(view.id)}>
          {view.name}
        </button>
      </h3>
      <p className="pv-note">
        <LogicWords text={view.subject.words} />
        {selects < pods && `: ${selects} of these ${pods} pods`}
      </p>
      {view.needless !== null && <p className="pv-caution">{asSentence(view.needless)}</p>}
      <ColumnSide side={view.ingress} />
      <ColumnSide side={view.egress} />
    </section>
  );
}

const SIDE_WORDS = {
  ingress: { open: "Leaves ingress open", closed: "Isolates for ingress", none: "admits nothing" },
  egress: { open: "Leaves egress open", closed: "Isolates for egress", none: "admits nothing" },
} as const;

function ColumnSide({
  side: { direction, isIsolated, rules, moreRules, isSurprising, why },
}: {
  readonly side: DirectionView;
}) {
  const words = SIDE_WORDS[direction];
  return (
    <div className="pv-column-side">
      <h4>
        <PadlockMark state={isIsolated ? "closed" : "open"} size={12} /> {isIsolated ? words.closed : words.open}
        {isIsolated && rules.length === 0 && `, ${words.none}`}
      </h4>
      {isSurprising && (
        <p className="pv-caution">
          <Words text={why} />
        </p>
      )}
      {isIsolated && (
        <ul>
          {rules.map((rule, i) => (
            <li key={rule.index}>
              {i > 0 && <strong className="pv-or">or</strong>}
              <PartButton at={rule}>
                <LogicWords text={rule.words} />
              </PartButton>
              {rule.needless !== null && <p className="pv-note">{asSentence(rule.needless)}</p>}
            </li>
          ))}
          {moreRules > 0 && <li className="pv-note">and {counted(moreRules, "more rule")}</li>}
        </ul>
      )}
    </div>
  );
}
