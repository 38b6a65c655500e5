import { useId } from "react";
import type { RuleDirection } from "../../../engine";
import { ANY_NAMESPACE, type PeerFields } from "./composer-drafts";
import { LabelPicker } from "./LabelPicker";
import { labelTexts } from "./label-texts";
import { usePolicyEditing } from "./policy-context";
import { podsWords } from "./policy-words";

interface PeerPickerProps {
  readonly direction: RuleDirection;
  readonly fields: PeerFields;
  readonly canBeEveryone: boolean;
  readonly onChange: (part: Partial<PeerFields>) => void;
}

/** Blocks that one thinks of first. */
const BLOCKS = [
  { cidr: "0.0.0.0/0", words: "every IPv4 address" },
  { cidr: "::/0", words: "every IPv6 address" },
] as const;

/** Whom a new peer is about: pods by their labels, addresses, or everyone. */
export function PeerPicker({ direction, fields, canBeEveryone, onChange }: PeerPickerProps) {
  const { draft } = usePolicyEditing();
  const name = useId();
  const kinds = [
    { kind: "pods", words: "Pods" },
    { kind: "addresses", words: "Addresses" },
    ...(canBeEveryone ? [{ kind: "everyone", words: "Everyone: every pod and every address" } as const] : []),
  ] as const;
  return (
    <fieldset className="picker">
      <legend>{direction === "ingress" ? "From" : "To"}</legend>
      <div className="picker-kinds">
        {kinds.map(({ kind, words }) => (
          <label key={kind}>
            <input type="radio" name={name} checked={fields.kind === kind} onChange={() => onChange({ kind })} />
            {words}
          </label>
        ))}
      </div>
      {fields.kind === "pods" && <PodsFields fields={fields} onChange={onChange} />}
      {fields.kind === "addresses" && (
        <div className="picker-row">
          <input
            className="mono"
            aria-label="Block of addresses"
            value={fields.cidr}
            placeholder="10.0.0.0/8"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange({ cidr: target.value })}
          />
          {BLOCKS.map(({ cidr, words }) => (
            <button key={cidr} type="button" className="chip" onClick={() => onChange({ cidr })}>
              {words}
            </button>
          ))}
        </div>
      )}
      <p className="matches" aria-live="polite">
        {fields.kind !== "everyone" && draft?.problem}
        {fields.kind !== "everyone" && draft?.matches != null && podsWords(draft.matches)}
      </p>
    </fieldset>
  );
}

function PodsFields({ fields, onChange }: Pick<PeerPickerProps, "fields" | "onChange">) {
  const { namespace, suggestions } = usePolicyEditing();
  const others = suggestions.namespaces.filter(({ name }) => name !== namespace);
  const all = suggestions.namespaces.map(({ name }) => name);
  const where = fields.namespace === ANY_NAMESPACE ? all : [fields.namespace ?? namespace];
  return (
    <>
      <select
        aria-label="In which namespace"
        value={fields.namespace ?? ""}
        onChange={({ target }) => onChange({ namespace: target.value === "" ? null : target.value, picked: [] })}
      >
        <option value="">in {namespace}, the policy’s own namespace</option>
        {others.map(({ name }) => (
          <option key={name} value={name}>
            in namespace {name}
          </option>
        ))}
        <option value={ANY_NAMESPACE}>in any namespace</option>
      </select>
      <LabelPicker
        labels={labelTexts(suggestions, where)}
        everything="every pod there"
        fields={fields}
        onChange={onChange}
      />
    </>
  );
}
