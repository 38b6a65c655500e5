import type { DraftFile } from "./draft-files";
import type { EditedObject } from "./text/edit-part";
import { type EditValue, treeValueAt, valueAt } from "./text/edit-value";
import { modelsIn } from "./text/style-models";
import type { TextDraft } from "./text/text-draft";

/**
 * The objects of all files but one, which show how a new object of that one may be written: those of the files in which the
 * object's namespace stands come last, for they are looked at first.
 */
export function objectsElsewhere(
  files: readonly DraftFile[],
  home: DraftFile,
  value: EditValue,
): readonly EditedObject[] {
  const namespace = valueAt(value, ["metadata", "namespace"]);
  const others = files.filter(({ name }) => name !== home.name).map(({ draft }) => modelsOf(draft));
  const isNear = ({ namespaces }: FileModels) => namespace !== undefined && namespaces.has(namespace);
  return [...others.filter((each) => !isNear(each)), ...others.filter(isNear)].flatMap(({ objects }) => objects);
}

/** What a file shows. */
interface FileModels {
  readonly objects: readonly EditedObject[];
  /** Those that its objects say. */
  readonly namespaces: ReadonlySet<EditValue | undefined>;
}

/** Of each file the last ones are enough to see how it is written. */
const MOST = 50;

/** A plan that writes to many files asks every other file for each of them. */
const knownModels = new WeakMap<TextDraft, FileModels>();

function modelsOf(draft: TextDraft): FileModels {
  const known = knownModels.get(draft);
  if (known !== undefined) return known;
  const last = draft.objects.filter(({ tree }) => tree !== null).slice(-MOST);
  const namespaces = new Set(last.map(({ tree }) => treeValueAt(tree, ["metadata", "namespace"])));
  const models = { objects: modelsIn(draft.text, last), namespaces };
  knownModels.set(draft, models);
  return models;
}
