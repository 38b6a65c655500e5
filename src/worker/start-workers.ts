import { createWorkerClient } from "./client";
import type { FilesSnapshot } from "./files-change";
import FirstWorker from "./first.worker?worker&inline";
import type { WorkerClient } from "./protocol";
import { createStages } from "./stages";
import type { Schedule } from "./watchdog";
import { withIntake } from "./with-intake";

/** The workers of the page, inlined because of its policy, behind their one door. */
export interface Workers {
  readonly client: WorkerClient;
  /** Fetches what the first picture can do without, and puts it in its place. */
  readonly bringFull: () => Promise<void>;
}

export function startWorkers(readFiles: () => FilesSnapshot, schedule: Schedule): Workers {
  const { createWorker, bringFull, fetchFull } = createStages({
    createFirst: () => new FirstWorker({ name: "first" }),
    fetchFull: async () => {
      const { default: FullWorker } = await import("./full.worker?worker&inline");
      return () => new FullWorker({ name: "full" });
    },
    needsFull: () => readFiles().files.some(({ text }) => beyondFirst.test(text)),
    schedule,
  });
  /** It works on what is given to it, never on the files of the scenario. */
  const startIntake = async () =>
    createWorkerClient({
      createWorker: await fetchFull(),
      readFiles: () => ({ revision: 0, files: [] }),
      schedule,
    });
  const client = withIntake(createWorkerClient({ createWorker, readFiles, schedule }), startIntake);
  return { client, bringFull };
}

/** A glance that spares the first worker what it would have to pass on anyway (`notInFirstWorker`). */
const beyondFirst = /\bkind: *(?:Service|Ingress|Expectation)\b/;
