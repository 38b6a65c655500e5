import type { DocumentsState } from "./documents";
import type { Change } from "./gateway";
import { separatorBetween } from "./join-documents";

/** Where expectations are written to. */
export const EXPECTATIONS_FILE = "expectations.yaml";

/**
 * Documents at the end of the file of expectations, which is made where it is missing. The shown file stays the one that
 * it is.
 *
 * @param texts - one behind the other
 */
export function appendExpectations(
  { files }: Pick<DocumentsState, "files">,
  texts: readonly string[],
): Omit<Change, "label"> {
  const file = files.find(({ name }) => name === EXPECTATIONS_FILE);
  const lineEnd = file?.text.includes("\r\n") ? "\r\n" : "\n";
  const former = file?.text ?? "";
  const text = texts
    .map((each) => each.replaceAll(/\r?\n/g, lineEnd))
    .reduce((added, each) => added + separatorBetween(former + added, each, lineEnd) + each, "");
  if (file === undefined) return { source: "picture", edits: [], filesAdded: [{ name: EXPECTATIONS_FILE, text }] };
  const { length } = former;
  return { source: "picture", edits: [{ file: EXPECTATIONS_FILE, from: length, to: length, text }] };
}
