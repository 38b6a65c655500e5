import { type EditPath, type EditValue, isList, isMap, mapOf, valueAt } from "../edit-value";
import type { ContainerPortWish } from "../edit-wish";
import type { TreeEdit } from "../tree-edit";
import { setDeep, TEMPLATED, templatePath } from "./label-edits";

/** Where the first container of an object's pods stands. */
export function firstContainerPath(kind: string): EditPath {
  return [...(TEMPLATED.has(kind) ? templatePath(kind) : []), "spec", "containers", 0];
}

/**
 * The fewest changes after which the first container declares just these ports. An entry is known by its number and
 * protocol, else by its name: what else it says stays. Null where there is no container.
 */
export function portEdits(
  value: EditValue,
  kind: string,
  wished: readonly ContainerPortWish[],
): readonly TreeEdit[] | null {
  const container = firstContainerPath(kind);
  if (!isMap(valueAt(value, container))) return null;
  const path: EditPath = [...container, "ports"];
  const written = valueAt(value, path);
  const entries = isList(written) ? written : [];
  const kept = matchEntries(entries, wished);
  const isHost = valueAt(value, [...container.slice(0, -2), "hostNetwork"]) === true;
  const changes = entries.flatMap((entry, i): readonly TreeEdit[] => {
    const wish = kept.get(i);
    return wish === undefined ? [] : entryEdits(entry, [...path, i], wish, isHost);
  });
  const removed = entries.flatMap((_, i) => (kept.has(i) ? [] : i));
  const added = wished.filter((wish) => ![...kept.values()].includes(wish)).map(entryValue);
  // Added before anything goes, so that a list is never empty on the way and keeps how it is written.
  const inserts = added.map(
    (each, i): TreeEdit => ({ kind: "insert", list: path, index: entries.length + i, value: each }),
  );
  const removes = removed.toReversed().map((i): TreeEdit => ({ kind: "remove", path: [...path, i] }));
  if (entries.length === 0) return added.length === 0 ? [] : [setDeep(value, path, added)];
  return [...changes, ...inserts, ...removes];
}

/** Which entry each wish is about, by the entry's index. */
function matchEntries(
  entries: readonly EditValue[],
  wished: readonly ContainerPortWish[],
): ReadonlyMap<number, ContainerPortWish> {
  const found = new Map<number, ContainerPortWish>();
  const isSame: readonly ((entry: EditValue, wish: ContainerPortWish) => boolean)[] = [
    (entry, { port, protocol, name }) =>
      numberOf(entry) === port && protocolOf(entry) === protocol && nameOf(entry) === name,
    (entry, { port, protocol }) => numberOf(entry) === port && protocolOf(entry) === protocol,
    (entry, { name }) => name !== "" && nameOf(entry) === name,
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
  { name, port, protocol }: ContainerPortWish,
  isHost: boolean,
): readonly TreeEdit[] {
  const set = (key: string, value: EditValue): TreeEdit => ({ kind: "set", path: [...path, key], value });
  const edits: TreeEdit[] = [];
  if (numberOf(entry) !== port) {
    edits.push(set("containerPort", port));
    // In the network of the node both are one port.
    if (isHost && valueAt(entry, ["hostPort"]) != null) edits.push(set("hostPort", port));
  }
  if (protocolOf(entry) !== protocol) edits.push(set("protocol", protocol));
  if (nameOf(entry) === name) return edits;
  return [...edits, name === "" ? { kind: "remove", path: [...path, "name"] } : set("name", name)];
}

function entryValue({ name, port, protocol }: ContainerPortWish): EditValue {
  return mapOf(
    ["name", name === "" ? undefined : name],
    ["containerPort", port],
    ["protocol", protocol === "TCP" ? undefined : protocol],
  );
}

function numberOf(entry: EditValue): EditValue {
  return valueAt(entry, ["containerPort"]) ?? null;
}

function protocolOf(entry: EditValue): EditValue {
  return valueAt(entry, ["protocol"]) || "TCP";
}

function nameOf(entry: EditValue): EditValue {
  return valueAt(entry, ["name"]) || "";
}
