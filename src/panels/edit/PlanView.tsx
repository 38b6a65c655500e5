import type { Ref } from "react";
import type { EditPreview } from "../../engine";
import { EffectsView } from "./EffectsView";
import { WrittenLines } from "./WrittenLines";

interface PlanViewProps {
  readonly plan: Extract<EditPreview, { readonly kind: "planned" }>;
  readonly isLate: boolean;
  /** Where the foot of the form leads to. */
  readonly place: Ref<HTMLDivElement>;
}

/** What an edit opens, closes and writes, in full. */
export function PlanView({ plan, isLate, place }: PlanViewProps) {
  return (
    <div ref={place} className={isLate ? "edit-preview late" : "edit-preview"} tabIndex={-1}>
      <section aria-label="What comes of it">
        <h3>What comes of it</h3>
        <EffectsView effects={plan.effects} />
      </section>
      <section aria-label="What is written">
        <h3>What is written</h3>
        {plan.steps.length > 0 && (
          <ul className="edit-steps">
            {plan.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        )}
        {plan.files.map((file) => (
          <WrittenLines key={file.name} file={file} />
        ))}
      </section>
    </div>
  );
}
