import { followEdit, type Stretch } from "./follow-text";
import type { ManifestObject } from "./manifest/manifest";

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
}

/** Begins with nothing: no text that is read for the first time has a good one before it. */
export function createLastGoodTexts(): LastGoodTexts {
  const files = new Map<string, FileMemory>();
  return {
    follow(file, text, objects) {
      const now = { text, objects: objects.map(readObject) };
      const found = followObjects(files.get(file) ?? { text: "", objects: [] }, now);
      const known = now.objects.map((object, i) =>
        object.health === "broken" ? { ...object, good: found[i] ?? [] } : object,
      );
      files.set(file, { text, objects: known });
      return found;
    },
    keepOnly(names) {
      const kept = new Set(names);
      for (const file of files.keys()) if (!kept.has(file)) files.delete(file);
    },
  };
}

/** A file with its objects in order. */
interface FileMemory {
  readonly text: string;
  readonly objects: readonly KnownObject[];
}

interface KnownObject {
  readonly parsed: ManifestObject["parsed"];
  readonly own: Stretch;
  readonly health: ReadObject["health"];
  /** The object itself where it is good, what stands in for it where it is broken. */
  readonly good: readonly LastGood[];
}

function readObject({ manifest, health }: ReadObject): KnownObject {
  const { origin, range, parsed } = manifest;
  const own = { from: origin.offset + range.from, to: origin.offset + range.to };
  return { parsed, own, health, good: health === "good" ? [{ manifest, now: own }] : [] };
}

/**
 * Objects of the same text at the beginning and at the end are the same ones. Of those between, as many as there were
 * are one by one the same. Else each goes with the object that holds most of what is left of its text.
 */
function followObjects(before: FileMemory, now: FileMemory): readonly (readonly LastGood[])[] {
  const found: (readonly LastGood[])[] = now.objects.map(() => []);
  const isSame = (old: KnownObject | undefined, latest: KnownObject | undefined) =>
    old !== undefined &&
    latest !== undefined &&
    (old.parsed === latest.parsed || textAt(before, old.own) === textAt(now, latest.own));
  const least = Math.min(before.objects.length, now.objects.length);
  let start = 0;
  while (start < least && isSame(before.objects[start], now.objects[start])) start++;
  let end = 0;
  while (end < least - start && isSame(before.objects.at(-1 - end), now.objects.at(-1 - end))) end++;

  const shift = now.objects.length - before.objects.length;
  const isOneByOne = shift === 0;
  for (const [i, old] of before.objects.entries()) {
    const isAfter = i >= before.objects.length - end;
    if (!isAfter && i >= start && !isOneByOne) continue;
    const index = isAfter ? i + shift : i;
    const latest = now.objects[index];
    if (latest?.health === "broken") found[index] = goodIn({ old, at: i, before }, { latest, at: index, now });
  }
  return isOneByOne ? found : followMiddle(before, now, found, start, end);
}

/** What stands in for an object that is another's later text. */
function goodIn(
  { old, at, before }: { readonly old: KnownObject; readonly at: number; readonly before: FileMemory },
  { latest, at: index, now }: { readonly latest: KnownObject; readonly at: number; readonly now: FileMemory },
): readonly LastGood[] {
  if (old.good.length === 1) return old.good.map(({ manifest }) => ({ manifest, now: latest.own }));
  const wide = gapOf(before, at, before.objects.length - at - 1);
  const follow = followEdit(before.text, wide, now.text, gapOf(now, index, now.objects.length - index - 1));
  return old.good.flatMap(({ manifest, now: stretch }) => keptAt(manifest, follow(stretch), now));
}

/** Objects were split, swallowed, added or deleted between the `start` first and the `end` last ones. */
function followMiddle(
  before: FileMemory,
  now: FileMemory,
  found: readonly (readonly LastGood[])[],
  start: number,
  end: number,
): readonly (readonly LastGood[])[] {
  const all = found.map((good) => [...good]);
  const gap = gapOf(now, start, end);
  const follow = followEdit(before.text, gapOf(before, start, end), now.text, gap);
  const middle = now.objects.slice(start, now.objects.length - end);
  for (const { good } of before.objects.slice(start, before.objects.length - end)) {
    for (const { manifest, now: stretch } of good) {
      const followed = keptAt(manifest, follow(stretch), now);
      for (const kept of followed.length > 0 ? followed : foundAgain(manifest, textAt(before, stretch), now, gap)) {
        const holder = holderOf(kept.now, middle);
        if (holder >= 0 && middle[holder]?.health === "broken") all[start + holder]?.push(kept);
      }
    }
  }
  return all;
}

/** The text between the `start` first and the `end` last objects. */
function gapOf({ text, objects }: FileMemory, start: number, end: number): Stretch {
  return {
    from: start === 0 ? 0 : (objects[start - 1]?.own.to ?? 0),
    to: end === 0 ? text.length : (objects.at(-end)?.own.from ?? text.length),
  };
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

/** Position of the object that holds most of a stretch; -1: none does. */
function holderOf({ from, to }: Stretch, objects: readonly KnownObject[]): number {
  const shared = objects.map(({ own }) => Math.min(to, own.to) - Math.max(from, own.from));
  const most = Math.max(0, ...shared);
  return most === 0 ? -1 : shared.indexOf(most);
}

function textAt({ text }: FileMemory, { from, to }: Stretch): string {
  return text.slice(from, Math.max(from, to));
}
