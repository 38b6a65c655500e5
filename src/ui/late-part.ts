import { useEffect, useSyncExternalStore } from "react";

/** A part of the page that nobody sees at first: fetched once the first picture is there, or when it is wanted before. */
export interface LatePart<T> {
  /** Null until it is there. */
  readonly get: () => T | null;
  /** Fetches it where that has not been done; after a failure anew. */
  readonly fetch: () => void;
  /** Does something with it as soon as it is there, for which it is fetched; nothing where it cannot be. */
  readonly use: (act: (part: T) => void) => void;
}

const fetches = new Set<() => void>();
const listeners = new Set<() => void>();
let failures = 0;

export function latePart<T>(load: () => Promise<T>): LatePart<T> {
  let state: "away" | "coming" | "failed" | { readonly part: T } = "away";
  const become = (next: typeof state) => {
    failures += Number(next === "failed") - Number(state === "failed");
    state = next;
    for (const listener of listeners) listener();
  };
  const fetch = () => {
    if (state !== "away" && state !== "failed") return;
    become("coming");
    load().then(
      (part) => become({ part }),
      () => become("failed"),
    );
  };
  const use = (act: (part: T) => void) => {
    fetch();
    const look = () => {
      if (state === "coming") return;
      stop();
      if (typeof state === "object") act(state.part);
    };
    const stop = subscribe(look);
    look();
  };
  fetches.add(fetch);
  return { get: () => (typeof state === "object" ? state.part : null), fetch, use };
}

/** Fetches all parts that are not there yet. */
export function fetchLateParts(): void {
  for (const fetch of fetches) fetch();
}

/**
 * The part; null until it is there. Once it is, it is there at the first rendering, without a wait.
 *
 * @param isWanted - somebody asks to see it now
 */
export function useLatePart<T>({ get, fetch }: LatePart<T>, isWanted: boolean): T | null {
  const part = useSyncExternalStore(subscribe, get);
  useEffect(() => {
    if (isWanted) fetch();
  }, [isWanted, fetch]);
  return part;
}

/** Whether some part could not be fetched; it is tried again when it is wanted. */
export function useHasFailedPart(): boolean {
  return useSyncExternalStore(subscribe, hasFailed);
}

const hasFailed = () => failures > 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
