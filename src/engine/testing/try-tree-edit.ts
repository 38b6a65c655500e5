import { expect } from "vitest";
import { editDraft } from "../edit/text/edit-object";
import { isSameValue, treeValue } from "../edit/text/edit-value";
import { objectsOf } from "../edit/text/file-objects";
import { draftOf } from "../edit/text/text-draft";
import { editedValue, type TreeEdit } from "../edit/text/tree-edit";
import { asObjectTree } from "../manifest/manifest";
import type { FixEdit } from "../source/fix";
import { linesBesides } from "./lines-besides";
import type { Random } from "./random";
import { randomTreeEdit } from "./random-tree-edit";

/** What became of many random edits. */
export interface TriedEdits {
  readonly edited: number;
  /** The texts in which one was refused. */
  readonly refused: readonly string[];
}

/**
 * Does random edits, each of a text of its own, and holds what comes of them against what they mean: the object says just
 * that, the others what they said, and no line changes but those that the edit is about.
 *
 * @param text - draws one
 */
export function tryTreeEdits(count: number, random: Random, text: () => string): TriedEdits {
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
function expectLittle(text: string, edit: TreeEdit, edits: readonly FixEdit[], said: () => string): void {
  const gone = edits.map(({ from, to }) => text.slice(from, to)).join("");
  const added = edits.map((each) => each.text).join("");
  if (edit.kind === "insert" && !/^[\s[\]]*$/.test(gone)) expect.fail(said());
  if (edit.kind === "remove" && !/^[\s{}[\]]*$/.test(added)) expect.fail(said());
}
