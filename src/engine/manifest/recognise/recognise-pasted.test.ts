import { describe, expect, test } from "vitest";
import { checkMistake, findInText, type MistakenText, mendText } from "../../testing/found-in-text";
import { createManifestCache } from "../manifest-cache";
import { readManifest } from "../read-manifest";
import { applyEdits } from "./offer-fix";

const POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels:\n    app: web\n";
const LINES = POD.trimEnd().split("\n");
const each = (prefix: (number: number) => string) => LINES.map((line, i) => `${prefix(i + 1)}${line}\n`).join("");

describe("Markdown around a manifest is passed over with a warning, and can be taken out", () => {
  const KEEP = "keep only what stands in the fences";
  const rows: readonly MistakenText[] = [
    ["with a language", `\`\`\`yaml\n${POD}\`\`\`\n`, 1, "```yaml", KEEP, POD],
    ["without a language", `\`\`\`\n${POD}\`\`\`\n`, 1, "```", KEEP, POD],
    ["with tildes", `~~~ yaml\n${POD}~~~`, 1, "~~~ yaml", KEEP, POD],
    ["that is never closed", `\`\`\`yaml\n${POD}`, 1, "```yaml", KEEP, POD],
    ["that was never opened", `${POD}\`\`\`\n`, 7, "```", KEEP, POD],
    ["with prose before", `Try this:\n\n\`\`\`yaml title="a.yaml"\n${POD}\`\`\`\nDone.\n`, 1, "Try this:", KEEP, POD],
    [
      "with Windows' line ends",
      `\`\`\`yaml\r\n${POD.replace(/\n/g, "\r\n")}\`\`\`\r\n`,
      1,
      "```yaml",
      KEEP,
      POD.replace(/\n/g, "\r\n"),
    ],
    ["that is indented", `1. Apply\n   \`\`\`yaml\n${each(() => "   ")}   \`\`\`\n`, 1, "1. Apply", KEEP, POD],
    [
      "twice",
      `# A\n\`\`\`yaml\n${POD}\`\`\`\ntext\n\`\`\`yaml\n${POD}\`\`\`\n`,
      2,
      "```yaml",
      KEEP,
      `${POD}---\n${POD}`,
    ],
    [
      "beside commands",
      `\`\`\`bash\nkubectl apply -f a.yaml\n\`\`\`\n\`\`\`yaml\n${POD}\`\`\`\n`,
      1,
      "```bash",
      KEEP,
      POD,
    ],
    ["around two documents", `\`\`\`yaml\n${POD}---\n${POD}\`\`\`\n`, 1, "```yaml", KEEP, `${POD}---\n${POD}`],
  ];
  test.each(rows)("a fence %s", (...row) => {
    checkMistake(row, /Markdown fence|text around the manifest/);
    const { objects } = readManifest("a", row[1], createManifestCache());
    expect(objects.map(({ tree }) => tree?.kind)).toEqual(objects.map(() => "map"));
    expect(findInText(row[1]).every(({ severity }) => severity === "warning")).toBe(true);
  });

  test("its object is read where it stands", () => {
    const text = `Try\n\`\`\`yaml\n${POD}\`\`\`\n`;
    const [object] = readManifest("a", text, createManifestCache()).objects;
    const { origin, range } = object ?? { origin: { offset: 0 }, range: { from: 0, to: 0 } };
    expect(text.slice(origin.offset + range.from, origin.offset + range.to)).toBe(POD.trimEnd());
  });

  test("a fenced text that is broken itself is told where it is broken", () => {
    expect(findInText("```yaml\nkind: [\n```\n")).toMatchObject([
      { line: 1, severity: "warning", fix: { title: "keep only what stands in the fences" } },
      { line: 3, severity: "warning" },
      { line: 2, severity: "error", marked: "[" },
    ]);
    expect(findInText(`\`\`\`yaml\n${POD.replace("a", "{{ .Values.a }}")}\`\`\`\n`).at(-1)).toMatchObject({
      severity: "error",
      code: "input-not-manifest",
    });
  });

  test("lines that are not indented as far as their fence keep their columns to one another", () => {
    expect(mendText(`1. Apply\n   \`\`\`yaml\n${POD}   \`\`\`\n`)).toBe(POD);
  });

  test("fences that no reader of lines comes to are not told, and the text is refused with all that stands in them", () => {
    const found = findInText(`\`\`\`yaml\n${POD}\`\`\`\n${"a\n".repeat(20_000)}\`\`\`yaml\n${POD}\`\`\`\n`);
    expect(found.map(({ severity, code }) => [severity, code])).toEqual([["error", "yaml-syntax"]]);
  });

  test("of fences in fences the inner ones are not read", () => {
    const found = findInText(`\`\`\`\`yaml\nkind: [\n\`\`\`\n${POD}\`\`\`\n\`\`\`\`\n`);
    expect(found.map(({ severity }) => severity)).toEqual(["warning", "warning", "error"]);
  });

  test("fences around no manifest are errors, and nothing can be kept", () => {
    expect(findInText("```bash\nls\n```\n")).toMatchObject([
      { line: 1, severity: "error", fix: undefined },
      { line: 3, severity: "error" },
    ]);
  });

  test("a fence in quote marks comes out in two steps", () => {
    const text = `\`\`\`yaml\n${POD}\`\`\``
      .split("\n")
      .map((line) => `> ${line}\n`)
      .join("");
    expect(mendText(text)).toBe(POD);
  });
});

describe("line numbers that were copied along can be removed", () => {
  const rows: readonly MistakenText[] = [
    ["1 and a space", each((i) => `${i} `), 1, "1", "remove the line numbers", POD],
    ["cat -n", each((i) => `${String(i).padStart(6)}\t`), 1, "     1", "remove the line numbers", POD],
    ["nl with two spaces", each((i) => `${String(i).padStart(4)}  `), 1, "   1", "remove the line numbers", POD],
    ["grep -n", each((i) => `${i}:`), 1, "1:", "remove the line numbers", POD],
    ["a colon and a space", each((i) => `${i}: `), 1, "1:", "remove the line numbers", POD],
    ["a bar", each((i) => `${i}|`), 1, "1|", "remove the line numbers", POD],
    ["bat", each((i) => `${String(i).padStart(4)} │ `), 1, "   1 │", "remove the line numbers", POD],
    ["zeros in front", each((i) => `${String(i).padStart(3, "0")} `), 1, "001", "remove the line numbers", POD],
    [
      "an excerpt of a compiler",
      each((i) => `${i === 2 ? ">" : " "} ${i} | `),
      1,
      "  1 |",
      "remove the line numbers",
      POD,
    ],
    ["a dot", each((i) => `${i}. `), 1, "1.", "remove the line numbers", POD],
    ["an arrow", each((i) => `${String(i).padStart(6)}→`), 1, "     1→", "remove the line numbers", POD],
    ["nothing between", each((i) => `${i}`), 1, "1", "remove the line numbers", POD],
    ["from another line on", each((i) => `${i + 96} `), 1, "97", "remove the line numbers", POD],
    ["right-aligned", each((i) => `${String(i + 96).padStart(4)} `), 1, "  97", "remove the line numbers", POD],
    ["left-aligned", each((i) => String(i + 96).padEnd(5)), 1, "97", "remove the line numbers", POD],
    [
      "in lines of their own",
      LINES.map((line, i) => `${i + 1}\n${line}\n`).join(""),
      1,
      "1",
      "remove the line numbers",
      POD,
    ],
    [
      "of two documents",
      `${POD}---\n${POD}`
        .trimEnd()
        .split("\n")
        .map((line, i) => `${i + 1}: ${line}\n`)
        .join(""),
      1,
      "1:",
      "remove the line numbers",
      `${POD}---\n${POD}`,
    ],
    [
      "of an empty line",
      "1 kind: Pod\n2\n3 apiVersion: v1\n",
      1,
      "1",
      "remove the line numbers",
      "kind: Pod\n\napiVersion: v1\n",
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /line numbers/));
});

describe("what a shell put around a manifest can be taken out", () => {
  const TAKE = "take out what is of the shell";
  const rows: readonly MistakenText[] = [
    ["a prompt", `$ kubectl get pod a -o yaml\n${POD}`, 1, "$ kubectl get pod a -o yaml", TAKE, POD],
    [
      "a host's prompt, and the next one",
      `me@box:~/x$ kubectl get pod\n${POD}me@box:~/x$ \n`,
      1,
      "me@box:~/x$ kubectl get pod",
      TAKE,
      POD,
    ],
    ["brackets", `[root@node1 ~]# kubectl get pod\n${POD}`, 1, "[root@node1 ~]# kubectl get pod", TAKE, POD],
    ["PowerShell", `PS C:\\Users\\a> kubectl get pod\n${POD}`, 1, "PS C:\\Users\\a> kubectl get pod", TAKE, POD],
    ["a bare command", `kubectl get pod a -o yaml\n${POD}`, 1, "kubectl get pod a -o yaml", TAKE, POD],
    ["a here-document", `kubectl apply -f - <<EOF\n${POD}EOF\n`, 1, "kubectl apply -f - <<EOF", TAKE, POD],
    [
      "one in quotes, with an answer",
      `$ cat <<'END' | kubectl apply -f -\n${POD}END\npod/a created\n`,
      1,
      "$ cat <<'END' | kubectl apply -f -",
      TAKE,
      POD,
    ],
    [
      "one with continuation prompts",
      `$ kubectl apply -f - <<EOF\n${each(() => "> ")}> EOF\n`,
      1,
      "$ kubectl apply -f - <<EOF",
      TAKE,
      POD,
    ],
    [
      "two of them",
      `kubectl apply -f - <<EOF\n${POD}EOF\nkubectl apply -f - <<EOF\n${POD}EOF\n`,
      1,
      "kubectl apply -f - <<EOF",
      TAKE,
      `${POD}---\n${POD}`,
    ],
    [
      "two outputs",
      `$ kubectl get pod a -o yaml\n${POD}$ kubectl get pod b -o yaml\n${POD}`,
      1,
      "$ kubectl get pod a -o yaml",
      TAKE,
      `${POD}---\n${POD}`,
    ],
    [
      "two documents in one",
      `cat <<EOF | kubectl apply -f -\n${POD}---\n${POD}EOF\n`,
      1,
      "cat <<EOF | kubectl apply -f -",
      TAKE,
      `${POD}---\n${POD}`,
    ],
    ["quote marks", each(() => "> "), 1, "> apiVersion: v1", "remove the “>” before the lines", POD],
    ["a prompt alone", "$ kubectl get pods\n", 1, "$ kubectl get pods", null, null],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /shell|“>”/));
});

describe("of a diff the newer text can be kept", () => {
  const KEEP = "keep the newer text of the diff";
  const head = "diff --git a/x.yaml b/x.yaml\nindex 1a2b3c4..5d6e7f8 100644\n";
  const hunk =
    "@@ -1,6 +1,6 @@\n apiVersion: v1\n kind: Pod\n metadata:\n-  name: b\n+  name: a\n   labels:\n     app: web\n";
  const rows: readonly MistakenText[] = [
    ["only pluses", each(() => "+"), 1, "+apiVersion: v1", KEEP, POD],
    ["a header", `--- a/x.yaml\n+++ b/x.yaml\n${hunk}`, 1, "--- a/x.yaml", KEEP, `---\n${POD}`],
    [
      "git's header",
      `${head}--- a/x.yaml\n+++ b/x.yaml\n${hunk}`,
      1,
      "diff --git a/x.yaml b/x.yaml",
      KEEP,
      `---\n${POD}`,
    ],
    [
      "no end of line",
      `--- a/x.yaml\n+++ b/x.yaml\n${hunk}\\ No newline at end of file\n`,
      1,
      "--- a/x.yaml",
      KEEP,
      `---\n${POD}`,
    ],
    ["part of a file only", "@@ -7,3 +7,3 @@\n     a: b\n-    c: d\n   e: f\n", 1, "@@ -7,3 +7,3 @@", null, null],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /diff/));
});

describe("of a merge conflict either side can be kept", () => {
  const text = "apiVersion: v1\nkind: Pod\nmetadata:\n<<<<<<< HEAD\n  name: a\n=======\n  name: b\n>>>>>>> feature/x\n";

  test("both sides are named, and each has its fix", () => {
    const [ours, theirs] = findInText(text);
    expect(ours).toMatchObject({ line: 4, marked: "<<<<<<< HEAD", fix: { title: "keep HEAD" } });
    expect(theirs).toMatchObject({ line: 8, marked: ">>>>>>> feature/x", fix: { title: "keep feature/x" } });
    expect(ours?.message).toContain("“HEAD” or “feature/x”");
    expect(applyEdits(text, ours?.fix?.edits ?? [])).toBe("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n");
    expect(applyEdits(text, theirs?.fix?.edits ?? [])).toBe("apiVersion: v1\nkind: Pod\nmetadata:\n  name: b\n");
  });

  test("what both had before is left out", () => {
    const three = text.replace("=======", "||||||| 1234567\n  name: c\n=======");
    expect(mendText(three)).toBe("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n");
  });

  test("a mark alone is told, and nobody guesses what it parts", () => {
    expect(findInText(text.replace("=======\n", ""))).toMatchObject([{ line: 4, fix: undefined }]);
  });
});
