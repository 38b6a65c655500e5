import type { Editing } from "../../../state/editing";
import { EditCard } from "../EditCard";

type Fix = Extract<Editing, { readonly kind: "fix" }>;

/** What a fix would write and do, in full, before it is applied. */
export function FixForm({ form: { wish, title, about } }: { readonly form: Fix }) {
  return (
    <EditCard title="Fix" about={about} wish={wish} action="Apply">
      <p>{title}</p>
    </EditCard>
  );
}
