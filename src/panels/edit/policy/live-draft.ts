import type { LiveChange } from "./use-live-edit";

/** What is typed or chosen in a field that writes into the text, as long as the text does not say it. */
export interface LiveDraft {
  readonly typed: string;
  /** What the text said when it was typed. */
  readonly from: string;
  /** How often this form had moved parts when it was typed: after one more the field may be another part's. */
  readonly moves: number;
  /** `written`: the text says it, and the field is about to. */
  readonly stage: "open" | "sent" | "refused" | "written";
  /** Why it was refused; null: it was not. */
  readonly reason: string | null;
  /** The revision into which a draft of this field was written, which the field is about to show; null: none was. */
  readonly writtenAt: number | null;
}

/** Goes on typing, or begins. */
export function typeOn(draft: LiveDraft | null, typed: string, from: string, moves: number): LiveDraft {
  return { from, moves, writtenAt: null, ...draft, typed, stage: "open", reason: null };
}

/** What is left of a draft when the text says another value: what is typed stays, unless it was written or is said now. */
export function followValue(draft: LiveDraft | null, value: string, moves: number): LiveDraft | null {
  if (draft === null || draft.stage === "written" || draft.moves !== moves || draft.typed === value) return null;
  return draft.writtenAt !== null ? { ...draft, from: value, writtenAt: null } : draft;
}

/**
 * What is left of a draft when the field shows a revision. What was written and is not said there was taken back
 * meanwhile: nothing of it is awaited any more.
 */
export function followRevision(draft: LiveDraft | null, revision: number): LiveDraft | null {
  if (draft === null || draft.writtenAt === null || revision < draft.writtenAt) return draft;
  return draft.stage === "written" ? null : { ...draft, writtenAt: null };
}

/** What comes of a draft when something was sent. */
export function settleSent(
  draft: LiveDraft | null,
  sent: string,
  change: Exclude<LiveChange, { readonly kind: "same" }>,
): LiveDraft | null {
  if (draft === null) return null;
  // Something else may be typed by now.
  const isSame = draft.typed === sent;
  if (change.kind === "refused") return isSame ? { ...draft, stage: "refused", reason: change.reason } : draft;
  return { ...draft, stage: isSame ? "written" : draft.stage, writtenAt: change.revision };
}

/** Whether the text says something else than when it was typed: then it is written only by Enter. */
export function isOvertaken({ from, stage }: LiveDraft, value: string): boolean {
  return from !== value && stage !== "written";
}

/** What is to be said about a draft; null: nothing. */
export function draftWords(draft: LiveDraft, value: string): string | null {
  if (!isOvertaken(draft, value)) return draft.reason;
  const said = value === "" ? "nothing here" : `${value} here`;
  return `${draft.reason === null ? "" : `${draft.reason} `}The text says ${said} now: Enter writes yours, Escape lets go of it.`;
}
