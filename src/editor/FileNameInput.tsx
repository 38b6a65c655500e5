import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { stemLength } from "./file-name-problem";
import type { Renaming } from "./use-renaming";

/** The name of a file while it is changed, in the place of its tab: Enter takes it, Escape leaves it. */
export function FileNameInput({ renaming }: { readonly renaming: Renaming }) {
  const { renamed, change, take, leave } = renaming;
  const input = useRef<HTMLInputElement>(null);
  const isNew = renamed?.isNew ?? false;
  useLayoutEffect(() => {
    const element = input.current;
    element?.focus();
    element?.setSelectionRange(0, isNew ? element.value.length : stemLength(element.value));
    element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isNew]);
  if (renamed === null) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    // The Enter that ends a composition is the input method's.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") take("key");
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  };

  return (
    <input
      ref={input}
      className="file-name"
      aria-label={`New name of ${renamed.file}`}
      aria-invalid={renamed.problem !== null}
      aria-describedby={renamed.problem === null ? undefined : "file-problem"}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      size={Math.max(8, renamed.value.length + 1)}
      maxLength={100}
      value={renamed.value}
      onChange={({ target }) => change(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => take("blur")}
    />
  );
}
