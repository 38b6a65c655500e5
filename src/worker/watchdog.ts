/** Runs something later; the result calls it off. */
export type Schedule = (run: () => void, delayMs: number) => () => void;

/** Notices that a worker no longer gives a sign of life. */
export interface Watchdog {
  /** Watches from now on, or anew. */
  start(): void;
  /** A sign of life; without effect where nothing is watched. */
  beat(): void;
  stop(): void;
}

/** How long a worker may be silent while a call runs. */
export const silenceLimitMs = 10_000;

const tickMs = 1_000;

/**
 * Calls `onSilent` once when {@link silenceLimitMs} pass without a beat.
 *
 * It counts ticks of its own instead of looking at a clock: a page that slept, or was busy itself, had no ticks, and the
 * beats that queued up meanwhile come in before the next one. So only silence that the page could have heard counts.
 */
export function createWatchdog(schedule: Schedule, onSilent: () => void): Watchdog {
  let silentMs = 0;
  let cancelTick: (() => void) | null = null;

  const tick = () => {
    silentMs += tickMs;
    cancelTick = null;
    if (silentMs >= silenceLimitMs) onSilent();
    else cancelTick = schedule(tick, tickMs);
  };
  const stop = () => {
    cancelTick?.();
    cancelTick = null;
  };

  return {
    start: () => {
      stop();
      silentMs = 0;
      cancelTick = schedule(tick, tickMs);
    },
    beat: () => {
      silentMs = 0;
    },
    stop,
  };
}
