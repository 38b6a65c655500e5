import type { ManifestObject } from "../manifest/manifest";
import { printText } from "../manifest/print-yaml";
import { entryOf, type TreeMap } from "../manifest/tree";

/** What an object says that it is; empty where it does not say. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  /** Null where none is stated. */
  readonly namespace: string | null;
  /** Lines that the object needs where it leaves its list: apiVersion and kind that only the list said. */
  readonly saidByList: string;
}

/** Makes out what an object is, also one that the API server would refuse. */
export function identifyObject({ inherited }: Pick<ManifestObject, "inherited">, tree: TreeMap): ObjectIdentity {
  const own = { apiVersion: stringOf(tree, "apiVersion"), kind: stringOf(tree, "kind") };
  const metadata = entryOf(tree, "metadata")?.value;
  const namespace = metadata?.kind === "map" ? stringOf(metadata, "namespace") : "";
  const said = (["apiVersion", "kind"] as const).filter((key) => inherited !== null && isUnsaid(tree, key));
  return {
    apiVersion: own.apiVersion || inherited?.apiVersion || "",
    kind: own.kind || inherited?.kind || "",
    namespace: namespace === "" ? null : namespace,
    saidByList: said.map((key) => `${key}: ${printText(inherited?.[key] ?? "")}\n`).join(""),
  };
}

/** Whether a field is absent or empty, so that a typed list says it. */
export function isUnsaid(tree: TreeMap, key: string): boolean {
  const value = entryOf(tree, key)?.value;
  return value === undefined || (value.kind === "scalar" && (value.value === null || value.value === ""));
}

/** The text of a field; empty where it is absent or no text. */
export function stringOf(map: TreeMap, key: string): string {
  const value = entryOf(map, key)?.value;
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : "";
}
