import { MOST_DOCUMENTS, MOST_LIBRARY_SEPARATORS, MOST_SEPARATORS } from "../source/limits";
import type { ChunkPart } from "./chunk-part";
import { unreadable, unreadableChunk } from "./finding";
import type { ManifestFinding } from "./manifest";
import { findOpenBracket } from "./nesting-scan";
import { findQuickStop } from "./quick/quick-yaml";
import { describeYamlError } from "./yaml/yaml-error";

/** Why a document has more in it than memory is for; null where it has not. */
export function findTooMuch(text: string): ManifestFinding | null {
  const at = findExcess(text, MOST_SEPARATORS);
  if (at === null) return null;
  const limit = MOST_SEPARATORS.toLocaleString("en");
  const message = `one document may hold no more than ${limit} fields and items: split it into documents with ---`;
  return unreadable("yaml-too-long", message, { from: at, to: at + 1 });
}

/**
 * What is said of a document with a mistake in it that is too long for the YAML library to explain: that is a hundred times
 * as slow as the quick reader and would take minutes. Null where it may be explained. The place is the one where the quick reader gave up.
 */
export function findTooMuchForLibrary(text: string): ManifestFinding | null {
  if (findExcess(text, MOST_LIBRARY_SEPARATORS) === null) return null;
  const stop = findQuickStop(text);
  const lineStart = Math.max(text.lastIndexOf("\n", stop - 1), text.lastIndexOf("\r", stop - 1)) + 1;
  if (/^ *\t/.test(text.slice(lineStart, stop + 1))) {
    return describeYamlError(text, { code: "TAB_AS_INDENT", message: "", at: lineStart }, []);
  }
  const at = findOpenBracket(text) ?? stop;
  const message =
    "this is no plain YAML from here on: is a quote, a bracket or a space missing, or is it an anchor or a tag? " +
    "The document is too long to tell more; split it into several with ---";
  return unreadable("yaml-too-long", message, { from: at, to: Math.min(at + 1, text.length) });
}

/** What stands for all documents after the last one that is read. */
export function partBeyond(): ChunkPart {
  const finding = tooManyDocuments(0);
  return { from: 0, itemPath: "", range: finding.range, inherited: null, parsed: unreadableChunk(finding) };
}

/** @param at - where the first document begins that is not read */
export function tooManyDocuments(at: number): ManifestFinding {
  const message =
    `a file may hold ${MOST_DOCUMENTS.toLocaleString("en")} documents, and the others, from here on, are not read: ` +
    "split it into several files";
  return unreadable("too-many-documents", message, { from: at, to: at + 1 });
}

/** Where a text has more lines with something in them, and commas, than so many; null where it has not. */
function findExcess(text: string, most: number): number | null {
  if (text.length <= most) return null;
  let count = 0;
  let isBlank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13 || code === 44) {
      if (!isBlank && ++count > most) return at;
      isBlank = true;
    } else if (code !== 32) {
      isBlank = false;
    }
  }
  return null;
}
