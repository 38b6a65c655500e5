import type { PartExplanation, RuleExplanation } from "../../engine";
import { Fold } from "../../ui/Fold";
import { PlaceButton } from "../card/PlaceButton";
import { OffToggle } from "../what-if/OffToggle";
import { chooseParts, foldWords } from "./choose-shown";
import { Mark } from "./Mark";
import { Phrases } from "./Phrases";

interface RuleLineProps {
  readonly rule: RuleExplanation;
  readonly direction: "ingress" | "egress";
}

/** One rule: whether it admits, by which peer and port, and where it does not, what each wants and what of it holds. */
export function RuleLine({ rule, direction }: RuleLineProps) {
  return (
    <li className="rule">
      <Mark admits={rule.matched} words={["admits:", "does not admit:"]} />
      <div>
        <PlaceButton place={rule.place} line={rule.line}>
          {rule.policy}, {direction} rule {rule.index + 1}
        </PlaceButton>{" "}
        <OffToggle
          isSmall
          off={{ kind: "rule", policy: rule.policy, direction, index: rule.index }}
          what={`${rule.policy}, ${direction} rule ${rule.index + 1}`}
        />
        {rule.admittedPorts !== "" && <> lets through {rule.admittedPorts}</>}
        <PartList parts={rule.peers} one="peer" />
        <PartList parts={rule.ports} one="port" />
      </div>
    </li>
  );
}

interface PartListProps {
  readonly parts: readonly PartExplanation[];
  readonly one: "peer" | "port";
}

function PartList({ parts, one }: PartListProps) {
  const { shown, folded } = chooseParts(parts);
  return (
    <>
      <PartLines parts={shown} label={one === "peer" ? "Peers" : "Ports"} />
      {folded.length > 0 && (
        <Fold summary={foldWords(folded, one)}>{() => <PartLines parts={folded} label={`More ${one}s`} />}</Fold>
      )}
    </>
  );
}

function PartLines({ parts, label }: { readonly parts: readonly PartExplanation[]; readonly label: string }) {
  return (
    <ul className="rule-parts" aria-label={label}>
      {parts.map(({ matched, words }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one rule have no other identity
        <li key={index}>
          <Mark admits={matched} words={["matches:", "does not match:"]} />
          <span>
            <Phrases words={words} />
          </span>
        </li>
      ))}
    </ul>
  );
}
