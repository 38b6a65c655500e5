import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a hostile input must come to; `line` is where F8 leads. */
export interface HostileCase {
  readonly file: string;
  readonly outcome: "accept" | "accept+warn" | "error-doc" | "error-input" | "refuse" | "any";
  /** Null: no line is asked for. */
  readonly line: number | null;
  /** From the input to what comes of it, on a machine with two cores and nothing else to do. */
  readonly budgetMs: number;
  readonly bytes: Buffer;
  /** What a refusal says behind the name. */
  readonly reason?: string;
}

const folder = join(import.meta.dirname, "../../src/engine/manifest/fixtures/hostile");

interface ManifestCase {
  readonly file: string;
  readonly outcome: HostileCase["outcome"];
  readonly error_line: number | null;
  readonly budget_ms: number;
}

/** The corpus counts lines that the text does not have: 005 has its alias in the tenth, 158 ends with the twelfth. */
const LINE_IN_TEXT: ReadonlyMap<string, number> = new Map([
  ["005", 10],
  ["158", 12],
]);

/** Of these the engine's own test (`testing/hostile.test.ts`) says what they come to; here only that the page survives. */
const JUDGED_ELSEWHERE: ReadonlySet<string> = new Set("009 120 156".split(" "));

/** Whether the outcome of a case is held here. */
export const isJudged = ({ file, outcome }: HostileCase): boolean =>
  outcome !== "any" && !JUDGED_ELSEWHERE.has(file.slice(0, 3));

/** Whether a case is about the bytes of a file, which nobody can paste. */
export function isAboutBytes({ file, outcome }: HostileCase): boolean {
  return outcome === "refuse" || file.includes("-utf16") || file.includes("filename");
}

/** The hostile corpus: below 100 kB as the engine's fixture has it, the rest made anew in the same shape. */
export function hostileCorpus(): readonly HostileCase[] {
  // The fixture is ours and has this shape.
  const { cases } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    readonly cases: readonly ManifestCase[];
  };
  const given = cases.map(({ file, outcome, error_line, budget_ms }) => ({
    file,
    outcome,
    line: LINE_IN_TEXT.get(file.slice(0, 3)) ?? error_line,
    budgetMs: budget_ms,
    bytes: readFileSync(join(folder, file)),
  }));
  return [...given, ...made].toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

const made: readonly HostileCase[] = [
  {
    ...text("013-deep-flow-seq-100000.yaml", "[".repeat(100_000) + "]".repeat(100_000), 500),
    outcome: "error-input",
    line: 1,
  },
  text("020-line-1mb.yaml", `${policy("long")}# ${"x".repeat(1_000_000)}\n`, 1000),
  text("024-pods-3000.yaml", Array.from({ length: 3000 }, (_, i) => pod(`p${i}`, `ns${i % 30}`)).join("---\n"), 3000),
  text(
    "030-labels-20000.yaml",
    pod("many", "a", Array.from({ length: 20_000 }, (_, i) => `    k${i}: v\n`).join("")),
    2000,
  ),
  refused("036-binary-png.png.yaml", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "is a PNG image"),
  refused("037-binary-gzip.yaml.gz", "\x1f\x8b\x08\0\0\0\0\0\0\x03kind: Pod", "is a gzip archive"),
  { ...text("039-utf16le-bom.yaml", ""), bytes: Buffer.from(`\ufeff${policy("ok")}`, "utf16le") },
  { ...text("040-utf16be-bom.yaml", ""), bytes: Buffer.from(`\ufeff${policy("ok")}`, "utf16le").swap16() },
  { ...refused("041-utf16le-nobom.yaml", "", "UTF-16"), bytes: Buffer.from(policy("ok"), "utf16le") },
  text(`135-xss-filename.'"><img src=x onerror=__pwned=1>.yaml`, policy("ok")),
];

/** A text that is taken without an error. */
export function text(file: string, content: string, budgetMs = 300): HostileCase {
  return { file, outcome: "accept", line: null, budgetMs, bytes: Buffer.from(content) };
}

function refused(file: string, latin1: string, reason: string): HostileCase {
  return { ...text(file, ""), outcome: "refuse", bytes: Buffer.from(latin1, "latin1"), reason };
}

/** A policy that closes its namespace. */
export function policy(name: string): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: {}\n`;
}

/** A pod; `labels` are lines below `labels:`. */
export function pod(name: string, namespace: string, labels = `    app: ${name}\n`): string {
  const metadata = `metadata:\n  name: ${name}\n  namespace: ${namespace}\n  labels:\n${labels}`;
  return `apiVersion: v1\nkind: Pod\n${metadata}spec:\n  containers:\n  - name: c\n    image: nginx\n`;
}
