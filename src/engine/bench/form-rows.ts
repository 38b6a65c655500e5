import type { BenchInputs } from "./bench-inputs";
import type { BenchRow } from "./bench-row";
import type { BenchScale } from "./bench-scale";
import type { FormAsk } from "./bench-task";
import { commonOf } from "./text-rows";

/** What a form of the picture waits for: what it may offer, and what a wish would open and close; half the workloads have a policy. */
export function formRows(inputs: BenchInputs, { medium, large, runs }: BenchScale): readonly BenchRow[] {
  const sizes = [
    { pods: medium.pods, ofOne: 100, ofAll: null, offer: 100 },
    { pods: large.pods, ofOne: 500, ofAll: 2000, offer: 500 },
  ] as const;
  return sizes.flatMap(({ pods, ofOne, ofAll, offer }) => {
    const policies = Math.max(1, Math.round(pods / 10));
    return inputs.texts(pods, { policies, hasDenials: false }).flatMap((text): BenchRow[] => {
      const row = (work: string, ask: FormAsk, goalMs: number | null, count: number): BenchRow => {
        const how = { kind: "form", ask, file: text.path } as const;
        return { ...commonOf(text), work, how, processes: 1, runs: Math.max(1, count), goalMs, goalMb: null };
      };
      return [
        row("preview of a default deny for one namespace", "deny-one", ofOne, runs),
        row("preview of a default deny for all namespaces", "deny-all", ofAll, Math.round(runs / 4)),
        row("offer of the form of a policy", "offer-policy", offer, runs),
        row("offer of the form of an allowance", "offer-allow", offer, runs),
      ];
    });
  });
}
