import { createStagedWorker, type StagedWorker } from "./staged-worker";
import type { Schedule } from "./watchdog";
import type { WorkerLike } from "./worker-like";

export interface StagesDependencies {
  /** Its code has come with the page; it answers what the first picture needs. */
  readonly createFirst: () => WorkerLike;
  /** Fetches the code of the worker that answers everything. */
  readonly fetchFull: () => Promise<() => WorkerLike>;
  /** Whether the text as it is now is beyond the first worker, as far as a glance tells. */
  readonly needsFull: () => boolean;
  readonly schedule: Schedule;
}

/** Workers for the page's door, each of which begins with the code that is there. */
export interface Stages {
  readonly createWorker: () => WorkerLike;
  /** Lets the full worker take over. Fails where its code cannot be fetched; then it is tried anew with the next need. */
  readonly bringFull: () => Promise<void>;
  /** What makes a full worker. */
  readonly fetchFull: () => Promise<() => WorkerLike>;
}

export function createStages({ createFirst, fetchFull, needsFull, schedule }: StagesDependencies): Stages {
  let createFull: (() => WorkerLike) | null = null;
  let staged: StagedWorker | null = null;
  let fetching: Promise<() => WorkerLike> | null = null;

  const fetchOnce = async () => {
    try {
      fetching ??= fetchFull();
      createFull = await fetching;
      return createFull;
    } catch (error) {
      fetching = null;
      throw error;
    }
  };

  return {
    createWorker: () => {
      if (createFull !== null) return createFull();
      staged = createStagedWorker({ first: createFirst(), fetchFull: fetchOnce, needsFull, schedule });
      return staged;
    },
    bringFull: async () => {
      await fetchOnce();
      await staged?.bringFull();
    },
    fetchFull: fetchOnce,
  };
}
