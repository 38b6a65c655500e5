import { expect, test } from "vitest";
import { editDraft } from "../engine/edit/text/edit-object";
import { treeValue } from "../engine/edit/text/edit-value";
import { draftOf, type TextDraft } from "../engine/edit/text/text-draft";
import { corpusManifests, ownManifests } from "../engine/testing/manifest-texts";
import { type Random, randomOf } from "../engine/testing/random";
import { randomTreeEdit } from "../engine/testing/random-tree-edit";
import { randomYaml } from "../engine/testing/random-yaml";
import { styleFiles } from "../engine/testing/style-file";
import { initialDocuments } from "./documents";
import { applyChange, type Change, redoChange, undoChange } from "./gateway";

const FILE = "policies.yaml";
const LONGEST = 5_000;

/** An edit of a random part as the page applies it, and the text that comes of it; null where there is nothing to edit. */
function randomChange(random: Random, draft: TextDraft): { readonly change: Change; readonly text: string } | null {
  const object = random.pick(draft.objects.length === 0 ? [null] : draft.objects);
  const edit = object?.tree == null ? null : randomTreeEdit(random, treeValue(object.tree));
  if (object === null || edit === null) return null;
  const result = editDraft(draft, object.origin.offset + object.range.from, [edit]);
  if (result.kind === "refused" || result.edits.length === 0) return null;
  const edits = result.edits.map((each) => ({ ...each, file: FILE }));
  return { change: { label: "edit", source: "form", edits }, text: result.text };
}

test("what an edit wrote is in the text, undo leaves the same bytes, redo does it again, and a late one is refused", {
  timeout: 120_000,
}, () => {
  const random = randomOf(7101);
  const texts = [...ownManifests(), ...corpusManifests(), ...styleFiles().map(({ text }) => text)];
  const drafts = texts.filter((text) => text.length < LONGEST).map(draftOf);
  let edited = 0;
  for (let i = 0; i < 2_000 && edited < 1_100; i++) {
    const draft = random.chance(0.2) ? draftOf(randomYaml(random, 0.1)) : random.pick(drafts);
    const made = randomChange(random, draft);
    if (made === null) continue;
    edited++;
    const start = initialDocuments({ name: "shop", files: [{ name: FILE, text: draft.text }] });
    const textOf = (documents: typeof start | undefined) => documents?.files[0]?.text;
    const done = applyChange(start, made.change, start.revision);
    if (done.kind === "refused") expect.fail(done.message);
    expect(textOf(done.documents)).toBe(made.text);
    const undone = undoChange(done.documents);
    expect(textOf(undone?.documents)).toBe(draft.text);
    const again = undone === null ? null : redoChange(undone.documents);
    expect(textOf(again?.documents)).toBe(made.text);
    expect(applyChange(done.documents, made.change, start.revision)).toMatchObject({
      kind: "refused",
      reason: "stale-base",
    });
  }
  expect(edited).toBeGreaterThan(1_000);
});

test("edits one after the other are taken back one after the other", { timeout: 120_000 }, () => {
  const random = randomOf(7102);
  const files = styleFiles();
  for (let i = 0; i < 100; i++) {
    let documents = initialDocuments({ name: "shop", files: [{ name: FILE, text: random.pick(files).text }] });
    const texts: string[] = [];
    for (let step = 0; step < 5; step++) {
      const text = documents.files[0]?.text ?? "";
      const made = randomChange(random, draftOf(text));
      const done = made === null ? null : applyChange(documents, made.change, documents.revision);
      if (done?.kind !== "applied") continue;
      texts.push(text);
      documents = done.documents;
    }
    for (const text of texts.toReversed()) {
      documents = undoChange(documents)?.documents ?? documents;
      expect(documents.files[0]?.text).toBe(text);
    }
  }
});
