import { asObjectTree, type ManifestObject } from "./manifest/manifest";
import { createManifestCache } from "./manifest/manifest-cache";
import { plainValueOf } from "./manifest/plain-value";
import { readManifest } from "./manifest/read-manifest";
import type { DocumentChunk } from "./manifest/split-documents";
import { entryOf } from "./manifest/tree";

/** A document of a file with the objects in it: itself, or the items of the list that it is. */
export interface FileDocument {
  readonly chunk: DocumentChunk;
  readonly objects: readonly ManifestObject[];
}

/** Whether an object is of a kind that only Sallyport knows. */
export function isOurs(object: ManifestObject): boolean {
  const tree = asObjectTree(object);
  const value = tree === null ? undefined : entryOf(tree, "apiVersion")?.value;
  const apiVersion = value?.kind === "scalar" && typeof value.value === "string" ? value.value : "";
  return (apiVersion || (object.inherited?.apiVersion ?? "")).startsWith("sallyport.dev/");
}

/** Whether the YAML around an object is broken: what kind it is, is then only guessed. */
export function isUnreadable({ parsed }: ManifestObject): boolean {
  return parsed.findings.some(({ code, severity }) => severity === "error" && code.startsWith("yaml-"));
}

/** A list without its expectations, else as it stands; null where nothing but them can surely be cut out. */
export function cutExpectations({ chunk, objects }: FileDocument): string | null {
  let text = chunk.text;
  for (const object of objects.filter(isOurs).toReversed()) {
    const from = object.origin.offset - chunk.offset + object.range.from;
    text = isFlow(text, from)
      ? cutFlowItem(text, from, from + object.range.to - object.range.from)
      : cutBlockItem(text, from, from + object.range.to - object.range.from);
  }
  const rest = readManifest("rest", text, createManifestCache()).objects;
  const wanted = objects.filter((object) => !isOurs(object));
  return rest.length === wanted.length && rest.every((object, i) => saysSame(object, wanted[i])) ? text : null;
}

/** `{…}`: an item that is written in braces. */
function isFlow(text: string, from: number): boolean {
  return text[from] === "{" && !/^[ ]*- *$/.test(text.slice(text.lastIndexOf("\n", from - 1) + 1, from));
}

/** Lines of an item, from its dash to the line that ends it. */
function cutBlockItem(text: string, from: number, to: number): string {
  const dash = text.lastIndexOf("-", from);
  const start = text.lastIndexOf("\n", dash) + 1;
  const end = text[to - 1] === "\n" ? to : text.indexOf("\n", to) + 1;
  return text.slice(0, start) + (end === 0 ? "" : text.slice(end));
}

/** An item in braces with the comma behind it or, of the last one, before it. */
function cutFlowItem(text: string, from: number, to: number): string {
  const behind = /^\s*,\s*/.exec(text.slice(to));
  if (behind !== null) return text.slice(0, from) + text.slice(to + behind[0].length);
  return text.slice(0, from).replace(/,\s*$/, "") + text.slice(to);
}

function saysSame(object: ManifestObject, wanted: ManifestObject | undefined): boolean {
  if (wanted === undefined || (object.tree === null) !== (wanted.tree === null)) return false;
  if (object.tree === null || wanted.tree === null) return true;
  return JSON.stringify(plainValueOf(object.tree)) === JSON.stringify(plainValueOf(wanted.tree));
}
