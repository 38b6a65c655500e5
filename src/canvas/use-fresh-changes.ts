import { useEffect, useMemo, useRef, useState } from "react";
import type { EditChange } from "../engine";
import { useApp } from "../state/store-context";
import { isSameValue } from "../ui/same-value";
import { type FreshChanges, freshChanges } from "./fresh-changes";

/** How long what an edit opened and closed glows. */
const GLOW_MS = 3000;
const noChanges: FreshChanges = new Map();

/** What an edit has just done, by edge; empty three seconds later. Told again, the same change is not fresh again. */
export function useFreshChanges(): FreshChanges {
  const change = useSameChange(useApp((state) => state.analysis.analysis?.change ?? null));
  const [over, setOver] = useState<EditChange | null>(null);
  useEffect(() => {
    if (change === null) return;
    const timer = setTimeout(() => setOver(change), GLOW_MS);
    return () => clearTimeout(timer);
  }, [change]);
  return useMemo(() => (change === null || over === change ? noChanges : freshChanges(change)), [change, over]);
}

/** The change of the last analysis keeps its identity where the next one tells the same. */
function useSameChange(change: EditChange | null): EditChange | null {
  const last = useRef(change);
  if (!isSameValue(last.current, change)) last.current = change;
  return last.current;
}
