import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type LatePart, useLatePart } from "../../ui/late-part";
import "./control-popover.css";

interface ControlPopoverProps<Content> {
  readonly id: string;
  /** What stands on the button; in a narrow pane only the icon does. */
  readonly words: string;
  readonly icon: ReactNode;
  /** What the button is about, for a tooltip and before its words for a screen reader. */
  readonly about: string;
  readonly isActive: boolean;
  /** What draws the content; nobody sees it before the panel opens. */
  readonly content: LatePart<Content>;
  /** `close` gives the focus back to the button. */
  readonly children: (content: Content, close: () => void) => ReactNode;
}

/**
 * A button with a small panel below it. The platform opens it, closes it on Escape and on a click elsewhere, and gives
 * the focus back; its content is there only while it is open. The focus goes to what is marked with `data-start`.
 */
export function ControlPopover<Content>(props: ControlPopoverProps<Content>) {
  const { id, words, icon, about, isActive, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const content = useLatePart(props.content, isOpen);

  const close = () => panel.current?.hidePopover();

  useEffect(() => {
    if (!isOpen) return;
    const place = () => placeBelow(button.current, panel.current);
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  }, [isOpen]);

  useEffect(() => {
    // It came after the panel had opened.
    if (content !== null && panel.current?.matches(":popover-open")) focusStart(panel.current);
  }, [content]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={isActive ? "button control active" : "button control"}
        title={about}
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        {icon}
        <span className="visually-hidden">{about}: </span>
        <span className="control-words">{words}</span>
        <ChevronDown size={14} aria-hidden className="control-chevron" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={about}
        tabIndex={-1}
        className="control-popover"
        onKeyDown={(event) => closeOnEscape(event, close)}
        onBeforeToggle={({ newState }) => {
          if (newState !== "open") return;
          placeBelow(button.current, panel.current);
          setOpen(true);
        }}
        onToggle={({ newState }) => {
          if (newState === "open") focusStart(panel.current);
          else setOpen(false);
        }}
      >
        {isOpen && content !== null && children(content, close)}
      </div>
    </>
  );
}

function placeBelow(button: HTMLElement | null, panel: HTMLElement | null): void {
  if (button === null || panel === null) return;
  const { bottom, right } = button.getBoundingClientRect();
  panel.style.setProperty("--anchor-bottom", `${Math.round(bottom)}px`);
  panel.style.setProperty("--anchor-right", `${Math.round(document.documentElement.clientWidth - right)}px`);
}

/** With a finger the panel itself has the focus: a text field would bring the keyboard up before it is wanted. */
function focusStart(panel: HTMLElement | null): void {
  const start = matchMedia("(pointer: coarse)").matches ? null : panel?.querySelector<HTMLElement>("[data-start]");
  (start ?? panel)?.focus();
}

/** Escape only closes the panel: what is searched for stays in its field, and what is selected in the picture too. */
function closeOnEscape(event: KeyboardEvent, close: () => void): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  close();
}
