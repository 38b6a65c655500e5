import type { BenchInputs } from "./bench-inputs";
import type { BenchRow } from "./bench-row";
import type { BenchScale } from "./bench-scale";
import { commonOf } from "./text-rows";

/** The command line, from the start of the process to its end. */
export function commandRows(inputs: BenchInputs, scale: BenchScale): readonly BenchRow[] {
  const { pods, policies } = scale.medium;
  const fewer = Math.max(1, Math.round(scale.runs / 4));
  const probes = inputs.probes(pods, scale.probes);
  const probing = inputs.texts(pods, { policies }).map((text): BenchRow => {
    const sample = scale.sample * 10;
    const naive = { kind: "naive-probe", file: text.path, probes, sample } as const;
    return {
      ...commonOf(text),
      work: "probes on the command line, process start included",
      input: `${scale.probes.toLocaleString("en")} probes, ${text.words}`,
      how: { kind: "command", words: ["probe", text.path, "--probes", probes] },
      processes: fewer,
      runs: 1,
      reference: { name: `naive evaluator, ${sample} probes scaled up, without reading`, task: naive },
      goalMs: 2000,
      goalMb: null,
    };
  });
  const listing = [scale.medium, scale.large].flatMap((size, i) =>
    inputs.texts(size.pods, { policies: size.policies }).flatMap((text) =>
      (["workload", "pod"] as const).map((level): BenchRow => {
        return {
          ...commonOf(text),
          work: `reach --level ${level}, process start included`,
          how: { kind: "command", words: ["reach", text.path, "--level", level] },
          processes: i === 0 ? fewer : 1,
          runs: 1,
          goalMs: null,
          goalMb: null,
        };
      }),
    ),
  );
  return [...probing, ...listing];
}
