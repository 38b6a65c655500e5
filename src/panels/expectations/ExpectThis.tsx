import { ListChecks } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ExpectationResult, Explanation } from "../../engine";
import { selectedEdge } from "../../state/selectors";
import { useActions, useApp } from "../../state/store-context";
import { PlaceButton } from "../card/PlaceButton";
import { expectationsOf, isWrittenDown, stayWords } from "./expectation-words";
import { ScoreMark } from "./ScoreMark";
import "./expect-this.css";

interface ExpectThisProps {
  readonly edgeId: string;
  /** Of a line that the picture does not draw. */
  readonly verdict: Explanation["verdict"];
}

const none: readonly ExpectationResult[] = [];

/** What is expected of a connection, and the button that expects it to stay as it is. */
export function ExpectThis({ edgeId, verdict }: ExpectThisProps) {
  const results = useApp((state) => state.analysis.analysis?.expectations ?? none);
  const state = useApp((app) => selectedEdge(app)?.state) ?? verdict;
  const { expectAsNow } = useActions();
  const about = expectationsOf(results, edgeId);
  const words = isWrittenDown(about, state) ? null : stayWords(state);
  const box = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  useEffect(() => {
    if (words !== null || !isPressed.current) return;
    isPressed.current = false;
    // It went down with the button: what was written down is in its place.
    if (document.activeElement === document.body) box.current?.querySelector("button")?.focus();
  }, [words]);
  if (about.length === 0 && words === null) return null;
  return (
    <div ref={box} className="expect-this">
      {about.length > 0 && (
        <ul>
          {about.map(({ id, pass, sentence, place, line }) => (
            <li key={id}>
              <ScoreMark pass={pass} />
              <span>
                Expected, and {pass ? "holds" : "fails"}:{" "}
                <PlaceButton place={place} line={line}>
                  {sentence}
                </PlaceButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      {words !== null && (
        <button
          type="button"
          className="button outlined"
          onClick={() => {
            isPressed.current = true;
            void expectAsNow({ edgeId });
          }}
        >
          <ListChecks size={14} aria-hidden />
          {words}
        </button>
      )}
    </div>
  );
}
