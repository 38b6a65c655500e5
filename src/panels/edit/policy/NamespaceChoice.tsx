import type { PeerForm, PolicyIntent, RuleAt } from "../../../engine";
import { LiveSelect } from "./LiveSelect";
import { usePolicyEditing } from "./policy-context";

interface NamespaceChoiceProps {
  readonly rule: RuleAt;
  /** From 0. */
  readonly index: number;
  readonly peer: Extract<PeerForm, { readonly kind: "pods" }>;
}

/** What a namespace's own label is called; every namespace has it. */
const NAME_LABEL = "kubernetes.io/metadata.name";

/** In which namespaces a peer's pods are: the policy's, one by name, those with a label, or any. */
export function NamespaceChoice({ rule, index, peer }: NamespaceChoiceProps) {
  const { namespace, suggestions, change } = usePolicyEditing();
  const requirements = peer.namespaceSelector?.requirements ?? null;
  const texts = requirements?.map(({ text }) => text) ?? [];
  const value = requirements === null ? OWN : texts.length === 0 ? ANY : texts.join(", ");
  const names = suggestions.namespaces.map(({ name }) => ({
    text: `${NAME_LABEL}=${name}`,
    words: name === namespace ? `in namespace ${name}, by its name` : `in namespace ${name}`,
  }));
  const labels = suggestions.namespaceLabels
    .filter(({ text }) => !text.startsWith(`${NAME_LABEL}=`))
    .map(({ text, namespaces }) => ({ text, words: `in namespaces with ${text} (${namespaces})` }));
  const known = [...names, ...labels];
  const choose = (chosen: string) => change(...intentsFor(chosen, { ...rule, peer: index }, peer));
  return (
    <span className="namespace-choice">
      <LiveSelect label="In which namespaces" value={value} onWrite={choose}>
        <option value={OWN}>in {namespace}, the policy’s own namespace</option>
        {known.map(({ text, words }) => (
          <option key={text} value={text}>
            {words}
          </option>
        ))}
        <option value={ANY}>in any namespace</option>
        {value !== OWN && value !== ANY && !known.some(({ text }) => text === value) && (
          <option value={value}>in namespaces with {value}</option>
        )}
      </LiveSelect>
    </span>
  );
}

/** No label begins so. */
const OWN = "-own";
const ANY = "-any";

function intentsFor(
  chosen: string,
  at: RuleAt & { readonly peer: number },
  { podSelector, namespaceSelector }: NamespaceChoiceProps["peer"],
): readonly PolicyIntent[] {
  const namespaces = { of: "namespaceSelector", ...at } as const;
  if (chosen === ANY) return [{ kind: "select-everything", at: namespaces }];
  if (chosen === OWN) {
    const pods: readonly PolicyIntent[] =
      podSelector === null ? [{ kind: "select-everything", at: { of: "podSelector", ...at } }] : [];
    return [...pods, { kind: "remove-selector", at: namespaces }];
  }
  const [first, ...more] = namespaceSelector?.requirements ?? [];
  if (first !== undefined && more.length === 0) {
    return [{ kind: "set-requirement", at: namespaces, which: first.which, text: chosen }];
  }
  const begun: readonly PolicyIntent[] = first === undefined ? [] : [{ kind: "select-everything", at: namespaces }];
  return [...begun, { kind: "set-requirement", at: namespaces, which: null, text: chosen }];
}
