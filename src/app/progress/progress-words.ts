import type { AnalysisProgress } from "../../state/analysis";
import { counted } from "../../ui/counted";

/** What is being done, without how much of it. */
export function stageWords({ stage }: Pick<AnalysisProgress, "stage">): string {
  switch (stage) {
    case "reading":
      return "Reading";
    case "judging":
      return "Working out who can talk to whom";
    case "drawing":
      return "Drawing the picture";
  }
}

/** What is being done, and how much of it, as far as anybody can tell. */
export function progressWords(progress: AnalysisProgress): string {
  const { stage, done, total } = progress;
  const words = stageWords(progress);
  if (total === 0) return `${words}…`;
  if (stage === "reading") return `${words}: ${done.toLocaleString("en")} of ${counted(total, "object")}`;
  return `${words}: ${Math.floor((100 * Math.min(done, total)) / total)} %`;
}
