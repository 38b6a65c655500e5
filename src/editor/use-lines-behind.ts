import { useEffect, useMemo, useState } from "react";
import { useApp } from "../state/store-context";
import { linesBehind, textMarks } from "./text-marks";

/** An answer that an edit has made old is shown so long, so that nothing blinks while one types. */
const PATIENCE_MS = 300;

/** How many lines of each file are behind the connection that is pointed at. */
export function useLinesBehind(): ReadonlyMap<string, number> {
  const files = useApp((state) => state.documents.files);
  const revision = useApp((state) => state.documents.revision);
  const placesBehind = useApp((state) => state.analysis.placesBehind);
  const current = useMemo(
    () => linesBehind(textMarks({ placesBehind, spotlight: null }, revision), files),
    [placesBehind, revision, files],
  );
  const isOld = placesBehind !== null && placesBehind.revision < revision;
  const [shown, setShown] = useState(current);
  useEffect(() => {
    if (!isOld) {
      setShown(current);
      return;
    }
    const timer = setTimeout(() => setShown(current), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [current, isOld]);
  return shown;
}
