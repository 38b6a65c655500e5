import { type EditPath, type EditValue, isList, isMap, mapOf, valueAt } from "../edit/text/edit-value";
import type { TreeEdit } from "../edit/text/tree-edit";
import type { Random } from "./random";

const VALUES: readonly EditValue[] = [
  ...["web", "80", "a: b", "it's", "no", "", "[x]", 'say "hi"', "{{ x }}"],
  ...[80, 0, true, null],
  mapOf(),
  [],
  mapOf(["podSelector", mapOf(["matchLabels", mapOf(["app", "web"], ["__proto__", "1"])])]),
  ["Ingress", "Egress"],
  [mapOf(["ports", [mapOf(["protocol", "TCP"], ["port", 80])]]), mapOf(["from", [mapOf()]])],
];

/** An edit of any part of an object; null where the part that was drawn cannot be edited. */
export function randomTreeEdit(random: Random, value: EditValue): TreeEdit | null {
  const path = random.pick(pathsIn(value));
  const part = valueAt(value, path) ?? null;
  const written = random.pick(VALUES);
  if (isList(part) && random.chance(0.6)) {
    return { kind: "insert", list: path, index: random.int(part.length + 1), value: written };
  }
  if (isMap(part) && random.chance(0.6)) {
    const key = random.pick(["added", "labels", "policyTypes", "ingress", "protocol"]);
    return part.has(key) ? null : { kind: "set", path: [...path, key], value: written };
  }
  if (path.length === 0) return null;
  const isScalar = !isMap(part) && !isList(part);
  return random.chance(0.5) || !isScalar ? { kind: "remove", path } : { kind: "set", path, value: written };
}

/** Paths to everything in a value. */
function pathsIn(value: EditValue, path: EditPath = []): readonly EditPath[] {
  if (isMap(value)) return [path, ...[...value].flatMap(([key, each]) => pathsIn(each, [...path, key]))];
  if (isList(value)) return [path, ...value.flatMap((each, i) => pathsIn(each, [...path, i]))];
  return [path];
}
