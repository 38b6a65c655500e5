import { expect, test } from "../fixtures.ts";
import { type HostileCase, pod, policy, text } from "../hostile/corpus.ts";
import { GivenInput } from "../pages/given-input.ts";
import { longestTask } from "../pages/main-thread.ts";

// Its snapshots of the page would be what holds the page up.
test.use({ trace: "off" });

const KEYS = 100_000;
const many = (count: number, of: (index: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join("");
const any = (file: string, content: string): HostileCase => ({ ...text(file, content, 6_000), outcome: "any" });

/** Larger than anything that somebody writes; the time is that of a busy machine. */
const large: readonly (() => HostileCase)[] = [
  () =>
    any(
      "100,000 documents",
      many(KEYS, (i) => `---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n${i}}\n`),
    ),
  () =>
    any(
      "100,000 documents that are none",
      many(KEYS, () => "---\na: 1\n"),
    ),
  () =>
    any(
      "100,000 keys",
      pod(
        "many",
        "a",
        many(KEYS, (i) => `    k${i}: v\n`),
      ),
    ),
  () => any("100,000 levels that are never closed", "{a: ".repeat(KEYS)),
  () =>
    any(
      "20 MB of one scalar",
      `${pod("long", "a")}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: ${"x".repeat(20e6)}\n`,
    ),
  () => any("20 MB of comments", policy("p") + `# ${"words ".repeat(16)}\n`.repeat(200_000)),
];

for (const make of large) {
  const name = make().file;
  test(`${name}: the page stays at hand, and takes the next text`, async ({ page }) => {
    test.setTimeout(240_000);
    const input = await GivenInput.open(page, "monaco");
    const longest = await longestTask(page, () => input.survives(make(), "paste", 60_000));
    await input.keepsOwnText();
    expect(longest).toBeLessThan(1_000);
  });
}
