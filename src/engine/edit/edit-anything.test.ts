import { expect, test } from "vitest";
import { asObjectTree } from "../manifest/manifest";
import { linesBesides } from "../testing/lines-besides";
import { corpusManifests, ownManifests } from "../testing/manifest-texts";
import { type Random, randomOf } from "../testing/random";
import { randomTreeEdit } from "../testing/random-tree-edit";
import { randomYaml } from "../testing/random-yaml";
import { styleFiles } from "../testing/style-file";
import { editDraft } from "./edit-object";
import { isSameValue, treeValue } from "./edit-value";
import { objectsOf } from "./file-objects";
import { draftOf } from "./text-draft";
import { editedValue, type TreeEdit } from "./tree-edit";

/** Does a random edit, and holds what came of it against what it means. */
function tryEdit(random: Random, text: string): "edited" | "refused" | "nothing to edit" {
  const draft = draftOf(text);
  const before = draft.objects;
  const object = random.pick(before.length === 0 ? [null] : before);
  if (object === null || asObjectTree(object) === null || object.tree === null) return "nothing to edit";
  const value = treeValue(object.tree);
  const edit = randomTreeEdit(random, value);
  if (edit === null) return "nothing to edit";
  const result = editDraft(draft, object.origin.offset + object.range.from, [edit]);
  if (result.kind === "refused") return "refused";

  const said = () => JSON.stringify({ text, edit, edits: result.edits });
  const wanted = editedValue(value, edit);
  const after = objectsOf(result.text);
  expect(after.length).toBe(before.length);
  for (const [i, each] of before.entries()) {
    const is = after[i]?.tree ?? null;
    const should = each === object ? wanted : each.tree === null ? null : treeValue(each.tree);
    const isRight =
      is === null || should === null ? is === null && should === null : isSameValue(treeValue(is), should);
    expect(isRight, said()).toBe(true);
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
  if (result.notes.length > 0) return "edited";
  expectLittle(text, edit, result.edits, said);
  const edited = { text, tree: object.tree, offset: object.origin.offset };
  expect(linesBesides(edited, edit, result.edits), said()).toEqual([]);
  return "edited";
}

/** What is added takes nothing away, what is taken away adds nothing; but for brackets that were or become empty. */
function expectLittle(
  text: string,
  edit: TreeEdit,
  edits: readonly { from: number; to: number; text: string }[],
  said: () => string,
): void {
  const gone = edits.map(({ from, to }) => text.slice(from, to)).join("");
  const added = edits.map((each) => each.text).join("");
  if (edit.kind === "insert" && !/^[\s[\]]*$/.test(gone)) expect.fail(said());
  if (edit.kind === "remove" && !/^[\s{}[\]]*$/.test(added)) expect.fail(said());
}

/** Long texts only make the same take longer. */
const LONGEST = 20_000;

test("of the manifests that people write every part can be edited, and no other line changes", {
  timeout: 120_000,
}, () => {
  const random = randomOf(7001);
  const texts = [...ownManifests(), ...corpusManifests()].filter((text) => text.length < LONGEST);
  const { edited, refused } = tryMany(1250, random, () => random.pick(texts));
  expect(edited).toBeGreaterThan(1000);
  expect(refused).toEqual([]);
});

test("of generated documents every part can, in every style", { timeout: 120_000 }, () => {
  const random = randomOf(7002);
  const { edited, refused } = tryMany(1700, random, () => randomYaml(random, random.chance(0.5) ? 0 : 0.1));
  expect(edited).toBeGreaterThan(1000);
  // An object that loses its only entry would be none.
  expect(refused.filter((text) => text.split("\n").length > 2)).toEqual([]);
});

test("of the files in forty styles every part can, or it is said that an alias stands in the way", {
  timeout: 120_000,
}, () => {
  const random = randomOf(7003);
  const files = styleFiles();
  const { edited, refused } = tryMany(1250, random, () => random.pick(files).text);
  expect(edited).toBeGreaterThan(1000);
  expect(refused.filter((text) => !/<<:|\*\w/.test(text))).toEqual([]);
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
