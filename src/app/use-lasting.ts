import { useEffect, useState } from "react";

/** Whether something has been so for a while: short moments are not worth a word. */
export function useLasting(isSo: boolean, whileMs: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) {
      setLasts(false);
      return;
    }
    const timer = setTimeout(() => setLasts(true), whileMs);
    return () => clearTimeout(timer);
  }, [isSo, whileMs]);
  return lasts;
}
