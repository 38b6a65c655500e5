import { useEffect, useState } from "react";

/** The value after it has stayed the same for a while; null at once. */
export function useRested<T>(value: T | null, restMs: number): T | null {
  const [rested, setRested] = useState<T | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), value === null ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return value === null ? null : rested;
}
