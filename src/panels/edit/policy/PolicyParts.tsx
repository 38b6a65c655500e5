import type { PolicyForm } from "../../../engine";
import { visibleText } from "../../../engine/export/visible-text";
import { useActions } from "../../../state/store-context";
import { listed } from "../../../ui/listed";
import { PlaceButton } from "../../card/PlaceButton";
import { DirectionPart } from "./DirectionPart";
import { labelTexts } from "./label-texts";
import { usePolicyEditing } from "./policy-context";
import { podsWords } from "./policy-words";
import { SelectorEditor } from "./SelectorEditor";

/** All parts of a policy: whom it applies to, what comes in, what goes out, and what no control is about. */
export function PolicyParts({ form }: { readonly form: PolicyForm }) {
  const { suggestions } = usePolicyEditing();
  const { namespace, subject, subjects, hasTypes, ingress, egress, kept, unknown = [] } = form;
  return (
    <>
      {unknown.length > 0 && (
        <p>
          The server does not know {listed(unknown)} and refuses this policy, so that it takes no part yet. The rest can
          be edited here; what is unknown stays as it is, below.
        </p>
      )}
      <section className="policy-part" aria-label="Applies to">
        <h3>Applies to</h3>
        <p>
          Pods of <code>{namespace}</code>
        </p>
        <SelectorEditor
          at={{ of: "subject" }}
          selector={subject}
          everything={`every pod of ${namespace}`}
          labels={labelTexts(suggestions, [namespace])}
        />
        <p className="matches">{podsWords(subjects)}</p>
        {!hasTypes && (
          <p className="why-muted">
            policyTypes is not written: the server fills in Ingress{egress.isIsolated && ", and Egress for its rules"}.
          </p>
        )}
      </section>
      <DirectionPart direction={ingress} />
      <DirectionPart direction={egress} />
      {kept.length > 0 && (
        <section className="policy-part" aria-label="Kept as it is">
          <h3>Kept as it is</h3>
          {kept.map(({ field, text, at }) => (
            <details key={field}>
              <summary>
                <code>{field}</code>
              </summary>
              <pre>{visibleText(text)}</pre>
              <PlaceButton {...at}>line {at.line}</PlaceButton>
            </details>
          ))}
        </section>
      )}
      <WaysOn id={form.id} />
    </>
  );
}

const WAYS = [
  { kind: "rename", words: "Rename…" },
  { kind: "duplicate", words: "Duplicate…" },
  { kind: "set-namespace", words: "Move to a namespace…" },
] as const;

/** What has a form of its own. */
function WaysOn({ id }: { readonly id: string }) {
  const { openEditing } = useActions();
  const target = { kind: "policy", id } as const;
  return (
    <div className="rule-ways">
      {WAYS.map(({ kind, words }) => (
        <button key={kind} type="button" className="button outlined" onClick={() => openEditing({ kind, target })}>
          {words}
        </button>
      ))}
      <button
        type="button"
        className="button outlined"
        onClick={() => openEditing({ kind: "delete", targets: [target] })}
      >
        Delete…
      </button>
    </div>
  );
}
