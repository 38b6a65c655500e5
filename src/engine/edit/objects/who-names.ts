import type { FoundTarget, ObjectPlanning } from "./find-target";
import { knownNamesOf } from "./known-names";
import { nameChanges } from "./name-changes";
import { nameReferences } from "./name-references";
import { namespaceEdits } from "./plan-rename";
import type { TextObject } from "./text-object";

/** Objects that name something, other than those it is written as itself, and sound ones only. */
export function whoNames({ all, context }: ObjectPlanning, found: FoundTarget): readonly TextObject[] {
  const changes = nameChanges(found, ANOTHER);
  if ("reason" in changes) return [];
  const known = knownNamesOf(context);
  const own = new Set([found.main, ...found.owned, ...found.pods]);
  return all.filter((object) => {
    if (!object.isSound || own.has(object)) return false;
    const home = object.namespace ?? context.defaultNamespace;
    return changes.some((change) => nameReferences(object, home, change, known).length > 0);
  });
}

/** Everything that lies in a namespace, and the Namespace itself; also what has errors. */
export function contentsOf({ all }: ObjectPlanning, namespace: string): readonly TextObject[] {
  return all.filter(
    (object) => namespaceEdits(object, namespace, ANOTHER).length > 0 || object.namespace === namespace,
  );
}

/** A name that nothing has. */
const ANOTHER = "\u0000";
