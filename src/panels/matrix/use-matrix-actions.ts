import type { MatrixEnd } from "../../engine";
import { useActions } from "../../state/store-context";
import { copyText } from "../../ui/copy-text";
import type { GridPlace } from "./grid-moves";
import { edgeIdOf, type MatrixPlace, type MatrixSettings } from "./matrix-settings";
import type { CellAt } from "./use-cells";
import type { GridActions } from "./use-grid-keys";

interface MatrixActed {
  readonly settings: MatrixSettings;
  readonly rows: readonly MatrixEnd[];
  readonly columns: readonly MatrixEnd[];
  readonly cellAt: CellAt;
  /** What has the focus, in words. */
  readonly sentence: string;
  readonly onPlace: (place: MatrixPlace) => void;
  readonly onFold: (namespace: string) => void;
}

/** What can be done at a place of the matrix. */
export function useMatrixActions({
  settings,
  rows,
  columns,
  cellAt,
  sentence,
  onPlace,
  onFold,
}: MatrixActed): GridActions {
  const { explain, openEditing, openMenu, tell } = useActions();
  const endsAt = ({ row, column }: GridPlace) => [rows[row], columns[column]] as const;
  /** The line of a cell; null for a head, and where nothing is judged. */
  const edgeAt = (at: GridPlace): string | null => {
    const [row, column] = endsAt(at);
    if (row === undefined || column === undefined) return null;
    // far from what is seen nobody has looked yet
    const kind = cellAt(row.id, column.id)?.kind ?? "counted";
    return kind === "none" ? null : edgeIdOf(row.id, column.id, settings.transposed);
  };
  return {
    move(at) {
      const [row, column] = endsAt(at);
      onPlace({ row: row?.id ?? null, column: column?.id ?? null });
    },
    press(at) {
      const [row, column] = endsAt(at);
      const head = row === undefined ? column : column === undefined ? row : undefined;
      if (head?.namespace != null) onFold(head.namespace);
      const edgeId = edgeAt(at);
      if (edgeId !== null) explain(edgeId);
    },
    cut(at) {
      const edgeId = edgeAt(at);
      if (edgeId !== null) openEditing({ kind: "cut", edgeId });
    },
    copy() {
      if (sentence === "")
        return tell({ sentence: "The words of this cell are not there yet.", notes: [], revision: null, text: null });
      void copyText(Promise.resolve(sentence)).then((isCopied) => {
        const refused = "The clipboard is not open to this page: copy the text from here.";
        const text = isCopied ? null : sentence;
        tell({ sentence: isCopied ? "The sentence is in the clipboard." : refused, notes: [], revision: null, text });
      });
    },
    openMenu(at, point) {
      const id = edgeAt(at);
      if (id !== null) openMenu({ target: { kind: "edge", id }, at: point });
    },
  };
}
