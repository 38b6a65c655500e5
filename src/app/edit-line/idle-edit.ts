import type { Scenario } from "../../state/documents";
import type { FileStep } from "../../state/file-step";

/**
 * Whether an intent touched nothing but comments and blank space, as far as its lines alone can tell: where in doubt it
 * did more. It only silences “changes no connection”: what an edit did is the worker's to say.
 *
 * @param steps - as they happened
 * @param files - as they are since
 */
export function isIdleEdit(steps: readonly FileStep[], files: Scenario["files"]): boolean {
  return steps.every((step) => isIdleStep(step, files, steps.length === 1));
}

function isIdleStep(step: FileStep, files: Scenario["files"], isOnly: boolean): boolean {
  switch (step.kind) {
    case "renamed":
      return true;
    case "added":
    case "removed":
      return bare(step.text) === "";
    case "edited":
      return isOnly && isIdleIn(step, files.find(({ name }) => name === step.file)?.text ?? "");
  }
}

function isIdleIn({ replacements }: Extract<FileStep, { kind: "edited" }>, text: string): boolean {
  const [replacement] = replacements;
  if (replacement === undefined || replacements.length > 1) return false;
  const { from, removed, inserted } = replacement;
  const behind = from + inserted.length;
  const start = from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1;
  const lineEnd = text.indexOf("\n", behind);
  const tail = text.slice(behind, lineEnd === -1 ? text.length : lineEnd);
  const head = text.slice(start, from);
  return bare(head + removed + tail) === bare(head + inserted + tail);
}

/** Lines without comments, trailing blanks and empty lines. Indentation stays: it has a meaning. */
function bare(lines: string): string {
  return lines
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, "").trimEnd())
    .filter((line) => line !== "")
    .join("\n");
}
