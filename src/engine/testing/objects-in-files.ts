import { type EditValue, isList, isMap } from "../edit/text/edit-value";
import { objectsOf, valuesOf } from "../edit/text/file-objects";
import { isMap as isJsonMap, type Json } from "./json";

/** The objects of files, as JSON; items of typed lists with the kind that the list gives them. */
export function objectsIn(files: readonly { readonly text: string }[]): readonly Json[] {
  return files.flatMap(({ text }) => {
    const objects = objectsOf(text);
    return valuesOf(objects).map((value, i) => {
      const json = jsonOf(value ?? null);
      return isJsonMap(json) ? { ...objects[i]?.inherited, ...json } : json;
    });
  });
}

/** An edited value as JSON. */
export function jsonOf(value: EditValue): Json {
  if (isList(value)) return value.map(jsonOf);
  return isMap(value) ? Object.fromEntries([...value].map(([key, each]) => [key, jsonOf(each)])) : value;
}
