import type { AppState } from "../state/store";
import { useActions, useApp } from "../state/store-context";

/** After a file was deleted, until the next change: that it was, and the way back. */
export function DeletedNote({ onUndone }: { readonly onUndone: () => void }) {
  const name = useApp(deletedFile);
  const { undo } = useActions();
  return (
    <p className="deleted-note" role="status">
      {name !== null && (
        <>
          <span className="deleted-name">Deleted {name}</span> ·{" "}
          <button
            type="button"
            className="button"
            onClick={() => {
              undo();
              onUndone();
            }}
          >
            Undo
          </button>
        </>
      )}
    </p>
  );
}

/** Name of the file whose deletion was the last thing that happened to the text. */
function deletedFile({ documents: { lastChange } }: AppState): string | null {
  const [first, ...more] = lastChange?.changes ?? [];
  return lastChange?.source === "files" && first?.kind === "removed" && more.length === 0 ? first.file : null;
}
