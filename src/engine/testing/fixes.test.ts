import { expect, test } from "vitest";
import { type LocatedDiagnostic, readScenario } from "../index";
import { at, type Json, text as textOf } from "./json";
import { readJsonLines } from "./verdict-cases";

// the fixtures are ours, of JSON lines; their README states the form
const CASES = readJsonLines("validation/cases.jsonl.gz") as readonly Json[];
const FUZZ = readJsonLines("validation/fuzz.jsonl.gz") as readonly Json[];
const TEXTS = [
  ...CASES.map((one) => textOf(at(one, "text")) ?? ""),
  ...FUZZ.map((one) => textOf(at(one, "doc")) ?? ""),
];

const findingsOf = (text: string) => readScenario([{ name: "text", text }]).diagnostics;

/** Every fix that is offered somewhere in the corpora of validation. */
const OFFERED = TEXTS.flatMap((text) =>
  findingsOf(text).flatMap((finding) => (finding.fix === undefined ? [] : [{ text, finding, fix: finding.fix }])),
);

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
  const worse = OFFERED.flatMap(({ text, finding, fix }) => {
    const after = [...fix.edits]
      .reverse()
      .reduce((all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to), text);
    const left = findingsOf(after);
    const isLeft = left.some(
      (each) => each.code === finding.code && each.message === finding.message && !wasTwice(text, finding),
    );
    const unread = left.filter(({ type }) => type === "YAMLSyntax");
    const wasUnread = findingsOf(text).some(({ type }) => type === "YAMLSyntax");
    const isBroken = (unread.length > 0 && !wasUnread) || (isJson(text) && !isJson(after));
    return isLeft || isBroken ? [{ text, finding, fix, left }] : [];
  });
  expect(worse).toEqual([]);
});

/** Whether the same is found at another place as well. */
function wasTwice(text: string, { code, message }: LocatedDiagnostic): boolean {
  return findingsOf(text).filter((each) => each.code === code && each.message === message).length > 1;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
