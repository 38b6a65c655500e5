import type { Decoding } from "./kube/decode-object";
import { isClusterScoped } from "./kube/kinds";
import type { DecodedObject } from "./kube/objects";
import type { ManifestObject } from "./manifest/manifest";

/**
 * What an object is called: `networking.k8s.io/v1/NetworkPolicy/app/web`, or `document 3 of cluster.yaml` where it could
 * not be made out.
 *
 * @param text - of its file
 */
export function titleOf(decoding: Decoding, manifest: ManifestObject, defaultNamespace: string, text: string): string {
  const { apiVersion, kind, namespace, name } = decoding;
  if (kind === "") {
    const item = manifest.itemPath === "" ? "" : `, ${manifest.itemPath}`;
    return `document ${manifest.document + 1} of ${manifest.origin.file}${item}${guessName(manifest, text)}`;
  }
  const object = decoding.object;
  const home = namespace ?? (object !== null && "namespace" in object ? object.namespace : defaultNamespace);
  return [apiVersion, kind, ...(isClusterScoped(kind) ? [] : [home]), name].join("/");
}

/** How far into an object its kind and name are looked for. */
const HEAD_LENGTH = 4_000;

/** What an object that could not be read seems to be, from the lines that say it; empty where nothing says it. */
function guessName({ origin, range }: ManifestObject, text: string): string {
  const start = origin.offset + range.from;
  const own = text.slice(start, Math.min(origin.offset + range.to, start + HEAD_LENGTH));
  // Line by line: a pattern that spans lines would look at each blank one again from every other.
  const lines = own.split(/\r\n|\r|\n/);
  const kind = firstIn(lines, KIND_LINE);
  const metadata = lines.findIndex((line) => /^[ \t]*metadata:[ \t]*$/.test(line));
  if (kind === null || metadata < 0) return "";
  const below = lines.slice(metadata + 1);
  const end = below.findIndex((line) => !/^[ \t]*$|^[ \t]+[^ \t:]+:/.test(line));
  const name = firstIn(below.slice(0, end < 0 ? below.length : end), NAME_LINE);
  return name === null ? "" : ` (${kind} ${name})`;
}

const KIND_LINE = /^[ \t]*kind:[ \t]*([A-Za-z]+)[ \t]*$/;
const NAME_LINE = /^[ \t]+name:[ \t]*([-.a-z0-9]+)[ \t]*$/;

function firstIn(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** Objects under the names that were made up for them, so that they are the same objects again. */
export type NumberedNames = WeakMap<DecodedObject, { readonly number: number; readonly object: DecodedObject }>;

/** The server makes up a different name for each object with `generateName`: here they are numbered. */
export function nameGenerated(
  { object, isNameGenerated }: Decoding,
  title: string,
  generated: Map<string, number>,
  numbered: NumberedNames,
): { readonly object: DecodedObject | null; readonly title: string } {
  if (object === null || !isNameGenerated) return { object, title };
  const number = (generated.get(title) ?? 0) + 1;
  generated.set(title, number);
  const known = numbered.get(object);
  const named = known?.number === number ? known.object : { ...object, name: `${object.name}${number}` };
  numbered.set(object, { number, object: named });
  return { object: named, title: `${title}${number}` };
}
