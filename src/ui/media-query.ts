import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds now; follows it. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback((changed: () => void) => follow(query, changed), [query]);
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Whether the user asked for less motion. */
export function useReducedMotion(): boolean {
  return useMediaQuery("(prefers-reduced-motion: reduce)");
}

const followers = new Map<string, Set<() => void>>();

/**
 * Calls `changed` whenever the query holds or no longer holds; the result ends it. All who follow a query are told at
 * once, so that they render together: what reads the tokens of a theme must not come before what sets the theme.
 */
function follow(query: string, changed: () => void): () => void {
  const known = followers.get(query);
  const told = known ?? new Set();
  if (known === undefined) {
    followers.set(query, told);
    matchMedia(query).addEventListener("change", () => {
      for (const tell of told) tell();
    });
  }
  told.add(changed);
  return () => told.delete(changed);
}
