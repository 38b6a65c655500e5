import { expect, test } from "vitest";
import { asObjectTree, type ManifestObject } from "../manifest/manifest";
import { createManifestCache } from "../manifest/manifest-cache";
import { readManifest } from "../manifest/read-manifest";
import { corpusManifests, ownManifests } from "../testing/manifest-texts";
import { type Random, randomOf } from "../testing/random";
import { randomYaml } from "../testing/random-yaml";
import { editObject } from "./edit-object";
import { type EditPath, type EditValue, isList, isMap, isSameValue, mapOf, treeValue } from "./edit-value";
import { editedValue, type TreeEdit } from "./tree-edit";

const VALUES: readonly EditValue[] = [
  ...["web", "80", "a: b", "it's", "no", "", "[x]", 'say "hi"', "{{ x }}"],
  ...[80, 0, true, null],
  mapOf(),
  [],
  mapOf(["podSelector", mapOf(["matchLabels", mapOf(["app", "web"], ["__proto__", "1"])])]),
  ["Ingress", "Egress"],
  [mapOf(["ports", [mapOf(["protocol", "TCP"], ["port", 80])]]), mapOf(["from", [mapOf()]])],
];

function read(text: string): readonly ManifestObject[] {
  return readManifest("f", text, createManifestCache()).objects;
}

/** Paths to everything in a value. */
function pathsIn(value: EditValue, path: EditPath = []): readonly EditPath[] {
  if (isMap(value)) return [path, ...[...value].flatMap(([key, each]) => pathsIn(each, [...path, key]))];
  if (isList(value)) return [path, ...value.flatMap((each, i) => pathsIn(each, [...path, i]))];
  return [path];
}

function partOf(value: EditValue, path: EditPath): EditValue {
  return path.reduce<EditValue>((part, step) => {
    if (typeof step === "string") return isMap(part) ? (part.get(step) ?? null) : null;
    return isList(part) ? (part[step] ?? null) : null;
  }, value);
}

function randomEdit(random: Random, value: EditValue): TreeEdit | null {
  const paths = pathsIn(value);
  const path = random.pick(paths);
  const part = partOf(value, path);
  const written = random.pick(VALUES);
  if (isList(part) && random.chance(0.6)) {
    return { kind: "insert", list: path, index: random.int(part.length + 1), value: written };
  }
  if (isMap(part) && random.chance(0.6)) return { kind: "set", path: [...path, "added"], value: written };
  if (path.length === 0) return null;
  const isScalar = !isMap(part) && !isList(part);
  return random.chance(0.5) || !isScalar ? { kind: "remove", path } : { kind: "set", path, value: written };
}

/** Does a random edit, and holds what came of it against what it means. */
function tryEdit(random: Random, text: string): "edited" | "refused" | "nothing to edit" {
  const before = read(text);
  const object = random.pick(before.length === 0 ? [null] : before);
  if (object === null || asObjectTree(object) === null || object.tree === null) return "nothing to edit";
  const value = treeValue(object.tree);
  const edit = randomEdit(random, value);
  if (edit === null) return "nothing to edit";
  const result = editObject(text, object.origin.offset + object.range.from, [edit]);
  if (result.kind === "refused") return "refused";

  const wanted = editedValue(value, edit);
  const after = read(result.text);
  expect(after.length).toBe(before.length);
  for (const [i, each] of before.entries()) {
    const is = after[i]?.tree ?? null;
    const should = each === object ? wanted : each.tree === null ? null : treeValue(each.tree);
    expect(
      is === null ? null : isSameValue(treeValue(is), should),
      JSON.stringify({ text, edit, now: result.text }),
    ).toBe(should === null && is === null ? null : true);
  }
  let at = 0;
  let rebuilt = "";
  for (const { from, to, text: written } of result.edits) {
    expect(from).toBeGreaterThanOrEqual(at);
    expect(to).toBeGreaterThanOrEqual(from);
    rebuilt += text.slice(at, from) + written;
    at = to;
  }
  expect(rebuilt + text.slice(at)).toBe(result.text);
  if (result.notes.length === 0) expectLittle(text, edit, result.edits);
  return "edited";
}

/** What is added takes nothing away, what is taken away adds nothing; but for brackets that were or become empty. */
function expectLittle(
  text: string,
  edit: TreeEdit,
  edits: readonly { from: number; to: number; text: string }[],
): void {
  const gone = edits.map(({ from, to }) => text.slice(from, to)).join("");
  const added = edits.map((each) => each.text).join("");
  const said = JSON.stringify({ text, edit, edits });
  if (edit.kind === "insert") expect(gone, said).toMatch(/^[\s[\]]*$/);
  if (edit.kind === "remove") expect(added, said).toMatch(/^[\s{}[\]]*$/);
}

/** Long texts only make the same take longer. */
const LONGEST = 20_000;

test("of the manifests that people write every part can be edited, and nothing else changes", {
  timeout: 120_000,
}, () => {
  const random = randomOf(7001);
  const texts = [...ownManifests(), ...corpusManifests()].filter((text) => text.length < LONGEST);
  const { edited, refused } = tryMany(1200, random, () => random.pick(texts));
  expect(edited).toBeGreaterThan(1000);
  expect(refused).toEqual([]);
});

test("of generated documents every part can, in every style", { timeout: 120_000 }, () => {
  const random = randomOf(7002);
  const { edited, refused } = tryMany(1600, random, () => randomYaml(random, random.chance(0.5) ? 0 : 0.1));
  expect(edited).toBeGreaterThan(1000);
  // An object that loses its only entry would be none.
  expect(refused.filter((text) => text.split("\n").length > 2)).toEqual([]);
});

function tryMany(count: number, random: Random, text: () => string) {
  let edited = 0;
  const refused: string[] = [];
  for (let i = 0; i < count; i++) {
    const tried = text();
    const outcome = tryEdit(random, tried);
    if (outcome === "edited") edited++;
    if (outcome === "refused") refused.push(tried);
  }
  return { edited, refused };
}
