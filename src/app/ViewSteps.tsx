import { ArrowLeft, ArrowRight } from "lucide-react";
import { useNodeNames } from "../panels/picture-controls/use-node-names";
import { viewStepWords } from "../panels/picture-controls/view-step-words";
import { useActions, useApp } from "../state/store-context";
import { placeOf } from "../state/view-history";
import { IconButton } from "../ui/IconButton";
import { isMacKeyboard } from "../ui/mac-keyboard";
import { wordsOfShortcut } from "./key-words";
import "./view-steps.css";

/** Back to the view before, and forward again; nothing while nobody has changed it. The text has its own way back. */
export function ViewSteps() {
  const { past, future } = useApp((state) => state.viewHistory);
  const view = useApp((state) => state.view);
  const { stepView } = useActions();
  const nameOf = useNodeNames();
  if (past.length + future.length === 0) return null;
  const [before, now, after] = [past.at(-1), placeOf(view), future.at(-1)];
  const isMac = isMacKeyboard();
  return (
    <fieldset className="view-steps" aria-label="History of the view">
      <IconButton
        label={`View back${before === undefined ? "" : `: ${viewStepWords(before, now, nameOf)}`} (${wordsOfShortcut("view-back", isMac)})`}
        icon={<ArrowLeft size={14} aria-hidden />}
        disabled={before === undefined}
        onClick={() => stepView("back")}
      />
      <IconButton
        label={`View forward${after === undefined ? "" : `: ${viewStepWords(now, after, nameOf)}`} (${wordsOfShortcut("view-forward", isMac)})`}
        icon={<ArrowRight size={14} aria-hidden />}
        disabled={after === undefined}
        onClick={() => stepView("forward")}
      />
    </fieldset>
  );
}
