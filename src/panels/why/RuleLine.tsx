import type { RuleExplanation, RuleFailure } from "../../engine";
import { Words } from "../../ui/Words";
import { PlaceButton } from "../card/PlaceButton";
import { Mark } from "./SideView";

const PARTS: Record<RuleFailure["part"], string> = {
  peer: "peer",
  "pod-labels": "pod labels",
  namespace: "namespace",
  "namespace-labels": "namespace labels",
  address: "address",
  port: "port",
  protocol: "protocol",
  "named-port": "named port",
};

interface RuleLineProps {
  readonly rule: RuleExplanation;
  readonly direction: "ingress" | "egress";
}

/** One rule: whether it admits, and where it does not, the part that failed. */
export function RuleLine({ rule, direction }: RuleLineProps) {
  return (
    <li className="rule">
      <Mark admits={rule.matched} />
      <div>
        <PlaceButton place={rule.place} line={rule.line}>
          {rule.policy}, {direction} rule {rule.index + 1}
        </PlaceButton>
        {rule.admittedPorts !== "" && <> lets through {rule.admittedPorts}</>}
        {rule.failures.length > 0 && (
          <ul>
            {rule.failures.map((failure, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: failures of one rule have no other identity
              <li key={index} className="failure">
                <PlaceButton place={failure.place} line={failure.line}>
                  {PARTS[failure.part]}
                </PlaceButton>{" "}
                <Words text={failure.sentence} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
