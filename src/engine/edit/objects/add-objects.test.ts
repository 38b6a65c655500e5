import { expect, test } from "vitest";
import { addObject } from "../text/edit-file";
import { mapOf } from "../text/edit-value";
import { draftOf } from "../text/text-draft";
import { addObjects } from "./add-objects";

const values = ["a", "b", "c"].map((name) =>
  mapOf(["apiVersion", "v1"], ["kind", "Namespace"], ["metadata", mapOf(["name", name])]),
);

function together(text: string): string {
  const added = addObjects(draftOf(text), values);
  return added.kind === "done" ? added.draft.text : `refused: ${added.reason}`;
}

function oneByOne(text: string): string {
  return values.reduce((now, value) => {
    const edit = addObject(draftOf(now), value);
    return edit.kind === "edited" ? edit.draft.text : `refused: ${edit.reason}`;
  }, text);
}

test.each([
  "",
  "kind: A\n",
  "kind: A",
  "# before\n---\nkind: A\nspec:\n    b: 1\n---\nkind: B\r\n",
  "kind: A\r\nspec:\r\n    b: 1\r\n",
  "kind: A\n\n---\n\nkind: B\n\n---\n\nkind: C\n",
  "kind: A\n---\na: [\n---\nkind: C\n",
  '{"kind": "A"}\n',
  "apiVersion: v1\nkind: List\nitems:\n- kind: A\n  metadata:\n    name: a\n",
])("several objects are added to %j as they would be one by one", (text) => {
  expect(together(text)).toBe(oneByOne(text));
});

test("what is added is said as it stands in the text", () => {
  const added = addObjects(draftOf("kind: A\n"), values);
  expect(added.kind === "done" && added.draft.edits.map(({ from, to }) => [from, to])).toEqual([[8, 8]]);
});
