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
