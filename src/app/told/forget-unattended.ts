/** What is asked of the element. */
interface Attended extends Pick<EventTarget, "addEventListener" | "removeEventListener"> {
  matches(selectors: string): boolean;
}

/** With each of them somebody may have turned away. */
const LEAVING = ["pointerleave", "focusout"] as const;

/**
 * Forgets what an element says once the time to read it is over. While the pointer or the focus is in it, it stays, and
 * when they leave, the time begins anew: nobody is to lose a button that one is about to press.
 *
 * @returns ends the wait; nothing is forgotten then
 */
export function forgetUnattended(element: Attended, readMs: number, forget: () => void): () => void {
  const isAttended = () => element.matches(":hover, :focus-within");
  const wait = () => setTimeout(() => (isAttended() ? again() : forget()), readMs);
  const again = () => {
    clearTimeout(timer);
    timer = wait();
  };
  let timer = wait();
  for (const event of LEAVING) element.addEventListener(event, again);
  return () => {
    clearTimeout(timer);
    for (const event of LEAVING) element.removeEventListener(event, again);
  };
}
