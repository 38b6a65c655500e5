import type { BenchInputs, BenchText } from "./bench-inputs";
import type { BenchReference, BenchRow } from "./bench-row";
import type { BenchScale } from "./bench-scale";
import type { EditPlace } from "./bench-task";

/** Reading and judging a whole text, and typing in it: the goals. */
export function textRows(inputs: BenchInputs, scale: BenchScale): readonly BenchRow[] {
  const fewer = Math.max(1, Math.round(scale.runs / 4));
  // who types has typed before: the median is that of a session that is warm
  const sizes = [
    { ...scale.medium, coldGoal: [500, 200], policyGoal: 20, labelGoal: 40, runs: scale.runs * 2, cold: fewer },
    { ...scale.large, coldGoal: [4000, 600], policyGoal: 100, labelGoal: 200, runs: scale.runs, cold: fewer - 2 },
  ] as const;
  return sizes.flatMap(({ pods, policies, coldGoal, policyGoal, labelGoal, runs, cold }) =>
    inputs.texts(pods, { policies }).flatMap((text): BenchRow[] => {
      const common = { ...commonOf(text), goalMs: null, goalMb: null };
      const [goalMs, goalMb] = coldGoal;
      const how = { kind: "read", upTo: "verdicts", file: text.path } as const;
      const typing = (work: string, at: EditPlace, goal: number): BenchRow => {
        const edit = { kind: "edit", upTo: "picture", at, file: text.path } as const;
        return { ...common, work, how: edit, processes: 1, runs, goalMs: goal };
      };
      return [
        { ...common, work: "text to all verdicts, cold", how, processes: Math.max(1, cold), runs: 1, goalMs, goalMb },
        { ...common, work: "text to all verdicts, warm", how, processes: 1, runs: fewer },
        typing("one edited policy to verdicts, picture and delta", "policy", policyGoal),
        typing("one edited pod label to verdicts, picture and delta", "label", labelGoal),
      ];
    }),
  );
}

/** The rows that there were before the goals, at sizes of before. */
export function smallRows(inputs: BenchInputs, scale: BenchScale): readonly BenchRow[] {
  return scale.small.flatMap((pods) =>
    inputs.texts(pods).flatMap((text): BenchRow[] => {
      const runs = pods > 500 ? Math.max(1, scale.runs / 4) : scale.runs;
      const common = { ...commonOf(text), processes: 1, goalMs: null, goalMb: null };
      const reading = (upTo: "verdicts" | "picture"): BenchRow => {
        return { ...common, work: `text to ${upTo}`, how: { kind: "read", upTo, file: text.path }, runs };
      };
      const typing = (work: string, upTo: "verdicts" | "picture", at: EditPlace): BenchRow => {
        return { ...common, work, how: { kind: "edit", upTo, at, file: text.path }, runs: runs * 2 };
      };
      return [
        reading("verdicts"),
        typing("one edit to verdicts", "verdicts", "policy"),
        reading("picture"),
        typing("one edit to picture", "picture", "policy"),
        typing("one pod label edit to picture", "picture", "label"),
        typing("one edit in another file to picture", "picture", "other-file"),
      ];
    }),
  );
}

/** What rows of a text share: the reference is the full parser on the same text. */
export function commonOf({ form, words, path }: BenchText): {
  readonly form: BenchText["form"];
  readonly input: string;
  readonly reference: BenchReference;
} {
  return {
    form,
    input: words,
    reference: { name: "yaml.parseAllDocuments", task: { kind: "yaml", file: path } },
  };
}
