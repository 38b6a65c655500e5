import { useEffect, useState } from "react";

interface Resting {
  /** Null is taken at once, also at first; else it rests like any other value. */
  readonly nullAtOnce?: boolean;
}

/** A value once it has been the same one for a while: not every letter is told, and not every place the pointer crosses. */
export function useRested<T>(value: T, restMs: number, { nullAtOnce = false }: Resting = {}): T | null {
  const [rested, setRested] = useState<T | null>(nullAtOnce ? null : value);
  const isGone = nullAtOnce && value === null;
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), isGone ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [value, restMs, isGone]);
  return isGone ? null : rested;
}
