import type { PictureEnd } from "./picture-ends";

/** `one`: drawn as one node; `open`: a namespace as its workloads, a workload as its pods. */
export type PictureForm = "one" | "open";

/** How each namespace and each workload is drawn, by their ids. */
export function formsOf(ends: readonly PictureEnd[]): ReadonlyMap<string, PictureForm> {
  const forms = new Map<string, PictureForm>();
  for (const end of ends) {
    if (end.kind === "namespace") forms.set(`namespace ${end.namespace}`, "one");
    if (end.kind !== "workload") continue;
    forms.set(`namespace ${end.namespace}`, "open");
    forms.set(end.partOf ?? end.id, end.partOf === null ? "one" : "open");
  }
  return forms;
}

/** Whether everything that is in both is drawn in the same form. */
export function haveSameForms(
  before: ReadonlyMap<string, PictureForm>,
  after: ReadonlyMap<string, PictureForm>,
): boolean {
  return [...after].every(([id, form]) => (before.get(id) ?? form) === form);
}
