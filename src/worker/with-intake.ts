import type { WorkerClient } from "./protocol";

/**
 * One door to two workers: files from outside are taken apart by a worker of their own, which is started when there are
 * some. So its code need not come with the page, and the picture follows the text meanwhile.
 *
 * @param startIntake - fetches the worker's code; where that fails it is tried again with the next files
 */
export function withIntake(analysis: WorkerClient, startIntake: () => Promise<WorkerClient>): WorkerClient {
  let starting: Promise<WorkerClient> | null = null;
  let intake: WorkerClient | null = null;

  const start = async (): Promise<WorkerClient> => {
    try {
      starting ??= startIntake();
      intake = await starting;
      return intake;
    } catch (error) {
      starting = null;
      throw error;
    }
  };

  return {
    update: (change) => {
      analysis.update(change);
      intake?.forgive();
    },
    call: async (name, args, onProgress) => {
      if (name !== "takeApart") return analysis.call(name, args, onProgress);
      try {
        return await (await start()).call(name, args);
      } catch {
        const message = "the part of the page that reads it could not be fetched";
        return { kind: "crashed", revision: 0, message, gaveUp: false };
      }
    },
    forgive: () => {
      analysis.forgive();
      intake?.forgive();
    },
    // Files from outside are another matter.
    cancel: () => analysis.cancel(),
  };
}
