import type { ContainerPortWish } from "../edit-wish";
import { type EditPath, type EditValue, isList, isMap, mapOf, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";
import { setDeep, TEMPLATED, templatePath } from "./label-edits";

/** Where the first container of an object's pods stands. */
export function firstContainerPath(kind: string): EditPath {
  return [...(TEMPLATED.has(kind) ? templatePath(kind) : []), "spec", "containers", 0];
}

/**
 * The fewest changes after which the first container, or a Service, has just these ports. An entry is known by its number and
 * protocol, else by its name, and one without a name by its protocol: what else it says stays. Null where there is no container.
 */
export function portEdits(
  value: EditValue,
  kind: string,
  wished: readonly ContainerPortWish[],
): readonly TreeEdit[] | null {
  const isService = kind === "Service";
  const owner = isService ? ["spec"] : firstContainerPath(kind);
  if (!isMap(valueAt(value, owner))) return null;
  const path: EditPath = [...owner, "ports"];
  const field = isService ? "port" : "containerPort";
  const written = valueAt(value, path);
  const entries = isList(written) ? written : [];
  const kept = matchEntries(entries, wished, field);
  const isHost = !isService && valueAt(value, [...owner.slice(0, -2), "hostNetwork"]) === true;
  const changes = entries.flatMap((entry, i): readonly TreeEdit[] => {
    const wish = kept.get(i);
    return wish === undefined ? [] : entryEdits(entry, [...path, i], wish, { field, isHost });
  });
  const removed = entries.flatMap((_, i) => (kept.has(i) ? [] : i));
  const added = wished
    .filter((wish) => ![...kept.values()].includes(wish))
    .map((wish) => entryValue(wish, field, saysTcp(entries)));
  // Added before anything goes, so that a list is never empty on the way and keeps how it is written.
  const inserts = added.map(
    (each, i): TreeEdit => ({ kind: "insert", list: path, index: entries.length + i, value: each }),
  );
  const removes = removed.toReversed().map((i): TreeEdit => ({ kind: "remove", path: [...path, i] }));
  if (entries.length === 0) return added.length === 0 ? [] : [setDeep(value, path, added)];
  return [...changes, ...inserts, ...removes];
}

/** What the number of a port is called: of a container, of a Service. */
type NumberField = "containerPort" | "port";

/** Which entry each wish is about, by the entry's index. */
function matchEntries(
  entries: readonly EditValue[],
  wished: readonly ContainerPortWish[],
  field: NumberField,
): ReadonlyMap<number, ContainerPortWish> {
  const found = new Map<number, ContainerPortWish>();
  const isSame: readonly ((entry: EditValue, wish: ContainerPortWish) => boolean)[] = [
    (entry, { port, protocol, name }) =>
      numberOf(entry, field) === port && protocolOf(entry) === protocol && nameOf(entry) === name,
    (entry, { port, protocol }) => numberOf(entry, field) === port && protocolOf(entry) === protocol,
    (entry, { name }) => name !== "" && nameOf(entry) === name,
    (entry, { name, protocol }) => name === "" && nameOf(entry) === "" && protocolOf(entry) === protocol,
  ];
  const taken = new Set<ContainerPortWish>();
  for (const same of isSame) {
    for (const [i, entry] of entries.entries()) {
      if (found.has(i)) continue;
      const wish = wished.find((each) => !taken.has(each) && same(entry, each));
      if (wish === undefined) continue;
      found.set(i, wish);
      taken.add(wish);
    }
  }
  return found;
}

function entryEdits(
  entry: EditValue,
  path: EditPath,
  { name, port, protocol, targetPort = port }: ContainerPortWish,
  { field, isHost }: { readonly field: NumberField; readonly isHost: boolean },
): readonly TreeEdit[] {
  const set = (key: string, value: EditValue): TreeEdit => ({ kind: "set", path: [...path, key], value });
  const edits: TreeEdit[] = [];
  if (numberOf(entry, field) !== port) {
    edits.push(set(field, port));
    // In the network of the node both are one port.
    if (isHost && valueAt(entry, ["hostPort"]) != null) edits.push(set("hostPort", port));
  }
  if (field === "port" && (valueAt(entry, ["targetPort"]) || numberOf(entry, field)) !== targetPort)
    edits.push(set("targetPort", targetPort));
  if (protocolOf(entry) !== protocol) edits.push(set("protocol", protocol));
  if (nameOf(entry) === name) return edits;
  return [...edits, name === "" ? { kind: "remove", path: [...path, "name"] } : set("name", name)];
}

/** Whether those beside say `protocol: TCP` in so many words, as all of them for TCP do. */
function saysTcp(entries: readonly EditValue[]): boolean {
  const forTcp = entries.filter((entry) => protocolOf(entry) === "TCP");
  return forTcp.length > 0 && forTcp.every((entry) => valueAt(entry, ["protocol"]) === "TCP");
}

/** A port as it is written. @param saysTcp - also of the protocol that is meant where nothing is said */
export function entryValue(
  { name, port, protocol, targetPort }: ContainerPortWish,
  field: NumberField,
  saysTcp = false,
): EditValue {
  return mapOf(
    ["name", name === "" ? undefined : name],
    [field, port],
    ["targetPort", targetPort === port ? undefined : targetPort],
    ["protocol", protocol === "TCP" && !saysTcp ? undefined : protocol],
  );
}

function numberOf(entry: EditValue, field: NumberField): EditValue {
  return valueAt(entry, [field]) ?? null;
}

function protocolOf(entry: EditValue): EditValue {
  return valueAt(entry, ["protocol"]) || "TCP";
}

function nameOf(entry: EditValue): EditValue {
  return valueAt(entry, ["name"]) || "";
}
