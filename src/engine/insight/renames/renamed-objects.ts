import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import type { DecodedObject } from "../../kube/objects";

/**
 * Finds objects that have another name or namespace than before, where the text leaves no doubt: a file has as many objects
 * as before, each that kept its name stands where it stood, and the renamed one has taken the place of one of its kind that
 * says the same in everything but names. Neither its old name nor its new one is anything else's.
 *
 * @returns by the key of the object before (see {@link objectKey}) the key that it has now
 */
export function renamedObjects(
  before: readonly DecodedObject[],
  now: readonly DecodedObject[],
): ReadonlyMap<string, string> {
  const [were, are] = [new Set(before), new Set(now)];
  const gone = keysOf(before.filter((object) => !are.has(object)));
  const come = keysOf(now.filter((object) => !were.has(object)));
  const renamed = new Map<string, string>();
  if (gone.size === 0 || come.size === 0) return renamed;
  const earlier = byFile(before);
  for (const [file, objects] of byFile(now)) {
    for (const [old, latest] of namedAnew(earlier.get(file) ?? [], objects, gone, come))
      if (formOf(old) === formOf(latest)) renamed.set(objectKey(old), objectKey(latest));
  }
  return renamed;
}

/** `Deployment shop/api`, `Namespace shop`: unique among the objects that take part. */
export function objectKey(object: DecodedObject): string {
  const kind = object.kind === "OtherPolicy" ? `${object.apiVersion} ${object.actualKind}` : object.kind;
  const home = "namespace" in object && object.namespace !== null ? `${object.namespace}/` : "";
  return `${kind} ${home}${object.name}`;
}

function keysOf(objects: readonly DecodedObject[]): ReadonlySet<string> {
  return new Set(objects.map(objectKey));
}

function byFile(objects: readonly DecodedObject[]): ReadonlyMap<string, readonly DecodedObject[]> {
  const files = new Map<string, DecodedObject[]>();
  for (const object of objects) {
    const known = files.get(object.origin.file);
    if (known === undefined) files.set(object.origin.file, [object]);
    else known.push(object);
  }
  return files;
}

/** Objects of one file with those in whose place they stand; none where something else changed its place. */
function namedAnew(
  before: readonly DecodedObject[],
  now: readonly DecodedObject[],
  gone: ReadonlySet<string>,
  come: ReadonlySet<string>,
): readonly (readonly [DecodedObject, DecodedObject])[] {
  if (before.length !== now.length) return [];
  const found: (readonly [DecodedObject, DecodedObject])[] = [];
  for (const [i, latest] of now.entries()) {
    const old = before[i];
    if (old === latest) continue;
    if (old === undefined) return [];
    const [was, is] = [objectKey(old), objectKey(latest)];
    if (was === is) continue;
    const isFree = gone.has(was) && !come.has(was) && come.has(is) && !gone.has(is);
    if (!isFree || old.kind !== latest.kind) return [];
    found.push([old, latest]);
  }
  return found;
}

/** All that an object says but for its place, its name, its namespace and its owner's name. */
function formOf(object: DecodedObject): string {
  const owner = "owner" in object ? (object.owner?.kind ?? null) : null;
  const labels = [...object.labels].filter(([key]) => object.kind !== "Namespace" || key !== NAMESPACE_NAME_LABEL);
  const said = { ...object, name: "", namespace: "", labels, owner };
  return JSON.stringify(said, (key, value) => {
    if (key === "origin" || key === "range" || key === "nameRange") return undefined;
    if (value instanceof Map) return [...value];
    return typeof value === "bigint" ? `${value}` : value;
  });
}
