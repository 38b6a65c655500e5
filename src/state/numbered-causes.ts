import type { ChangesView } from "../engine";
import type { StepsBack } from "./steps-back";

/** Steps of the history that are called alike are told apart by their number since the baseline: “type in a.yaml (edit 3)”. */
export function withNumberedCauses(view: ChangesView, steps: StepsBack): ChangesView {
  const told = new Map<string, number>();
  for (const { cause } of view.causes)
    if (cause.kind === "step") told.set(cause.label, (told.get(cause.label) ?? 0) + 1);
  if (steps === null || [...told.values()].every((count) => count === 1)) return view;
  const numbers = new Map(steps.map(({ id }, i) => [id, i + 1]));
  const causes = view.causes.map((counted) => {
    const { cause } = counted;
    const number = cause.kind === "step" ? numbers.get(cause.id) : undefined;
    if (cause.kind !== "step" || number === undefined || told.get(cause.label) === 1) return counted;
    return { ...counted, cause: { ...cause, label: `${cause.label} (edit ${number})` } };
  });
  return { ...view, causes };
}
