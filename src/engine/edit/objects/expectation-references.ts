import { parseCidr } from "../../net/cidr";
import { type EditPath, type EditValue, isList, isMap, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";
import { changedUrl } from "./changed-host";
import type { KnownNames, NameChange } from "./name-change";

/**
 * What changes in an Expectation when something that its ends name gets another name. Its own namespace and its selectors
 * are not looked at here.
 *
 * @param home - namespace of the Expectation
 */
export function expectationReferences(
  value: EditValue,
  home: string,
  change: NameChange,
  known: KnownNames,
): readonly TreeEdit[] {
  const several = valueAt(value, ["spec", "connections"]);
  const places: readonly EditPath[] = isList(several)
    ? several.map((_, i): EditPath => ["spec", "connections", i])
    : [["spec"]];
  return places.flatMap((path) => {
    const from = valueAt(value, [...path, "from"]);
    const client = clientNamespace(from, home);
    return (["from", "to"] as const).flatMap((side) => {
      const end = valueAt(value, [...path, side]);
      return end === undefined ? [] : endEdits(end, [...path, side], home, client, change, known);
    });
  });
}

/** The namespace that whoever connects lies in; null where there may be several, or none. */
function clientNamespace(from: EditValue | undefined, home: string): string | null {
  if (typeof from === "string") return isPlainName(from) ? splitName(from, home).namespace : null;
  if (!isMap(from) || from.has("namespaceSelector") || from.has("address") || from.has("cidr")) return null;
  const namespace = from.get("namespace");
  const own = typeof namespace === "string" ? namespace : home;
  const named = from.get("pod") ?? from.get("workload");
  return typeof named === "string" ? splitName(named, own).namespace : own;
}

function endEdits(
  end: EditValue,
  path: EditPath,
  home: string,
  client: string | null,
  change: NameChange,
  known: KnownNames,
): readonly TreeEdit[] {
  if (typeof end === "string") {
    const written = end.includes("://")
      ? changedUrl(end, change, known, client)
      : isPlainName(end)
        ? changedName("named", end, home, change, known)
        : end;
    return written === end ? [] : [{ kind: "set", path, value: written }];
  }
  if (!isMap(end)) return [];
  const namespace = end.get("namespace");
  const own = typeof namespace === "string" ? namespace : home;
  const edits: TreeEdit[] = [];
  if (change.kind === "namespace" && namespace === change.name)
    edits.push({ kind: "set", path: [...path, "namespace"], value: change.to });
  for (const way of ["pod", "workload", "service"] as const) {
    const name = end.get(way);
    if (typeof name !== "string") continue;
    const written = changedName(way, name, own, change, known);
    if (written !== name) edits.push({ kind: "set", path: [...path, way], value: written });
  }
  const url = end.get("url");
  if (typeof url !== "string") return edits;
  const written = changedUrl(url, change, known, client);
  return written === url ? edits : [...edits, { kind: "set", path: [...path, "url"], value: written }];
}

/** `name` or `namespace/name` after a change. `named`: of a pod or, where there is none, a workload. */
function changedName(
  way: "pod" | "workload" | "service" | "named",
  text: string,
  home: string,
  change: NameChange,
  known: KnownNames,
): string {
  const { namespace, name, isWritten } = splitName(text, home);
  if (change.kind === "namespace") return isWritten && namespace === change.name ? `${change.to}/${name}` : text;
  if (namespace !== change.namespace) return text;
  const prefix = isWritten ? `${namespace}/` : "";
  const isPod = way === "pod" || (way === "named" && known.hasPod(namespace, name));
  if (change.kind === "workload" && isPod) return `${prefix}${change.pods.get(name) ?? name}`;
  if (change.kind === "workload" && !change.isMeant) return text;
  const means = way === "named" ? (isPod ? "pod" : "workload") : way;
  const isMeant = means === change.kind || (change.kind === "pod" && change.isWorkload && means === "workload");
  return isMeant && name === change.name ? `${prefix}${change.to}` : text;
}

function splitName(text: string, home: string) {
  const slash = text.indexOf("/");
  if (slash < 0) return { namespace: home, name: text, isWritten: false };
  return { namespace: text.slice(0, slash), name: text.slice(slash + 1), isWritten: true };
}

/** A name rather than a URL, an address or a block. */
function isPlainName(text: string): boolean {
  return !/[:]/.test(text) && parseCidr(text) === null && !/^\d+\.\d+\.\d+\.\d+$/.test(text);
}
