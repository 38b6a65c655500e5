import type { EditContext } from "../edit/edit-context";
import type { EditWish } from "../edit/edit-wish";
import { planEdit } from "../edit/plan-edit";
import { evaluate } from "../policy/evaluate";
import { readScenario } from "../read-scenario";
import { KUBERNETES } from "./kubernetes-profile";

/** Texts of files, by name. */
export type Texts = Readonly<Record<string, string>>;

/** What a wish comes to. */
export interface PlannedText {
  readonly kind: "planned" | "refused";
  readonly reason: string;
  readonly label: string;
  readonly steps: readonly string[];
  /** Files that change. */
  readonly texts: Texts;
}

/** What an edit of some files is planned with. */
export function read(texts: Texts): EditContext {
  const files = Object.entries(texts).map(([name, text]) => ({ name, text }));
  const { cluster, policies, objects } = readScenario(files);
  return { files, objects, evaluation: evaluate(cluster, policies, KUBERNETES), defaultNamespace: "default" };
}

/** Plans a wish. */
export function planned(texts: Texts, wish: EditWish): PlannedText {
  const plan = planEdit(read(texts), wish);
  if (plan.kind === "refused") return { kind: "refused", reason: plan.reason, label: "", steps: [], texts: {} };
  const { label, steps, files } = plan;
  const changed = files.filter(({ name, text, edits }) => {
    const made = edits.reduceRight(
      (old, { from, to, text: now }) => old.slice(0, from) + now + old.slice(to),
      texts[name] ?? "",
    );
    if (made !== text) throw new Error(`the edits of ${name} do not make its text`);
    return true;
  });
  return {
    kind: "planned",
    reason: "",
    label,
    steps,
    texts: Object.fromEntries(changed.map(({ name, text }) => [name, text])),
  };
}
