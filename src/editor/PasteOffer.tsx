import { useActions, useApp } from "../state/store-context";

/** After a paste into the text that brought a dump, or other kinds than the file holds: it may be imported instead. `onKept` follows when it stays a text. */
export function PasteOffer({ onKept }: { readonly onKept: () => void }) {
  const isOffered = useApp((state) => state.import.pasteOffer !== null);
  const { importInstead, dismissOffer } = useActions();
  return (
    <div role="status">
      {isOffered && (
        <div className="paste-offer">
          <p>Import what you pasted as a scenario of its own instead?</p>
          <button type="button" className="button outlined" onClick={() => void importInstead()}>
            Import instead
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              dismissOffer();
              onKept();
            }}
          >
            Keep as text
          </button>
        </div>
      )}
    </div>
  );
}
