import { type DraftFile, withDraft } from "../draft-files";
import { type RefusedEdit, refusedEdit } from "../edit-plan";
import { objectsElsewhere } from "../objects-elsewhere";
import { addObject } from "../text/edit-file";
import { type EditValue, valueAt } from "../text/edit-value";
import { draftOf } from "../text/text-draft";
import type { ObjectPlanning } from "./find-target";
import type { TextObject } from "./text-object";

/** Files after an object was added to one of them. */
export interface AddedToFile {
  readonly kind: "done";
  readonly files: readonly DraftFile[];
  /** Name of the file. */
  readonly file: string;
}

/**
 * Adds an object where its like stands: behind the last of its kind and namespace, else of its namespace, else in the
 * last file. A scenario without files gets one.
 */
export function withAddedObject({ files, all, context }: ObjectPlanning, value: EditValue): AddedToFile | RefusedEdit {
  const kind = valueAt(value, ["kind"]);
  const name = valueAt(value, ["metadata", "name"]);
  const own = kind === "Namespace" ? name : (valueAt(value, ["metadata", "namespace"]) ?? context.defaultNamespace);
  const isHere = (each: TextObject) => (each.kind === "Namespace" ? each.name : each.namespace) === own;
  const isLike = (each: TextObject) => each.kind === kind;
  const near =
    (kind === "Namespace" ? all.findLast(isLike) : undefined) ??
    all.findLast((each) => isLike(each) && isHere(each)) ??
    all.findLast((each) => isHere(each) && !BESIDES.has(each.kind)) ??
    all.findLast(isLike) ??
    all.findLast((each) => !BESIDES.has(each.kind));
  const wanted = near?.file ?? files.find(({ name: file }) => file === NEW_FILE)?.name ?? files.at(-1)?.name;
  const home = files.find(({ name: file }) => file === wanted) ?? { name: NEW_FILE, draft: draftOf("") };
  const edit = addObject(home.draft, value, objectsElsewhere(files, home, value));
  if (edit.kind === "refused") return refusedEdit(`${home.name}: ${edit.reason}`, { file: home.name, ...edit.range });
  const { draft } = edit;
  const isNew = !files.includes(home);
  return {
    kind: "done",
    file: home.name,
    files: isNew ? [...files, { name: home.name, draft }] : withDraft(files, home.name, draft),
  };
}

/** What often has files of its own, in which nobody looks for other objects. */
const BESIDES: ReadonlySet<string> = new Set(["Expectation", "NetworkPolicy"]);

/** Where objects other than policies go in a scenario that has no file. */
const NEW_FILE = "cluster.yaml";
