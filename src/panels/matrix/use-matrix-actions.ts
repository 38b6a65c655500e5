import type { MatrixEnd } from "../../engine";
import { askUntilAnswered } from "../../state/ask-until-answered";
import { useActions } from "../../state/store-context";
import { copyText } from "../../ui/copy-text";
import { blockAsTable, type CellBlock } from "./cell-block";
import type { GridPlace, Span } from "./grid-moves";
import { edgeIdOf, type MatrixPlace, type MatrixSettings, requestOf } from "./matrix-settings";
import { type CellAt, cellsOf } from "./use-cells";
import type { GridActions } from "./use-grid-keys";

/** A clipboard of more is of no use to anybody. */
const MOST_COPIED = 250_000;

const REFUSED = "The clipboard is not open to this page: copy the text from here.";

interface MatrixActed {
  readonly settings: MatrixSettings;
  readonly rows: readonly MatrixEnd[];
  readonly columns: readonly MatrixEnd[];
  readonly cellAt: CellAt;
  /** What has the focus, in words. */
  readonly sentence: string;
  /** Cells that are chosen together; null: none are. */
  readonly block: CellBlock | null;
  readonly onBlock: { readonly begin: () => void; readonly end: () => void };
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
  block,
  onBlock,
  onPlace,
  onFold,
}: MatrixActed): GridActions {
  const { ask, explain, openEditing, openMenu, tell } = useActions();
  const endsAt = ({ row, column }: GridPlace) => [rows[row], columns[column]] as const;
  /** The line of a cell; null for a head, and where nothing is judged. */
  const edgeAt = (at: GridPlace): string | null => {
    const [row, column] = endsAt(at);
    if (row === undefined || column === undefined) return null;
    // far from what is seen nobody has looked yet
    const kind = cellAt(row.id, column.id)?.kind ?? "counted";
    return kind === "none" ? null : edgeIdOf(row.id, column.id, settings.transposed);
  };
  const moveTo = (at: GridPlace) => {
    const [row, column] = endsAt(at);
    onPlace({ row: row?.id ?? null, column: column?.id ?? null });
  };
  const say = (words: string, text: string | null = null) => tell({ sentence: words, notes: [], revision: null, text });
  /** Of the worker, since most of a large block was never seen. */
  const tableOf = async (chosen: CellBlock): Promise<string> => {
    const stretch = ({ from, to }: Span) => ({ from, count: to - from });
    const [inRows, inColumns] = [stretch(chosen.rows), stretch(chosen.columns)];
    const { transposed } = settings;
    const [from, to] = transposed ? [inColumns, inRows] : [inRows, inColumns];
    const outcome = await askUntilAnswered(() => ask("matrix", { ...requestOf(settings), from, to }));
    const found = outcome?.kind === "done" ? outcome.result : null;
    if (found === null) throw new Error("the evaluation gave no answer");
    return blockAsTable(
      rows.slice(chosen.rows.from, chosen.rows.to),
      columns.slice(chosen.columns.from, chosen.columns.to),
      cellsOf(found, transposed),
      transposed ? "to \\ from" : "from \\ to",
    );
  };
  const copyBlock = (chosen: CellBlock) => {
    const count = (chosen.rows.to - chosen.rows.from) * (chosen.columns.to - chosen.columns.from);
    if (count > MOST_COPIED)
      return say(`At most ${MOST_COPIED.toLocaleString("en")} cells are copied at once: export the matrix instead.`);
    const table = tableOf(chosen);
    void copyText(table).then(async (isCopied) => {
      if (isCopied) return say(`${count.toLocaleString("en")} cells are in the clipboard, as a table.`);
      const text = await table.catch(() => null);
      say(text === null ? "The evaluation gave no answer: nothing was copied." : REFUSED, text);
    });
  };
  return {
    move(at) {
      onBlock.end();
      moveTo(at);
    },
    extend(to) {
      onBlock.begin();
      moveTo(to);
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
      if (block !== null) return copyBlock(block);
      if (sentence === "") return say("The words of this cell are not there yet.");
      void copyText(Promise.resolve(sentence)).then((isCopied) =>
        isCopied ? say("The sentence is in the clipboard.") : say(REFUSED, sentence),
      );
    },
    openMenu(at, point) {
      const id = edgeAt(at);
      if (id !== null) openMenu({ target: { kind: "edge", id }, at: point });
    },
  };
}
