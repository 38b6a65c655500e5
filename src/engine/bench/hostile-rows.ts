import type { BenchInputs } from "./bench-inputs";
import type { BenchRow } from "./bench-row";
import type { BenchScale } from "./bench-scale";

/** A text that nobody writes, but somebody pastes. */
interface HostileText {
  readonly words: string;
  readonly text: string;
}

/** What no text may do is to keep its reader waiting: an answer comes within seconds, be it that the text is wrong. */
const MOST_MS = 5000;

/** Reading what is huge or broken, or both, up to the picture; the reference is the full parser on a usual text. */
export function hostileRows(inputs: BenchInputs, { medium, hostile }: BenchScale): readonly BenchRow[] {
  const [usual] = inputs.texts(medium.pods, { policies: medium.policies });
  if (usual === undefined) return [];
  return hostileTexts(hostile).map(({ words, text }, i) => ({
    work: "hostile text to picture",
    input: words,
    form: null,
    how: { kind: "read", upTo: "picture", file: inputs.file(`hostile-${i}`, text) },
    processes: 1,
    runs: 3,
    goalMs: MOST_MS,
    goalMb: null,
    reference: { name: `yaml.parseAllDocuments of ${usual.words}`, task: { kind: "yaml", file: usual.path } },
  }));
}

/** @param count - of documents, keys and the like; a hundred thousand makes texts of up to 20 MB */
function hostileTexts(count: number): readonly HostileText[] {
  const many = count.toLocaleString("en");
  const times = (write: (i: number) => string) => Array.from({ length: count }, (_, i) => write(i)).join("");
  const policy = (name: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: {}\n`;
  return [
    { words: `${many} documents`, text: times((i) => `---\n${policy(`p${i}`)}`) },
    { words: `${many} broken documents`, text: times((i) => `---\nkind: Pod\nmetadata: {name: p${i}\n`) },
    { words: `${many} objects of one name`, text: times(() => `---\n${policy("same")}`) },
    {
      words: `${many} keys in a map`,
      text: `${policy("a")}    matchLabels:\n${times((i) => `      k${i}: v\n`)}`.replace("{}", ""),
    },
    { words: `${many} unknown fields`, text: policy("a") + times((i) => `  k${i}: v\n`) },
    { words: `a name of ${many} times 200 characters`, text: policy(times(() => "x".repeat(200))) },
    {
      words: `${many} times 200 characters in a block scalar`,
      text: policy("a\n  annotations:\n    a: |").replace(
        "\nspec:",
        `\n${times(() => `      ${"x".repeat(193)}\n`)}spec:`,
      ),
    },
    {
      words: `${many} times 30 items behind a bracket that is never closed`,
      text: `${policy("a")}  a: [${times(() => "x, ".repeat(30))}`,
    },
    {
      words: `a Helm template of ${many} times 4 lines`,
      text: times((i) => `  name: {{ .Values.a${i} }}\n  b: c\n  d: e\n  f: g\n`),
    },
    { words: `${many} times 10 lines that begin with a tab`, text: `a:\n${times(() => "\tb: c\n".repeat(10))}` },
    {
      words: `${many} documents with lines that end as on an old Mac`,
      text: times((i) => `---\n${policy(`p${i}`)}`).replaceAll("\n", "\r"),
    },
  ];
}
