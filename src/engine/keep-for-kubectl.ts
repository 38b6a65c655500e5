import type { ScenarioFile } from "./analysis";
import type { ExportedText } from "./insight/expectation/exported-text";
import { cutExpectations, type FileDocument, isOurs, isUnreadable } from "./kubectl-documents";
import { createManifestCache } from "./manifest/manifest-cache";
import { readManifest } from "./manifest/read-manifest";
import { splitDocuments } from "./manifest/split-documents";

/**
 * The files as one text for `kubectl apply -f -`: every document but the expectations, which no cluster knows. What stays
 * is as it stands, byte for byte; an expectation that is an item of a list is cut out of it.
 */
export function keepForKubectl(files: readonly ScenarioFile[]): ExportedText {
  const notes: string[] = [];
  let leftOut = 0;
  const kept: string[] = [];
  for (const { name, text } of files) {
    const { objects } = readManifest(name, text, createManifestCache());
    for (const [number, chunk] of splitDocuments(text).entries()) {
      if (chunk.isEmpty) continue;
      const document: FileDocument = { chunk, objects: objects.filter((object) => object.document === number) };
      const ours = document.objects.filter(isOurs);
      leftOut += ours.length;
      if (ours.length === 0) {
        kept.push(chunk.text);
        if (document.objects.some(isUnreadable))
          notes.push(`document ${number + 1} of ${name} stays as it stands: its YAML cannot be read`);
        continue;
      }
      if (ours.length === document.objects.length) continue;
      const rest = cutExpectations(document);
      if (rest === null) {
        leftOut -= ours.length;
        notes.push(`document ${number + 1} of ${name} still holds an Expectation, which kubectl will refuse`);
      }
      kept.push(rest ?? chunk.text);
    }
  }
  if (leftOut > 0) notes.unshift(leftOut === 1 ? "1 Expectation is left out" : `${leftOut} Expectations are left out`);
  const text = kept.map((each, i) => separatorOf(each, kept[i - 1]) + each).join("");
  return { fileName: "for-kubectl.yaml", text: endWithBreak(text), notes };
}

/**
 * What stands between a document and the one before it. A text that has directives or a marker of its own can only
 * follow a document that is ended explicitly.
 */
function separatorOf(document: string, before: string | undefined): string {
  if (before === undefined) return "";
  const end = lineEndOf(before);
  const lead = before.endsWith("\n") ? "" : end;
  if (/^%/m.test(document) && /^---(?:\s|$)/m.test(document)) return `${lead}...${end}`;
  return /^---(?:\s|$)/m.test(document) ? lead : `${lead}---${end}`;
}

function endWithBreak(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}${lineEndOf(text)}`;
}

/** How the text ends its lines, by the last of them. */
function lineEndOf(text: string): "\n" | "\r\n" {
  const last = text.lastIndexOf("\n");
  return last > 0 && text[last - 1] === "\r" ? "\r\n" : "\n";
}
