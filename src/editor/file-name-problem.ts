/** What is wrong with a new name for a file, as a sentence; null where nothing is. */
export function fileNameProblem(wanted: string, own: string, names: readonly string[]): string | null {
  const name = wanted.trim();
  if (name === "") return "A file needs a name.";
  if (name !== own && names.includes(name)) return `There is a file ${name} already.`;
  return null;
}

/** Length of a name without its extension: what is selected when it is about to be replaced. */
export function stemLength(name: string): number {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? dot : name.length;
}
