import { useApp } from "../state/store-context";

/** A word beside the name where the own work would not survive a reload. */
export function DraftNote() {
  const draft = useApp((state) => state.draft);
  if (draft.kind !== "not-kept") return null;
  const reason = draft.reason === "full" ? "the browser's storage is full" : "the browser keeps nothing for this page";
  return (
    <span className="draft-note" role="status" title={`Not kept: ${reason}`}>
      Not kept: {reason}
    </span>
  );
}
