import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetUnattended } from "./forget-unattended";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A note of which a test says whether the pointer or the focus is in it. */
function noteOf() {
  const note = { isAttended: false, isForgotten: false };
  const element = Object.assign(new EventTarget(), { matches: () => note.isAttended });
  const stop = forgetUnattended(element, 8000, () => {
    note.isForgotten = true;
  });
  const attend = () => {
    note.isAttended = true;
  };
  const leave = (event: "pointerleave" | "focusout") => {
    note.isAttended = false;
    element.dispatchEvent(new Event(event));
  };
  return { note, stop, attend, leave };
}

test("a note that nobody attends to is forgotten in time", () => {
  const { note } = noteOf();
  vi.advanceTimersByTime(7999);
  expect(note.isForgotten).toBe(false);
  vi.advanceTimersByTime(1);
  expect(note.isForgotten).toBe(true);
});

test("while the pointer or the focus is in it, a note stays however long that is", () => {
  const { note, attend } = noteOf();
  vi.advanceTimersByTime(7000);
  attend();
  vi.advanceTimersByTime(600_000);
  expect(note.isForgotten).toBe(false);
});

test.each(["pointerleave", "focusout"] as const)("after %s the time begins anew", (event) => {
  const { note, attend, leave } = noteOf();
  attend();
  vi.advanceTimersByTime(15_999);
  leave(event);
  vi.advanceTimersByTime(7999);
  expect(note.isForgotten).toBe(false);
  vi.advanceTimersByTime(1);
  expect(note.isForgotten).toBe(true);
});

test("a note that was closed before is not forgotten once more", () => {
  const { note, stop, attend, leave } = noteOf();
  attend();
  stop();
  leave("focusout");
  vi.advanceTimersByTime(60_000);
  expect(note.isForgotten).toBe(false);
});
