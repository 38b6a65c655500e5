import { describe, expect, test } from "vitest";
import { LONGEST_TRIED } from "../manifest/recognise/offer-fix";
import { readScenario } from "../read-scenario";

/**
 * Long enough that what takes the square of its length takes minutes. Of the shorter ones fixes are tried, of the longer
 * ones not.
 */
const LENGTHS = [LONGEST_TRIED - 5_000, 300_000];
/** Ten times what the slowest of them takes; the page gives a worker up that says nothing for as long. */
const LONGEST_MS = 10_000;

/** So many characters of a text again and again. */
const repeated = (pattern: string, length: number): string =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

const ROOT = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n";
const pod = (labels: string): string => `${ROOT}  labels:\n${labels}`;

/** Each is made to be what one recogniser looks at longest; where a line is as long as the text, it stands alone. */
const textsOf = (length: number): readonly (readonly [name: string, text: string])[] => {
  const filled = (pattern: string) => repeated(pattern, length);
  let counter = 0;
  return [
    ["blank lines before an open quote", `a: b\n${filled("\n")}c: "d\n`],
    ["blank lines in an open quote", `a: "\n${filled("\n")}`],
    ["blank lines before a tag", `<a>\n${filled("\n")}`],
    ["blank lines between fences", `${filled("\n")}\`\`\`\n${filled("\n")}`],
    ["lines of blanks before an open quote", `a: "\n${filled(`${" ".repeat(99)}\n`)}`],
    ["brackets before a fence", `${filled("{[, \n")}\n\`\`\`\na: b\n`],
    ["fences of one kind", filled("```\n")],
    ["fences of many lengths", filled("```yaml\nkind: Pod\n```\n~~~~\nkind: [\n")],
    ["fences each in the other", nested(length)],
    ["a fence with blanks behind it", filled(`\`\`\`${" ".repeat(900)}!\n`)],
    ["openings of a template in comments", `a: {{ b }}\n${filled("# {{\n")}`],
    ["openings of a template in a line", `a: ${filled("{{ ")}`],
    ["openings of templates", filled("{{%{#<%${{${[[ \n")],
    ["a value of openings of templates", pod(`    a: "${filled("{{")}"\n`)],
    ["a value of variables", pod(`    a: "${filled("${a-")}"\n`)],
    ["labels that are placeholders", pod(filled(`    a$X: $${"{Y}"}{{\n`).replaceAll("$X", () => String(counter++)))],
    ["labels of placeholders that are never closed", pod(filled(`    - "${"{{[[<%".repeat(160)}"\n`))],
    ["prompts", filled("$ a\n")],
    ["prompts of a name", filled(`a@${"a".repeat(990)}\n`)],
    ["words behind a prompt", filled(`a@${"a".repeat(400)} ${"a".repeat(400)}\n`)],
    ["continuation prompts", filled("> \n> a\n")],
    ["commands", filled("kubectl apply -f - <<EOF\n> a\n")],
    ["a column of digits", filled("1\n22\n")],
    ["a line of digits", filled("7")],
    ["numbers before lines", Array.from({ length: length / 9 }, (_, i) => `${i} a: "\n`).join("")],
    ["tags", filled("<a ")],
    ["lines of tags", filled("<a><b\n")],
    ["tabs", filled("\t")],
    ["lines of tabs", `a:\n${filled("\tb: c\n")}`],
    ["dashes", filled("-")],
    ["lines of dashes", filled(`${"-".repeat(990)}：!\n`)],
    ["dashes and blanks", filled("- ")],
    ["lines of dashes and blanks", filled(`${"- ".repeat(490)}"\n`)],
    ["dashes and tags", filled(`${"- !".repeat(330)}\n`)],
    ["colons", filled(":")],
    ["lines of tight colons", filled("a:b\n")],
    ["commas of JSON", `{"a": 1,} ${filled(", ")}`],
    ["quotes of JSON that are never closed", `{"a":1,} "${filled('\\"')}`],
    ["a text of JSON before a comma", `{"a":"${filled("b")}",}`],
    ["quotes", filled('"')],
    ["single quotes", filled("'")],
    ["lines of quotes", filled('"\n')],
    ["percent signs", filled("%")],
    ["lines of percent signs", filled("%\n")],
    ["signs of a comment", `a: "\n${filled("#")}`],
    ["a line of signs of a comment", `a: "b ${filled("# ")}\u2028`],
    ["bars", filled("|")],
    ["lines of bars", filled("| a\n")],
    ["marks of a conflict", filled("<<<<<<< a\n=======\n")],
    ["a diff that leaves nothing", `${filled("-a: b\n")}+kind: Pod\n`],
    ["spaces in a line", `a: "b${filled(" ")}c`],
    ["spaces in a line that is not closed", `a: {b${filled(" ")}c`],
    ["spaces behind a word", `a${filled(" ")}b`],
    ["one long word", filled("a")],
    ["a long key", `${filled("a")}: b`],
    ["control characters", filled("a\u0001")],
    ["colours", filled("\u001b[1m\u001b]a")],
    ["zeros", filled("a\u0000")],
    ["no-break spaces in a value", pod(`    a: b${filled("\u00a0")}c\n`)],
    ["no-break spaces in many lines", filled("\u00a0a: b\n")],
    ["twins of letters below a long key", pod(`    ${repeated("k", length / 2)}: [${repeated("а, ", length / 2)}]\n`)],
    ["a name with many blanks", `${ROOT.replace("p\n", "")}"a${filled(" ")}b"\n`],
    ["lines with an equals sign", filled(`a ${" ".repeat(900)} = b:\n`)],
    ["escaped line breaks", filled("apiVersion: v1\\nkind: Pod\\n ")],
    ["a table", filled("NAME   READY\t")],
    ["sentences", `kind: Pod\n${filled("Here it is. ")}\n${filled("And so on.\n")}`],
  ];
};

/** Fences of fewer and fewer characters, each in the other. */
function nested(length: number): string {
  const most = Math.floor(Math.sqrt(length * 2));
  return Array.from({ length: most - 3 }, (_, i) => `${"`".repeat(most - i)}\nkind: [\n`).join("");
}

describe.each(LENGTHS)("a text of %i characters that is made to be looked at for long is read in seconds", (length) => {
  test.each(textsOf(length))("%s", { timeout: 120_000 }, (_, text) => {
    expect(text.length).toBeGreaterThan(length * 0.9);
    const start = performance.now();
    readScenario([{ name: "a.yaml", text }]);
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
  });
});
