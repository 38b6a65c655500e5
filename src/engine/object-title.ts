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
  const kind = /^\s*kind:\s*([A-Za-z]+)\s*$/m.exec(own)?.[1];
  const name = /^\s*metadata:\s*(?:\s+[^\s:]+:.*\n)*?\s+name:\s*([-.a-z0-9]+)\s*$/m.exec(own)?.[1];
  return kind === undefined || name === undefined ? "" : ` (${kind} ${name})`;
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
