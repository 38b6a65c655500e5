import { useEffect } from "react";
import type { Off } from "../../engine";
import { isOutdated } from "../../state/selectors";
import { useActions, useApp } from "../../state/store-context";
import { isSameValue } from "../../ui/same-value";
import { goneWords } from "./what-if-words";

const NOTHING: readonly Off[] = [];

/** What moved in the text is off where it is now; what went is dropped, and that is said. */
export function useFollowOff(): void {
  const off = useApp(({ view }) => view.options.off) ?? NOTHING;
  const items = useApp(({ analysis }) => analysis.analysis?.whatIf?.items);
  const isLate = useApp(isOutdated);
  const { setOff, tell } = useActions();
  useEffect(() => {
    if (isLate || items === undefined || off.length === 0) return;
    const left = items.flatMap(({ now }) => now ?? []);
    if (isSameValue(left, off)) return;
    setOff(left);
    const gone = items.filter(({ now }) => now === null);
    if (gone.length > 0) tell({ sentence: goneWords(gone), notes: [], revision: null, text: null });
  }, [off, items, isLate, setOff, tell]);
}
