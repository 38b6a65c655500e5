/** What is wrong with a new name for a file, as a sentence; null where nothing is. */
export function fileNameProblem(wanted: string, own: string, names: readonly string[]): string | null {
  const name = wanted.trim();
  if (name === "") return "A file needs a name.";
  if (name !== own && names.includes(name)) return `There is a file ${name} already.`;
  return null;
}

/**
 * The name that was meant by what was typed. A new file without a suffix holds YAML. Of a file that was there only the
 * stem is selected, so a whole name typed in its place has the suffix twice.
 */
export function completedName(wanted: string, own: string, isNew: boolean): string {
  const name = wanted.trim();
  if (isNew) return name === "" || name.includes(".") ? name : `${name}.yaml`;
  const suffix = own.slice(stemLength(own));
  const isDoubled = suffix !== "" && name.endsWith(suffix + suffix) && !own.endsWith(suffix + suffix);
  return isDoubled ? name.slice(0, -suffix.length) : name;
}

/** Length of a name without its extension: what is selected when it is about to be replaced. */
export function stemLength(name: string): number {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? dot : name.length;
}
