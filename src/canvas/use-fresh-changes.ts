import { useEffect, useMemo, useRef, useState } from "react";
import type { EditChange } from "../engine";
import { useApp } from "../state/store-context";
import { isSameValue } from "../ui/same-value";
import { type FreshChanges, freshChanges } from "./fresh-changes";

/** How long what an edit opened and closed glows. */
const GLOW_MS = 3000;
const noChanges: FreshChanges = new Map();

/**
 * What an edit has just done, by edge; empty three seconds later. Told again, the same change is not fresh again. What comes
 * of something that is off, or differs from a baseline that the picture is compared with, is to be seen as long as it is so.
 */
export function useFreshChanges(): FreshChanges {
  const lasts = useApp(({ analysis: { analysis } }) => (analysis?.compared ?? analysis?.whatIf) !== undefined);
  const told = useApp(({ analysis: { analysis } }) => analysis?.compared ?? analysis?.change ?? null);
  const edit = useSameChange(told, !lasts);
  const change = useSameChange(told, lasts);
  const [over, setOver] = useState<EditChange | null>(null);
  useEffect(() => {
    if (edit === null) return;
    const timer = setTimeout(() => setOver(edit), GLOW_MS);
    return () => clearTimeout(timer);
  }, [edit]);
  const shown = lasts ? change : over === edit ? null : edit;
  return useMemo(() => (shown === null ? noChanges : freshChanges(shown)), [shown]);
}

/** The change of the last analysis that is meant keeps its identity where the next one tells the same. */
function useSameChange(change: EditChange | null, isMeant: boolean): EditChange | null {
  const last = useRef<EditChange | null>(null);
  if (isMeant && !isSameValue(last.current, change)) last.current = change;
  return last.current;
}
