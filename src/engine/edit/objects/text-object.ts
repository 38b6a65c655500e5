import { isClusterScoped } from "../../kube/kinds";
import type { DecodedObject } from "../../kube/objects";
import type { Place } from "../../source/range";
import { decodeDrafted } from "../decode-drafted";
import type { DraftFile } from "../draft-files";
import { type EditValue, treeValue } from "../text/edit-value";
import { rangeOfObject } from "../text/file-objects";

/** An object where it stands in a text that is being edited. */
export interface TextObject {
  /** Name of its file. */
  readonly file: string;
  /** Its index among the objects of the file, which stays while others are edited. */
  readonly index: number;
  readonly place: Place;
  /** Offset in the file of its outermost map: tells objects of one text apart, however they are read. */
  readonly offset: number;
  readonly apiVersion: string;
  readonly kind: string;
  /** Null: it lies in none, or says none and is of a kind that is not decoded. */
  readonly namespace: string | null;
  /** What the text says; of a `generateName` that. Empty: none. */
  readonly name: string;
  /** True where it has no name but a `generateName`. */
  readonly isNameGenerated: boolean;
  /** Null where the text cannot be read. */
  readonly value: EditValue | null;
  /** Null where it takes no part. */
  readonly object: DecodedObject | null;
  /** Whether it is free of errors that keep it from taking part; those of kinds that say nothing about connections are. */
  readonly isSound: boolean;
  /** What the API server would refuse in it. */
  readonly faults: readonly string[];
}

/** All objects of all files, in the order of the text. */
export function readTextObjects(files: readonly DraftFile[], defaultNamespace: string): readonly TextObject[] {
  return files.flatMap(({ name: file, draft }) =>
    draft.objects.map((manifest, index): TextObject => {
      const { object, ignored, findings, ...decoding } = decodeDrafted(manifest, defaultNamespace);
      const { from, to } = rangeOfObject(manifest);
      const home = object !== null && "namespace" in object ? object.namespace : decoding.namespace;
      return {
        file,
        index,
        place: { file, from, to },
        offset: manifest.origin.offset + (manifest.tree?.range.from ?? manifest.range.from),
        apiVersion: decoding.apiVersion,
        kind: decoding.kind,
        namespace: isClusterScoped(decoding.kind) ? null : home,
        name: decoding.name,
        isNameGenerated: decoding.isNameGenerated,
        value: manifest.tree === null ? null : treeValue(manifest.tree),
        object,
        isSound: object !== null || ignored,
        faults: findings.flatMap(({ severity, message }) => (severity === "error" ? message : [])),
      };
    }),
  );
}

/** “Deployment shop/web”, “Namespace shop”. */
export function titleOfObject({ kind, namespace, name }: Pick<TextObject, "kind" | "namespace" | "name">): string {
  return `${kind} ${namespace === null ? "" : `${namespace}/`}${name}`;
}

/** Whether two objects would be one to a cluster: of two such the later one counts. */
export function isSameIdentity(a: TextObject, b: Pick<TextObject, "apiVersion" | "kind" | "namespace" | "name">) {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.namespace === b.namespace &&
    a.apiVersion === b.apiVersion &&
    !a.isNameGenerated
  );
}

/** Objects under one name, kind by kind: “Deployment web, Service web”; the first few, the rest counted. */
export function listTitles(objects: readonly Pick<TextObject, "kind" | "namespace" | "name">[]): string {
  const titles = [...new Set(objects.map(titleOfObject))];
  const shown = titles.slice(0, MOST_TITLES);
  const rest = titles.length - shown.length;
  return rest === 0 ? shown.join(", ") : `${shown.join(", ")} and ${rest} more`;
}

const MOST_TITLES = 6;
