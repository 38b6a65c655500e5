import type { AppState } from "../state/store";

/** Whether an import took a dump apart and the files are not, or no longer, as they were given. */
export function canKeepOriginal({ documents: { arrival, files } }: Pick<AppState, "documents">): boolean {
  if (arrival?.taken.kind !== "dump") return false;
  const { original } = arrival;
  return (
    files.length !== original.length ||
    files.some((file, index) => file.name !== original[index]?.name || file.text !== original[index]?.text)
  );
}

/** Whether the files are, but for edits since, those of an import as they were given: nothing is left out of them. */
export function isOriginalKept({ documents: { arrival, journal } }: Pick<AppState, "documents">): boolean {
  const given = arrival?.original ?? [];
  return journal.done.some(({ steps }) =>
    steps.some((step) => step.kind === "added" && given.some(({ text }) => text === step.text)),
  );
}
