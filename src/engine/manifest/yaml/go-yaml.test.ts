import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tryQuickly } from "../../testing/quick-agreement";
import { parseYaml } from "../parse-yaml";
import { plainValueOf } from "../plain-value";
import { composeYaml } from "./compose-yaml";
import { parseAnyYaml } from "./parse-any-yaml";

/** What kubectl makes of a text; see the fixtures' README. */
interface GoYamlCase {
  readonly text: string;
  readonly value?: unknown;
  /** Kubectl takes it, but does not show the value. */
  readonly isOnlyAccepted?: true;
  readonly refused?: true;
}

const CASES = readFileSync(new URL("../fixtures/go-yaml.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  // the file is ours, and has this form
  .map((line) => JSON.parse(line) as GoYamlCase);

/** Duplicate keys, tags without a meaning and text that kubectl passes over are told, but are readable. */
const errorsOf = (text: string, read = parseAnyYaml) =>
  read(text).findings.filter(({ type, severity }) => type === "YAMLSyntax" && severity === "error");

/** Kubectl says nothing about what it passes over behind a map. Where that is no object of its own, we refuse the text. */
const isCutOff = (text: string) => composeYaml(text, () => {}).ignored?.isBehindMarker === false;

const ACCEPTED = CASES.filter(({ text, refused }) => !refused && !isCutOff(text));
const REFUSED = CASES.filter(({ refused }) => refused);

test("there are enough texts of each sort", () => {
  expect(ACCEPTED.length).toBeGreaterThan(240);
  expect(REFUSED.length).toBeGreaterThan(240);
});

test.each(ACCEPTED)("$text is taken as kubectl takes it", ({ text, value, isOnlyAccepted }) => {
  expect(errorsOf(text)).toEqual([]);
  const { tree } = parseAnyYaml(text);
  expect(tree).not.toBeNull();
  if (tree !== null && !isOnlyAccepted) expect(plainValueOf(tree)).toEqual(value);
  expect(tryQuickly(text)).not.toBe("wrong");
});

test.each(REFUSED)("$text is refused as kubectl refuses it, at a place", ({ text }) => {
  const [finding, ...others] = errorsOf(text, parseYaml);
  expect(others).toEqual([]);
  expect(finding?.message).toMatch(/\w/);
  expect(finding?.range.from).toBeLessThanOrEqual(text.length);
  expect(parseYaml(text).tree).toBeNull();
});
