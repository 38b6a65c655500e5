import type { Analysis, AnalyzeOptions, ScenarioFile } from "./analysis";
import type { Explanation } from "./policy/explanation";

/**
 * The engine as the worker and the command line hold it: remembers what it has read, so that an edit costs what changed.
 * It has no clock and no I/O; `onProgress` is called at every stage and every 256 objects.
 */
export interface Session {
  /** Reads the files and evaluates everything. Files are compared by name and text with the last call. */
  analyze(files: readonly ScenarioFile[], options: AnalyzeOptions, onProgress?: () => void): Analysis;
  /** Why the edge of the last analysis has its state; null when there is no such edge (any more). */
  explainEdge(edgeId: string): Explanation | null;
}
