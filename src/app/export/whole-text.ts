import type { Scenario } from "../../state/documents";
import { separatorBetween } from "../../state/join-documents";

/** All files as one that can be opened again: a single one as it is, several one behind the other, each behind its name. */
export function wholeText(files: Scenario["files"]): Scenario["files"][number] {
  const [first, ...others] = files;
  if (first !== undefined && others.length === 0) return first;
  const text = files.reduce((whole, { name, text: added }) => {
    const named = `# ${name}\n${added.replace(/^\uFEFF/, "")}`;
    return whole + separatorBetween(whole, named, "\n") + named;
  }, "");
  return { name: "scenario.yaml", text };
}
