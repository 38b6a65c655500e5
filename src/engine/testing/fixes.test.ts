import { expect, test } from "vitest";
import { stringify } from "yaml";
import { type LocatedDiagnostic, readScenario } from "../index";
import type { FixEdit } from "../source/fix";
import { at, type Json, text as textOf } from "./json";
import { readJsonLines } from "./verdict-cases";

// the fixtures are ours, of JSON lines; their README states the form
const CASES = readJsonLines("validation/cases.jsonl.gz") as readonly Json[];
const FUZZ = readJsonLines("validation/fuzz.jsonl.gz") as readonly Json[];
const JSONS = FUZZ.map((one) => textOf(at(one, "doc")) ?? "");
const TEXTS = [
  ...CASES.map((one) => textOf(at(one, "text")) ?? ""),
  ...JSONS,
  ...JSONS.map((text) => stringify(JSON.parse(text), { version: "1.1" })),
  ...JSONS.map((text) => stringify(JSON.parse(text), { version: "1.1", indentSeq: false, singleQuote: true })),
];

const findingsOf = (text: string) => readScenario([{ name: "text", text }]).diagnostics;

/** Every fix that is offered somewhere in the corpora of validation, with all that is found there. */
const OFFERED = TEXTS.flatMap((text) => {
  const found = findingsOf(text);
  return found.flatMap((finding) => (finding.fix === undefined ? [] : [{ text, found, finding, fix: finding.fix }]));
});

test("the corpora offer fixes of many kinds", () => {
  const titles = new Set(OFFERED.map(({ fix }) => fix.title.replace(/\d+/g, "N")));
  expect(OFFERED.length).toBeGreaterThan(300);
  expect(titles.size).toBeGreaterThan(15);
});

test("the edits of a fix lie in the text, in its order, and none overlaps another", () => {
  for (const { text, fix } of OFFERED) {
    let end = 0;
    for (const { from, to } of fix.edits) {
      expect({ fix, fits: end <= from && from <= to && to <= text.length }).toEqual({ fix, fits: true });
      end = to;
    }
    expect(fix.edits.length).toBeGreaterThan(0);
  }
});

test("after a fix its finding is gone, the text can still be read, and JSON is still JSON", () => {
  const worse = OFFERED.flatMap(({ text, found, finding, fix }) => {
    const after = applied(text, fix.edits);
    const left = findingsOf(after);
    const count = (all: readonly LocatedDiagnostic[]) => all.filter(isLike(finding)).length;
    const isUnread = (all: readonly LocatedDiagnostic[]) => all.some(({ type }) => type === "YAMLSyntax");
    const isBroken = (isUnread(left) && !isUnread(found)) || (isJson(text) && !isJson(after));
    return isBroken || count(left) >= count(found) ? [{ text, finding, left }] : [];
  });
  expect(worse).toEqual([]);
});

/** The same may be found at another place as well. */
function isLike({ code, message }: LocatedDiagnostic) {
  return (each: LocatedDiagnostic) => each.code === code && each.message === message;
}

function applied(text: string, edits: readonly FixEdit[]): string {
  return edits.toReversed().reduce((all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to), text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
