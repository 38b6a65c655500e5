import type { AppState } from "../state/store";

type Analysis = NonNullable<AppState["analysis"]["analysis"]>;
type Finding = Pick<Analysis["diagnostics"][number], "severity" | "message" | "line" | "place">;

/** What is wrong with what was opened, where nothing of it could be read: its first error; null where anything could. */
export function firstFault({
  counts: { namespaces, workloads, policies, ignoredKinds },
  diagnostics,
  expectations,
}: Pick<Analysis, "counts" | "expectations"> & { readonly diagnostics: readonly Finding[] }): string | null {
  const fault = diagnostics.find(({ severity }) => severity === "error");
  const isAnything = namespaces + workloads + policies + expectations.length + ignoredKinds.length > 0;
  if (fault === undefined || isAnything) return null;
  return `Nothing of it is drawn. ${fault.place.file}, line ${fault.line}: ${fault.message.replace(/\.$/, "")}.`;
}
