import { expect, test } from "vitest";
import { draftWords, followRevision, followValue, isOvertaken, type LiveDraft, settleSent, typeOn } from "./live-draft";

const typed = typeOn(null, "8443", "8080", 0);
const written = { kind: "written", revision: 7 } as const;
const send = (draft: LiveDraft): LiveDraft => ({ ...draft, stage: "sent" });

test("what is typed stays when the text says something else, and that is said", () => {
  const kept = followValue(typed, "9090", 0);
  expect(kept).toEqual(typed);
  expect(isOvertaken(typed, "8080")).toBe(false);
  expect(isOvertaken(typed, "9090")).toBe(true);
  expect(draftWords(typed, "9090")).toBe("The text says 9090 here now: Enter writes yours, Escape lets go of it.");
  expect(draftWords(typed, "")).toContain("The text says nothing here now");
});

test("a reason stays with what was refused, also when the text goes on", () => {
  const refused = settleSent(send(typed), "8443", { kind: "refused", reason: "It is taken." });
  if (refused === null) throw new Error("what was refused is lost");
  expect(draftWords(refused, "8080")).toBe("It is taken.");
  expect(draftWords(refused, "9090")).toMatch(/^It is taken\. The text says 9090/);
  expect(typeOn(refused, "844", "8080", 0).reason).toBeNull();
});

test("what was written is over as soon as the text is shown, as is what the text comes to say by itself", () => {
  const awaited = settleSent(send(typed), "8443", written);
  expect(awaited).toMatchObject({ stage: "written" });
  expect(followValue(awaited, "8443", 0)).toBeNull();
  expect(followValue(typed, "8443", 0)).toBeNull();
});

test("who types on while the field is written is not told of the own change", () => {
  const more = typeOn(send(typed), "84430", "8080", 0);
  const awaited = settleSent(more, "8443", written);
  const shown = followValue(awaited, "8443", 0);
  expect(shown).toMatchObject({ typed: "84430", from: "8443" });
  expect(shown !== null && isOvertaken(shown, "8443")).toBe(false);
});

test("who types on after the field was written, and before it shows that, is not told of the own change either", () => {
  const awaited = settleSent(send(typed), "8443", written);
  const shown = followValue(typeOn(awaited, "84430", "8080", 0), "8443", 0);
  expect(shown).toMatchObject({ typed: "84430", from: "8443" });
});

test("where the form itself moved its parts a draft does not come to stand in another part", () => {
  expect(followValue(typed, "9090", 1)).toBeNull();
});

test("what was written and taken back before the field showed it is not awaited any more", () => {
  const awaited = settleSent(send(typed), "8443", written);
  expect(followRevision(awaited, 6)).toEqual(awaited);
  expect(followRevision(awaited, 7)).toBeNull();
  expect(followRevision(awaited, 8)).toBeNull();
});

test("what is typed on behind it stays, and the next change of the text is another's", () => {
  const awaited = typeOn(settleSent(send(typed), "8443", written), "84430", "8080", 0);
  const kept = followRevision(awaited, 8);
  expect(kept).toMatchObject({ typed: "84430", from: "8080", stage: "open" });
  expect(kept !== null && isOvertaken(kept, "8080")).toBe(false);
  const other = followValue(kept, "9090", 0);
  expect(other !== null && isOvertaken(other, "9090")).toBe(true);
});

test("what was never written stays whatever is shown", () => {
  expect(followRevision(typed, 8)).toEqual(typed);
  expect(followRevision(send(typed), 8)).toEqual(send(typed));
});
