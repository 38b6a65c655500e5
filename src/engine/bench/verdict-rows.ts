import type { BenchRow } from "./bench-row";
import type { BenchScale } from "./bench-scale";

/** Judging alone, without text. */
export function verdictRows({ world, everyPodDifferent, sample, runs }: BenchScale): readonly BenchRow[] {
  const fewer = Math.max(1, Math.round(runs / 4));
  const worlds = [
    { ...world, atoms: 7, goalMs: 150, goalMb: null },
    { ...world, atoms: 32, goalMs: 500, goalMb: null },
    { ...everyPodDifferent, atoms: 7, goalMs: 1000, goalMb: 500 },
  ];
  return worlds.flatMap(({ classes, policies, atoms, goalMs, goalMb }): BenchRow[] => {
    const size = { classes, policies, atoms, seed: 1 };
    const common = {
      input: `${classes.toLocaleString("en")} classes, ${policies.toLocaleString("en")} policies, ${atoms} port atoms`,
      form: null,
      how: { kind: "judge", world: size },
      reference: {
        name: `naive evaluator, ${sample} pairs scaled up to all`,
        task: { kind: "naive-judge", world: size, sample },
      },
      goalMs,
      goalMb,
    } as const;
    return [
      { ...common, work: "verdicts alone, cold", processes: Math.min(3, fewer), runs: 1 },
      { ...common, work: "verdicts alone, warm", processes: 1, runs: fewer },
    ];
  });
}
