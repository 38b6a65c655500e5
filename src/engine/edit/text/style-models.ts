import type { ManifestObject } from "../../manifest/manifest";
import type { TreeNode } from "../../manifest/tree";
import type { EditedObject } from "./edit-part";

/** Objects that show how another one is to be written. */
export interface StyleModels {
  /** Where a new object looks first; null: nothing shows anything. */
  readonly model: EditedObject | null;
  /** Where it looks next, the best first. */
  readonly others: readonly EditedObject[];
  /** Whether they show what is put in brackets: what other files put there of other kinds says nothing. */
  readonly areShapesShown: boolean;
}

/** No more than so many objects of a kind are looked at besides; what they do not show is written as usual. */
const MOST = 8;

/**
 * Whom a new object follows: the last of its kind in its file, else the last of its kind in other files, else the last of
 * its file. Brackets from end to end are for what is short: where anything is written in lines of its own, that is
 * followed.
 *
 * @param kind - null: it says none
 * @param own - the objects of its file
 * @param elsewhere - those of other files, the nearest last
 */
export function modelsForNew(
  kind: string | null,
  own: readonly EditedObject[],
  elsewhere: readonly EditedObject[],
): StyleModels {
  const isLike = ({ tree }: EditedObject) => kind !== null && kindOf(tree) === kind;
  const inLines = own.filter(isInLines);
  const far = elsewhere.filter(isInLines);
  const isBracketed = own.length > 0 && inLines.length === 0;
  const model = isBracketed
    ? (own.findLast(isLike) ?? own.at(-1))
    : (inLines.findLast(isLike) ?? far.findLast(isLike) ?? inLines.at(-1) ?? far.at(-1));
  const others = isBracketed ? nearest(own, isLike) : [...nearest(inLines, isLike), ...nearest(far, isLike)];
  const areShapesShown = model !== undefined && (own.includes(model) || isLike(model));
  return { model: model ?? null, others: others.filter((each) => each !== model), areShapesShown };
}

/** The objects besides one of its file: of its kind first, and the nearest of them. */
export function modelsBeside(text: string, objects: readonly ManifestObject[], index: number): readonly EditedObject[] {
  const tree = objects[index]?.tree ?? null;
  const kind = tree === null ? null : kindOf(tree);
  const [like, unlike]: [EditedObject[], EditedObject[]] = [[], []];
  for (let far = 1; far < objects.length && like.length < MOST; far++) {
    for (const each of [objects[index - far], objects[index + far]]) {
      if (each == null || each.tree === null) continue;
      const object = { text, tree: each.tree, offset: each.origin.offset };
      if (kind !== null && kindOf(each.tree) === kind) like.push(object);
      else if (unlike.length < MOST) unlike.push(object);
    }
  }
  return [...like, ...unlike];
}

/** Objects that can be read, as models. */
export function modelsIn(text: string, objects: readonly ManifestObject[]): readonly EditedObject[] {
  return objects.flatMap(({ tree, origin }) => (tree === null ? [] : { text, tree, offset: origin.offset }));
}

/** From the last on; what stands farther away is not looked at, however much it is. */
function nearest(objects: readonly EditedObject[], isLike: (object: EditedObject) => boolean): readonly EditedObject[] {
  const [like, unlike]: [EditedObject[], EditedObject[]] = [[], []];
  for (let i = objects.length - 1; i >= 0 && (like.length < MOST || unlike.length < MOST); i--) {
    const each = objects[i];
    if (each === undefined) continue;
    const list = isLike(each) ? like : unlike;
    if (list.length < MOST) list.push(each);
  }
  return [...like, ...unlike];
}

function isInLines({ text, tree, offset }: EditedObject): boolean {
  return text[tree.range.from + offset] !== "{";
}

function kindOf(tree: TreeNode): string | null {
  const kind = tree.kind === "map" ? tree.entries.find(({ key }) => key === "kind")?.value : undefined;
  return kind?.kind === "scalar" && typeof kind.value === "string" ? kind.value : null;
}
