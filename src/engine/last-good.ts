import { followEdit, type Stretch } from "./follow-text";
import { findCommonEnds } from "./manifest/common-ends";
import type { ManifestObject } from "./manifest/manifest";
import { entryOf } from "./manifest/tree";

/** An object of a file as it was just read. */
export interface ReadObject {
  readonly manifest: ManifestObject;
  /** `good`: it takes part; `ignored`: it need not; `broken`: it cannot. */
  readonly health: "good" | "ignored" | "broken";
}

/** The text of an object as it could last be read, and where what became of it stands now. */
export interface LastGood {
  readonly manifest: ManifestObject;
  readonly now: Stretch;
}

/** Remembers the last good text of each object of a scenario, from one read to the next. */
export interface LastGoodTexts {
  /**
   * Finds the objects of a file again.
   *
   * @returns for each object that was read the last good ones whose text it holds: none unless it is broken, several
   * where it swallowed its neighbours
   */
  follow(file: string, text: string, objects: readonly ReadObject[]): readonly (readonly LastGood[])[];
  /** Forgets all files but these. */
  keepOnly(files: Iterable<string>): void;
  /** The same for a text that somebody only thinks of: it goes on from here, and nothing here changes. */
  fork(): LastGoodTexts;
}

/** Begins with nothing: no text that is read for the first time has a good one before it. */
export function createLastGoodTexts(): LastGoodTexts {
  return goOnFrom(new Map());
}

function goOnFrom(files: Map<string, FileMemory>): LastGoodTexts {
  return {
    follow(file, text, objects) {
      const now = rememberFile(text, objects);
      const found = followObjects(files.get(file) ?? rememberFile("", []), now);
      const kept = new Map<number, readonly LastGood[]>();
      for (const [i, { health }] of objects.entries()) if (health === "broken") kept.set(i, found[i] ?? []);
      files.set(file, { ...now, kept });
      return found;
    },
    keepOnly(names) {
      const kept = new Set(names);
      for (const file of files.keys()) if (!kept.has(file)) files.delete(file);
    },
    fork: () => goOnFrom(new Map(files)),
  };
}

/** A file with its objects in order, and where they stood then: the objects themselves move with the text. */
interface FileMemory {
  readonly text: string;
  readonly objects: readonly ReadObject[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** What stands in for a broken object, by its position. */
  readonly kept: ReadonlyMap<number, readonly LastGood[]>;
}

function rememberFile(text: string, objects: readonly ReadObject[]): FileMemory {
  const [from, to] = [new Int32Array(objects.length), new Int32Array(objects.length)];
  for (const [i, { manifest }] of objects.entries()) {
    from[i] = manifest.origin.offset + manifest.range.from;
    to[i] = manifest.origin.offset + manifest.range.to;
  }
  return { text, objects, from, to, kept: new Map() };
}

function stretchOf({ from, to }: FileMemory, index: number): Stretch {
  return { from: from[index] ?? 0, to: to[index] ?? 0 };
}

/** The object itself where it is good, what stands in for it where it is broken. */
function goodAt(memory: FileMemory, index: number): readonly LastGood[] {
  const object = memory.objects[index];
  if (object?.health !== "good") return memory.kept.get(index) ?? [];
  return [{ manifest: object.manifest, now: stretchOf(memory, index) }];
}

/**
 * Objects of the same text at the beginning and at the end are the same ones. Of those between, as many as there were
 * are one by one the same. Else each goes with the object that holds most of what is left of its text.
 */
function followObjects(before: FileMemory, now: FileMemory): readonly (readonly LastGood[])[] {
  const found: (readonly LastGood[])[] = [];
  const [were, are] = [before.objects.length, now.objects.length];
  const isSame = (i: number, j: number) =>
    before.objects[i]?.manifest.parsed === now.objects[j]?.manifest.parsed ||
    textAt(before, stretchOf(before, i)) === textAt(now, stretchOf(now, j));
  const least = Math.min(were, are);
  let start = 0;
  while (start < least && isSame(start, start)) start++;
  let end = 0;
  while (end < least - start && isSame(were - 1 - end, are - 1 - end)) end++;

  const shift = are - were;
  const isOneByOne = shift === 0;
  for (const [index, { health }] of now.objects.entries()) {
    if (health !== "broken") continue;
    const isAfter = index >= are - end;
    if (isAfter || index < start || isOneByOne)
      found[index] = goodIn(before, isAfter ? index - shift : index, now, index);
  }
  return isOneByOne ? found : followMiddle(before, now, found, start, end);
}

/** What stands in for an object that is another's later text. */
function goodIn(before: FileMemory, at: number, now: FileMemory, index: number): readonly LastGood[] {
  const good = goodAt(before, at);
  const [first] = good;
  const [was, is] = [textAt(before, stretchOf(before, at)), textAt(now, stretchOf(now, index))];
  if (good.length === 1 && first !== undefined && isAnother(first.manifest, was, is)) return [];
  if (good.length === 1) return good.map(({ manifest }) => ({ manifest, now: stretchOf(now, index) }));
  const wide = gapOf(before, at, before.objects.length - at - 1);
  const follow = followEdit(before.text, wide, now.text, gapOf(now, index, now.objects.length - index - 1));
  return good.flatMap(({ manifest, now: stretch }) => keptAt(manifest, follow(stretch), now));
}

/** Objects were split, swallowed, added or deleted between the `start` first and the `end` last ones. */
function followMiddle(
  before: FileMemory,
  now: FileMemory,
  found: readonly (readonly LastGood[])[],
  start: number,
  end: number,
): readonly (readonly LastGood[])[] {
  const all = now.objects.map((_, i) => [...(found[i] ?? [])]);
  const gap = gapOf(now, start, end);
  const follow = followEdit(before.text, gapOf(before, start, end), now.text, gap);
  const last = now.objects.length - end;
  for (let i = start; i < before.objects.length - end; i++) {
    for (const { manifest, now: stretch } of goodAt(before, i)) {
      const followed = keptAt(manifest, follow(stretch), now);
      for (const kept of followed.length > 0 ? followed : foundAgain(manifest, textAt(before, stretch), now, gap)) {
        const holder = holderOf(kept.now, now, start, last);
        if (now.objects[holder]?.health === "broken") all[holder]?.push(kept);
      }
    }
  }
  return all;
}

/** The text between the `start` first and the `end` last objects. */
function gapOf(memory: FileMemory, start: number, end: number): Stretch {
  const { text, objects } = memory;
  return {
    from: start === 0 ? 0 : stretchOf(memory, start - 1).to,
    to: end === 0 ? text.length : stretchOf(memory, objects.length - end).from,
  };
}

/**
 * Whether a text was put in the place of an object's, instead of being made of it: less than three
 * quarters are the same at both ends, and the object's name is not in it.
 */
function isAnother({ tree }: ManifestObject, was: string, is: string): boolean {
  const { prefix, suffix } = findCommonEnds(was, is);
  if (4 * (prefix + suffix) >= 3 * Math.max(was.length, is.length)) return false;
  const metadata = tree?.kind === "map" ? entryOf(tree, "metadata")?.value : undefined;
  const name = metadata?.kind === "map" ? entryOf(metadata, "name")?.value : undefined;
  return name?.kind === "scalar" && !is.includes(String(name.value));
}

/** Nothing where all of its text was taken away. */
function keptAt(manifest: ManifestObject, stretch: Stretch, file: FileMemory): readonly LastGood[] {
  return textAt(file, stretch).trim() === "" ? [] : [{ manifest, now: stretch }];
}

/** Several edits at once look like one that spans them all; a text that none of them touched is still there. */
function foundAgain(
  manifest: ManifestObject,
  text: string,
  file: FileMemory,
  { from, to }: Stretch,
): readonly LastGood[] {
  const at = file.text.indexOf(text, from);
  return at < 0 || at + text.length > to ? [] : [{ manifest, now: { from: at, to: at + text.length } }];
}

/** Position of the object, of those from `start` to before `end`, that holds most of a stretch; -1: none does. */
function holderOf({ from, to }: Stretch, file: FileMemory, start: number, end: number): number {
  let holder = -1;
  let most = 0;
  for (let i = start; i < end; i++) {
    const own = stretchOf(file, i);
    const shared = Math.min(to, own.to) - Math.max(from, own.from);
    if (shared > most) [holder, most] = [i, shared];
  }
  return holder;
}

function textAt({ text }: Pick<FileMemory, "text">, { from, to }: Stretch): string {
  return text.slice(from, Math.max(from, to));
}
