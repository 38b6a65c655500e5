import { Fragment, useState } from "react";
import type { DirectionForm } from "../../../engine";
import { counted } from "../../../ui/counted";
import { Composer } from "./Composer";
import { Reason } from "./LiveField";
import { usePolicyEditing } from "./policy-context";
import { RuleBox } from "./RuleBox";

const WORDS = {
  ingress: { title: "Incoming (ingress)", open: "come in", rule: "comes in" },
  egress: { title: "Outgoing (egress)", open: "go out", rule: "goes out" },
} as const;

/** One direction of a policy: whether it isolates, and its rules, any of which is enough. */
export function DirectionPart({ direction: form }: { readonly direction: DirectionForm }) {
  const { direction, isIsolated, rules, suggestedPorts } = form;
  const { change } = usePolicyEditing();
  const [reason, setReason] = useState<string | null>(null);
  const words = WORDS[direction];
  const isolate = async (isOn: boolean) => {
    const done = await change({ kind: "set-isolation", direction, isOn });
    setReason(done.kind === "refused" ? done.reason : null);
  };
  const taken = isIsolated && rules.length > 0 ? ` (off: takes its ${counted(rules.length, "rule")} out)` : "";
  return (
    <section className="policy-part" aria-label={words.title}>
      <h3>{words.title}</h3>
      <label className="isolation">
        <input type="checkbox" checked={isIsolated} onChange={({ target }) => void isolate(target.checked)} />
        <span>
          Only what a rule admits {words.rule}
          {taken}
        </span>
      </label>
      <Reason reason={reason} />
      {!isIsolated && <p className="everyone">As far as this policy goes, everything may {words.open}.</p>}
      {!isIsolated && rules.length > 0 && (
        <p className="why-muted">
          {counted(rules.length, "rule")} without effect: policyTypes does not name this direction.
        </p>
      )}
      {isIsolated && rules.length === 0 && <p className="everyone">Nobody: there is no rule.</p>}
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what stands in the place of what went takes its focus
        <Fragment key={index}>
          {index > 0 && <strong className="or rules">or</strong>}
          <RuleBox at={{ direction, rule: index }} rule={rule} />
        </Fragment>
      ))}
      {isIsolated && (
        <Composer
          part={{ kind: "rule", direction }}
          opener={rules.length === 0 ? "Add a rule …" : "Or another rule …"}
          suggested={suggestedPorts}
        />
      )}
    </section>
  );
}
