import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import "./cut-text.css";

interface CutTextProps {
  /** It can be gone to by this id, and is whole while it has the focus; absent: it is not gone to. */
  readonly id?: string;
  readonly className: string;
  /** What is said, for a tooltip; once it is another, it is short again. */
  readonly text: string;
  /** It is spoken elsewhere. */
  readonly isSpokenElsewhere?: boolean;
  readonly children: ReactNode;
}

/** A sentence in the lines there is room for; where that cuts it, a button shows all of it. */
export function CutText({ id, className, text, isSpokenElsewhere, children }: CutTextProps) {
  const own = useId();
  const words = useRef<HTMLParagraphElement>(null);
  const [isCut, setCut] = useState(false);
  const [wholeText, setWholeText] = useState<string | null>(null);
  const isWhole = wholeText !== null && wholeText === text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words may be cut where those before were not
  useLayoutEffect(() => {
    const element = words.current;
    if (element === null || isWhole) return;
    const measure = () => setCut(element.scrollHeight > element.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isWhole, text]);
  return (
    <>
      <p
        ref={words}
        id={id ?? own}
        className={`cut-text ${className}${isWhole ? " whole" : ""}`}
        title={text}
        aria-hidden={isSpokenElsewhere}
        {...(id === undefined ? {} : { tabIndex: -1 })}
      >
        {children}
      </p>
      {(isCut || isWhole) && text !== "" && (
        <button
          type="button"
          className="link cut-more"
          aria-expanded={isWhole}
          aria-controls={id ?? own}
          onClick={() => setWholeText(isWhole ? null : text)}
        >
          {isWhole ? "Less" : "More"}
          <span className="visually-hidden"> of the sentence</span>
        </button>
      )}
    </>
  );
}
