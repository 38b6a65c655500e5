import { useState } from "react";
import type { EditWish } from "../../../engine";
import type { Editing } from "../../../state/editing";
import { EditCard } from "../EditCard";
import { ToggleChips } from "../ready/ToggleChips";
import { useOffer } from "../use-offer";

type Copying = Extract<Editing, { readonly kind: "copy-policies" }>;

const ALL = { kind: "policies", namespace: null, workload: null } as const;

/** Copies of policies in other namespaces: which ones, and where to. */
export function CopyForm({ form }: { readonly form: Copying }) {
  const [policies, setPolicies] = useState(form.policies);
  const [namespaces, setNamespaces] = useState<readonly string[]>(form.namespace === null ? [] : [form.namespace]);
  const offer = useOffer(ALL)?.result ?? null;
  const isWhole = policies.length > 0 && namespaces.length > 0;
  const wish: EditWish | null = isWhole ? { kind: "copy-policies", policies, namespaces } : null;
  const own = new Set(form.policies.map((id) => id.split("/")[0]));
  const others = (offer?.namespaces ?? []).filter((name) => own.size !== 1 || !own.has(name));
  const only = form.policies.length === 1 ? form.policies[0] : undefined;
  return (
    <EditCard
      title={only === undefined ? "Copy policies" : "Copy the policy"}
      {...(only === undefined ? {} : { about: only })}
      wish={wish}
      missing={policies.length === 0 ? "Choose a policy." : "Choose a namespace to copy to."}
      action="Paste"
    >
      {only === undefined && (
        <ToggleChips legend="Policies" items={form.policies} chosen={policies} onChange={setPolicies} />
      )}
      <ToggleChips
        legend="Into the namespaces"
        items={[...new Set([...namespaces, ...others])]}
        chosen={namespaces}
        onChange={setNamespaces}
      />
    </EditCard>
  );
}
