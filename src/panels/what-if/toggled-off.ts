import type { Off } from "../../engine";
import { isSameValue } from "../../ui/same-value";

/** Whether something is left out just now. */
export function isOff(all: readonly Off[] | undefined, off: Off): boolean {
  return all?.some((each) => isSameValue(each, off)) === true;
}

/** What is left out once one thing more is, or once it is put back where it was. */
export function toggledOff(all: readonly Off[] | undefined, off: Off): readonly Off[] {
  const others = (all ?? []).filter((each) => !isSameValue(each, off));
  return others.length === (all ?? []).length ? [...others, off] : others;
}
