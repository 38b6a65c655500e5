import { mutateText } from "./mutate-text";
import type { Random } from "./random";
import { randomYaml } from "./random-yaml";

/** A text that somebody might paste by mistake or on purpose: generated, or a given one with mistakes, cut and mixed. */
export function fuzzText(random: Random, texts: readonly string[]): string {
  let text = random.chance(0.2) ? randomYaml(random, random.pick([0, 0.2, 0.6, 1])) : random.pick(texts);
  if (random.chance(0.1)) text = text.slice(random.int(text.length + 1));
  if (random.chance(0.1)) text = text.slice(0, random.int(text.length + 1));
  if (random.chance(0.2)) text += random.pick(["", "\n", "---\n", "\n---\n", "\n\ufeff---\n"]) + random.pick(texts);
  if (random.chance(0.5)) text = mutateText(random, text);
  for (let left = random.pick([0, 1, 1, 2, 4]); left > 0; left--) text = spoil(random, text);
  return text.length > LONGEST ? text.slice(0, LONGEST) : text;
}

/** Longer ones are not more hostile, only slower to try. */
const LONGEST = 6000;

function spoil(random: Random, text: string): string {
  const at = random.int(text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (random.int(8)) {
    case 0:
      return before + random.pick(HOSTILE) + after;
    case 1:
      return before + random.pick(HOSTILE).repeat(1 + random.int(300)) + after;
    case 2:
      return mapLines(text, random.pick(LINES), random.pick([0, 0, 0.3]), random);
    case 3:
      return text.replaceAll("\n", random.pick(["\r", "\r\n", "\n\n", "\u2028", "\u0085", " "]));
    case 4:
      return text.replaceAll(
        random.pick([" ", ":", "-", '"', "a", "  "]),
        random.pick(["\t", "\u00a0", "：", "“", "–", "\u200b"]),
      );
    case 5:
      return random.pick(AROUND)(text);
    case 6:
      return random.chance(0.5)
        ? JSON.stringify(text)
        : `${JSON.stringify({ a: text, b: [text] }, null, random.pick([0, 2]))}`;
    default:
      return before + String.fromCharCode(random.int(random.pick([32, 256, 0x10000]))) + after;
  }
}

function mapLines(text: string, prefix: (line: number) => string, skipped: number, random: Random): string {
  const lines = text.split("\n");
  return lines.map((line, i) => (random.chance(skipped) ? line : prefix(i) + line)).join("\n");
}

/** What is copied along before each line. */
const LINES: readonly ((line: number) => string)[] = [
  (line) => `${line + 1} `,
  (line) => `${String(line + 1).padStart(4)}  `,
  (line) => `${line + 1}: `,
  () => "+",
  () => "- ",
  () => "> ",
  () => "\t",
  () => "    ",
  () => "$ ",
  () => "| ",
];

const AROUND: readonly ((text: string) => string)[] = [
  (text) => `\`\`\`yaml\n${text}\n\`\`\`\n`,
  (text) => `$ kubectl get netpol -o yaml\n${text}`,
  (text) => `cat <<EOF | kubectl apply -f -\n${text}\nEOF\n`,
  (text) => `<html><body><pre>${text}</pre></body></html>`,
  (text) => `apiVersion: v1\nkind: List\nitems:\n${text.replace(/^/gm, "  ").replace(/^ {2}/, "- ")}`,
  (text) => `{{- if .Values.a }}\n${text}\n{{- end }}\n`,
  (text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> b\n`,
  (text) => `[${text}]`,
  (text) => `{"a": ${text}}`,
  (text) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: |\n${text.replace(/^/gm, "    ")}`,
];

const HOSTILE = [
  "\0",
  "\u001b[31m",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\ud800",
  "\udc00",
  "\u2028",
  "\u0085",
  "😀",
  "\t",
  "[",
  "{",
  "- ",
  "? ",
  "&a ",
  "*a ",
  "&a [*a]",
  "<<: *a\n",
  "!!js/function ",
  "!!binary ",
  "__proto__: ",
  "constructor: {prototype: 1}\n",
  "{{ .Values.x }}",
  ["$", "{VAR}"].join(""),
  "{% raw %}",
  "%YAML 1.1\n",
  "---\n",
  "...\n",
  "0120",
  "1e999",
  "12:30:45",
  "on: yes\n",
  '"\\ud800"',
  "|9\n",
  ">-\n",
  "'",
  '"',
  "```\n",
  "# ",
  "kind: List\nitems:\n",
  "apiVersion: networking.k8s.io/v1\n",
  "<img src=x onerror=1>",
];
