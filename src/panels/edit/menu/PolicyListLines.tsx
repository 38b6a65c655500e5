import { useOffer } from "../use-offer";
import { MenuLines } from "./MenuLines";
import type { MenuEntry, MenuLevel } from "./menu-entry";
import { policyListGroups } from "./policy-entries";

interface PolicyListLinesProps {
  readonly level: Extract<MenuLevel, { readonly kind: "policies" }>;
  readonly onEntry: (entry: MenuEntry) => void;
}

/** The policies of a namespace or of a workload as lines, as soon as the worker has told them. */
export function PolicyListLines({ level, onEntry }: PolicyListLinesProps) {
  const answer = useOffer(level);
  if (answer === null) return <p className="edit-menu-empty">Asking…</p>;
  const policies = answer.result?.policies ?? [];
  if (policies.length === 0) return <p className="edit-menu-empty">No policy selects it.</p>;
  return <MenuLines groups={policyListGroups(policies)} onEntry={onEntry} />;
}
