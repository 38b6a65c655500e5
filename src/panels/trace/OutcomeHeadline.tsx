import {
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  Hourglass,
  type LucideIcon,
  SearchX,
} from "lucide-react";
import type { TraceOutcome } from "../../engine";
import { Breakable } from "../../ui/Breakable";
import type { OutcomeWords } from "./outcome-words";

/** A shape for each way to end, so that no two differ by colour alone. */
const ICONS: Record<TraceOutcome["kind"], LucideIcon> = {
  answered: CircleCheck,
  "answered-with-error": CircleAlert,
  refused: CircleX,
  "timed-out": Hourglass,
  "not-resolved": SearchX,
  depends: CircleQuestionMark,
};

interface OutcomeMarkProps {
  readonly kind: TraceOutcome["kind"];
  readonly size: number;
}

/** The shape of an outcome; its word stands beside it. */
export function OutcomeMark({ kind, size }: OutcomeMarkProps) {
  const Icon = ICONS[kind];
  return <Icon size={size} aria-hidden className={`outcome-mark outcome-${kind}`} />;
}

interface OutcomeHeadlineProps {
  readonly kind: TraceOutcome["kind"];
  readonly words: OutcomeWords;
}

/** “Timed out: dropped by the ingress of app/database.” */
export function OutcomeHeadline({ kind, words: { word, because } }: OutcomeHeadlineProps) {
  return (
    <h4 className={`outcome outcome-${kind}`}>
      <OutcomeMark kind={kind} size={18} />
      <span>
        <strong>{word}</strong>
        {because !== "" && (
          <>
            : <Breakable text={because} />
          </>
        )}
      </span>
    </h4>
  );
}
