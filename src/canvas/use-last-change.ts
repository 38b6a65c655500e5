import { useEffect, useState } from "react";
import { scenarioKey } from "../state/selectors";
import type { AppState } from "../state/store";
import { useAppStore } from "../state/store-context";
import { compareAnalyses, type EditEffect, noEffect } from "./edit-effect";
import type { ConnectionChange } from "./graph-change";

/**
 * What the last intent did to the picture; {@link noEffect} after one that changed nothing, and after opening something
 * else.
 * Letters that the history counts as one intent are told as one: against the picture before the first of them.
 */
export function useLastChange(): EditEffect {
  const store = useAppStore();
  const [effect, setEffect] = useState(noEffect);
  useEffect(() => {
    let shown = shownOf(store.getState());
    let before = shown;
    return store.subscribe((state, former) => {
      if (state.analysis.analysis === former.analysis.analysis) return;
      const next = shownOf(state);
      if (next?.intent !== shown?.intent || next?.scenario !== shown?.scenario) before = shown;
      shown = next;
      const earlier = before;
      if (earlier === null || next === null || earlier.scenario !== next.scenario) setEffect(noEffect);
      else setEffect(compareAnalyses(earlier.analysis, next.analysis));
    });
  }, [store]);
  return effect;
}

const GLOW_MS = 3000;

/** The same for as long as the edges are to glow. */
export function useFreshChanges(): readonly ConnectionChange[] {
  const { changes } = useLastChange();
  const [over, setOver] = useState(noEffect.changes);
  useEffect(() => {
    const timer = setTimeout(() => setOver(changes), GLOW_MS);
    return () => clearTimeout(timer);
  }, [changes]);
  return over === changes ? noEffect.changes : changes;
}

interface Shown {
  readonly analysis: NonNullable<AppState["analysis"]["analysis"]>;
  readonly scenario: string;
  /** Same while the history's last entry is the same one, still growing. */
  readonly intent: string;
}

function shownOf(state: AppState): Shown | null {
  const { analysis } = state.analysis;
  const { done, undone } = state.documents.journal;
  return analysis && { analysis, scenario: scenarioKey(state), intent: `${done.length} ${undone.length}` };
}
