import { isDeepStrictEqual } from "node:util";
import type { LocatedDiagnostic } from "../analysis";
import { createScenarioReader, readScenario, type Scenario, type ScenarioReader } from "../read-scenario";
import { createSession } from "../session";
import type { Fix } from "../source/fix";
import { indexLines } from "../source/line-index";
import type { Range } from "../source/range";
import { piecesOf } from "./manifest-texts";
import { tryQuickly } from "./quick-agreement";

/** What is wrong with how a text is read; null where nothing is. */
export type Fault = string | null;

/** Tries texts one after the other, as somebody types them: each is read afresh, and by a reader that has read those before. */
export interface FuzzCheck {
  /** @param deep - whether all of the analysis is made, too */
  try(text: string, deep: boolean): Fault;
  /** How many fixes were applied. */
  fixes: number;
  /** Milliseconds of the slowest reading. */
  slowestMs: number;
}

const FILE = "a.yaml";
const OPTIONS = { defaultNamespace: "default" };
/** A text of a few kilobytes takes a few milliseconds; other work on the machine makes it more. */
const MOST_MS = 5000;

export function createFuzzCheck(): FuzzCheck {
  const warm = createScenarioReader();
  const check: FuzzCheck = {
    fixes: 0,
    slowestMs: 0,
    try(text, deep) {
      try {
        return faultOf(text, deep, warm, check);
      } catch (error) {
        return `it throws ${error instanceof Error ? error.stack : String(error)}`;
      }
    },
  };
  return check;
}

function faultOf(text: string, deep: boolean, warm: ScenarioReader, check: FuzzCheck): Fault {
  const start = performance.now();
  const fresh = readScenario([{ name: FILE, text }], OPTIONS);
  const ms = performance.now() - start;
  check.slowestMs = Math.max(check.slowestMs, ms);
  if (ms > MOST_MS) return `it takes ${Math.round(ms)} ms`;
  const placed = faultOfPlaces(text, fresh);
  if (placed !== null) return placed;
  const again = warm.read([{ name: FILE, text }], OPTIONS);
  if (!isDeepStrictEqual(summaryOf(again), summaryOf(fresh)))
    return "a reader that has read other texts reads it otherwise";
  if (piecesOf(text).some((piece) => tryQuickly(piece) === "wrong")) return "the quick reader reads it otherwise";
  if (deep)
    createSession().analyze([{ name: FILE, text }], {
      ...OPTIONS,
      profile: "kubernetes",
      assumptions: {},
      podCidrs: [],
    });
  for (const { fix } of fresh.diagnostics) {
    if (fix === undefined) continue;
    check.fixes++;
    const mended = readScenario([{ name: FILE, text: applied(text, fix) }], OPTIONS);
    const fault = faultOfPlaces(applied(text, fix), mended);
    if (fault !== null) return `after “${fix.title}” ${fault}`;
  }
  return null;
}

function summaryOf({ objects, diagnostics, leftOut }: Scenario) {
  return {
    objects: objects.map(({ kind, name, origin, range }) => ({ kind, name, origin, range })),
    diagnostics,
    leftOut,
  };
}

function faultOfPlaces(text: string, { diagnostics, objects, leftOut }: Scenario): Fault {
  const isInside = ({ from, to }: Range) => from >= 0 && from <= to && to <= text.length;
  for (const found of diagnostics) {
    const fault = isInside(found.place)
      ? faultOfFinding(text, found)
      : `its place ${JSON.stringify(found.place)} is no part of it`;
    if (fault !== null) return `${found.code} “${found.message}”: ${fault}`;
  }
  for (const { place, object } of leftOut) if (!isInside(place)) return `${object} is left out at no part of it`;
  for (const { origin, range, name } of objects) {
    if (!isInside({ from: origin.offset + range.from, to: origin.offset + range.to }))
      return `${name} is no part of it`;
  }
  return null;
}

function faultOfFinding(text: string, { message, object, line, column, place, fix }: LocatedDiagnostic): Fault {
  const at = indexLines(text).lineColumn(place.from);
  if (at.line !== line || at.column !== column) return `it has line ${line}:${column}`;
  if (/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(message + object))
    return "its words have raw control characters";
  if (message.trim() === "") return "it says nothing";
  return fix === undefined ? null : faultOfFix(text, fix);
}

function faultOfFix(text: string, { edits, title }: Fix): Fault {
  if (edits.length === 0 || title === "") return "its fix does nothing";
  let end = 0;
  for (const { from, to } of edits) {
    if (from < end || to < from || to > text.length) return `its fix “${title}” edits ${from} to ${to}`;
    end = to;
  }
  return applied(text, { edits, title }) === text ? `its fix “${title}” changes nothing` : null;
}

function applied(text: string, { edits }: Fix): string {
  return edits.reduceRight((mended, { from, to, text: put }) => mended.slice(0, from) + put + mended.slice(to), text);
}
