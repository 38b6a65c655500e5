import { expect } from "vitest";
import type { ScenarioFile } from "../analysis";
import type { PlannedEdit } from "../edit/edit-plan";
import { planEdit } from "../edit/plan-edit";
import { objectsOf, rangeOfObject } from "../edit/text/file-objects";
import type { FixEdit } from "../source/fix";
import { isMap, type Json } from "./json";
import { randomMeantEdit } from "./meant-edits";
import { objectsIn } from "./objects-in-files";
import { read } from "./planned-text";
import { randomOf } from "./random";
import { randomNamedWorld, writeNamedWorld } from "./random-named-world";

/** Equal for values that say the same, whatever the order of their keys. */
function spelt(value: Json): string {
  return JSON.stringify(value, (_, each: Json) =>
    isMap(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

const inAnyOrder = (objects: readonly Json[]) =>
  objects
    .filter((each) => each !== null)
    .map(spelt)
    .toSorted();

function after(files: readonly ScenarioFile[], { files: changed }: PlannedEdit): readonly ScenarioFile[] {
  const texts = new Map(changed.map(({ name, text }) => [name, text]));
  const added = changed.filter(({ name }) => !files.some((file) => file.name === name));
  return [...files.map(({ name, text }) => ({ name, text: texts.get(name) ?? text })), ...added];
}

/** The objects' own texts, with what they say. */
function textsOf(files: readonly ScenarioFile[]) {
  return files.flatMap((file) => {
    const values = objectsIn([file]);
    return objectsOf(file.text).map((object, i) => {
      const { from, to } = rangeOfObject(object);
      return { value: values[i] ?? null, text: file.text.slice(from, to).trim() };
    });
  });
}

/** Whether these texts stand there in this order, whatever stands between. */
function expectInOrder(texts: readonly string[], there: readonly string[], said: string): void {
  let at = 0;
  for (const text of texts) {
    at = there.indexOf(text, at) + 1;
    expect(at, `${said}: ${text} is not as it was`).toBeGreaterThan(0);
  }
}

/** The text with every edit taken back. */
function undone(old: string, text: string, edits: readonly FixEdit[]): string {
  let shift = 0;
  const places = edits.map((edit) => {
    const from = edit.from + shift;
    shift += edit.text.length - (edit.to - edit.from);
    return { from, to: from + edit.text.length, text: old.slice(edit.from, edit.to) };
  });
  return places.reduceRight((now, { from, to, text: was }) => now.slice(0, from) + was + now.slice(to), text);
}

/**
 * Plans a random edit of an object in each of some random worlds, and holds what comes of it against what it means: its
 * objects say so, all others stand as they stood, and undoing it leaves nothing behind.
 *
 * @returns how often each kind of edit was made
 */
export function tryObjectEdits(first: number, count: number): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (let seed = first; seed < first + count; seed++) {
    const kind = tryObjectEdit(seed);
    if (kind !== null) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}

/** The kind of edit that was made; null: none. */
function tryObjectEdit(seed: number): string | null {
  const random = randomOf(seed);
  const world = randomNamedWorld(random);
  const files = writeNamedWorld(random, world.objects);
  const { wish, objects, isAbout } = randomMeantEdit(random, world);
  const context = read(Object.fromEntries(files.map(({ name, text }) => [name, text])));
  const plan = planEdit(context, wish);
  const isGone =
    wish.kind !== "create" &&
    "target" in wish &&
    wish.target.kind === "namespace" &&
    !context.evaluation.cluster.namespaces.has(wish.target.id);
  if (plan.kind === "refused") {
    expect(isGone || /is not there any more|already$/.test(plan.reason), plan.reason).toBe(true);
    return null;
  }
  const now = after(files, plan);
  const said = JSON.stringify({ seed, wish, files, now });
  expect(inAnyOrder(objectsIn(now)), said).toEqual(inAnyOrder(objects));
  const untouched = textsOf(files).filter(({ value }) => value === null || !isAbout(value));
  expectInOrder(
    untouched.map(({ text }) => text),
    textsOf(now).map(({ text }) => text),
    said,
  );
  for (const { name, edits, text } of plan.files) {
    const old = files.find((file) => file.name === name)?.text ?? "";
    expect(undone(old, text, edits), said).toBe(old);
  }
  return plan.files.length > 0 ? wish.kind : null;
}
