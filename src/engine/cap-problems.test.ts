import { expect, test } from "vitest";
import type { Analysis } from "./analysis";
import { createSession } from "./session";

const policy = (name: string, rest = "") =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: {}\n${rest}`;
const many = (count: number, write: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join("");

function analyze(...texts: readonly string[]): Analysis {
  const files = texts.map((text, i) => ({ name: `${i}.yaml`, text }));
  return createSession().analyze(files, {
    defaultNamespace: "default",
    profile: "kubernetes",
    assumptions: {},
    podCidrs: [],
  });
}

const sizeOf = (analysis: Analysis) => JSON.stringify(analysis).length;
const summariesOf = ({ diagnostics }: Analysis) => diagnostics.filter(({ code }) => code === "more-problems");

/** Errors as whoever counts must count them. */
const errorsOf = ({ diagnostics }: Analysis) =>
  diagnostics.reduce((sum, { severity, more }) => sum + (more?.errors ?? (severity === "error" ? 1 : 0)), 0);

test("of an object with too many findings the first ones are shown, and one that says how many more", () => {
  const analysis = analyze(
    policy(
      "a",
      many(250, (i) => `  k${i}: v\n`),
    ),
  );
  const [summary, ...others] = summariesOf(analysis);
  expect(others).toEqual([]);
  expect(analysis.diagnostics).toHaveLength(201);
  expect(summary).toMatchObject({
    severity: "error",
    line: 207,
    column: 3,
    more: { errors: 50, warnings: 0, infos: 0 },
  });
  expect(summary?.message).toBe(
    "50 more findings about this object not shown, 50 errors among them: mend the others first",
  );
  expect(errorsOf(analysis)).toBe(250);
  expect(analysis.unlisted).toBeUndefined();
});

test("errors come before warnings, wherever they stand", () => {
  const warned = many(
    250,
    (i) => `---\n${policy("same", `  ingress: [{from: [{ipBlock: {cidr: 10.0.0.1/8}}]}] # ${i}\n`)}`,
  );
  const analysis = analyze(`${warned}---\n${policy("same", "  wrong: 1\n")}`);
  expect(analysis.diagnostics.some(({ message }) => message.includes("wrong"))).toBe(true);
});

test("a hundred thousand broken documents make an answer of a sane size, with all of them counted", {
  timeout: 60_000,
}, () => {
  const good = policy("good");
  const analysis = analyze(
    `${good}${many(100_000, (i) => `---\nkind: Pod\nmetadata: {name: p${i}\n`)}`,
    policy("other"),
  );
  expect(sizeOf(analysis)).toBeLessThan(2_000_000);
  expect(errorsOf(analysis)).toBe(100_000);
  expect(analysis.leftOut).toHaveLength(1000);
  expect(analysis.unlisted).toBe(99_000);
  expect(analysis.counts.policies).toBe(2);
  const messages = summariesOf(analysis).map(({ line, message }) => [line, message]);
  const line = 6 + 3 * 1000 + 3;
  expect(messages).toEqual([
    [line, "99,000 more findings in this file not shown, 99,000 errors among them: mend the others first"],
    [line, "from here on 99,000 more objects that cannot be used are not listed"],
  ]);
});

test("a hundred thousand objects of one name, or unknown fields of one object, make a small answer", {
  timeout: 60_000,
}, () => {
  expect(sizeOf(analyze(many(100_000, () => `---\n${policy("same")}`)))).toBeLessThan(1_000_000);
  expect(
    sizeOf(
      analyze(
        policy(
          "a",
          many(100_000, (i) => `  k${i}: v\n`),
        ),
      ),
    ),
  ).toBeLessThan(500_000);
});

test("findings of one file leave room for those of another", () => {
  const bad = many(3000, (i) => `---\n${policy(`a${i}`, "  wrong: 1\n")}`);
  const analysis = analyze(bad, policy("b", "  wrong: 1\n"), bad, bad);
  expect(analysis.diagnostics.filter(({ place }) => place.file === "1.yaml")).toHaveLength(1);
  expect(errorsOf(analysis)).toBe(9001);
  expect(sizeOf(analysis)).toBeLessThan(3_000_000);
});

test("a name of megabytes is cut wherever it is told of", () => {
  const analysis = analyze(policy(`"${"x".repeat(20_000_000)}"`));
  expect(sizeOf(analysis)).toBeLessThan(20_000);
  expect(analysis.diagnostics[0]).toMatchObject({ line: 4, column: 9 });
});

test("what cannot be seen is told by its number in messages and titles", () => {
  const { diagnostics, leftOut } = analyze(policy('"a\\u202e\\u001b[31mb"'));
  const told = [
    ...diagnostics.map(({ message, object }) => message + object),
    ...leftOut.map(({ object, reason }) => object + reason),
  ].join();
  expect(told).toContain("U+202EU+001B[31m");
  for (const raw of ["\u001b", "\u202e"]) expect(told).not.toContain(raw);
});
