import { useEffect, useState } from "react";
import type { MatrixForm, MatrixTotals } from "../../engine";
import { askUntilAnswered } from "../../state/ask-until-answered";
import { useActions, useApp } from "../../state/store-context";
import { type CountedTotals, totalsShown } from "./totals-shown";

/** What all cells come to: asked on and on until all are counted, so that the cells that are seen come in between. Null until some are. */
export function useTotals({ level, folded }: MatrixForm): MatrixTotals | null {
  const { ask } = useActions();
  const revision = useApp(({ documents }) => documents.revision);
  const options = useApp(({ view }) => view.options);
  const [counted, setCounted] = useState<CountedTotals | null>(null);
  const key = JSON.stringify([level, folded]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is folded is compared by value
  useEffect(() => {
    let isWanted = true;
    const count = async () => {
      while (isWanted) {
        const outcome = await askUntilAnswered(
          () => ask("matrixTotals", { level, folded }),
          () => isWanted,
        );
        if (outcome?.kind !== "done") return;
        setCounted({ form: key, revision: outcome.revision, options, totals: outcome.result });
        if (outcome.result === null || outcome.result.counts !== null) return;
      }
    };
    void count();
    return () => {
      isWanted = false;
    };
  }, [key, revision, options, ask]);
  return totalsShown(counted, { form: key, revision, options });
}
