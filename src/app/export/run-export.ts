import type { Actions } from "../../state/actions";
import type { AppState } from "../../state/store";
import type { TextExport } from "./export-kinds";
import { wholeText } from "./whole-text";

/** What the browser does with a text. */
export interface ExportTarget {
  /** False where the clipboard is refused. */
  readonly copy: (text: Promise<string>) => Promise<boolean>;
  readonly download: (file: { readonly name: string; readonly text: string }) => void;
}

type Exporter = Pick<Actions, "exportExpectations" | "exportForKubectl" | "tell">;

/** Takes the text or its expectations out of the page, and tells what became of it. */
export async function runExport(
  kind: TextExport,
  state: AppState,
  actions: Exporter,
  { copy, download }: ExportTarget,
): Promise<void> {
  const tell = (sentence: string, notes: readonly string[] = [], text: string | null = null) =>
    actions.tell({ sentence, notes, revision: null, text });

  if (kind === "kubectl") {
    const making = actions.exportForKubectl();
    const isCopied = await copy(making.then((made) => made?.text || Promise.reject(new Error("nothing to copy"))));
    const made = await making;
    if (made === null) return tell(NO_ANSWER);
    if (made.text === "") return tell("There is nothing to copy.", made.notes);
    if (!isCopied)
      return tell("The clipboard is not open to this page: copy the text from here.", made.notes, made.text);
    return tell("In the clipboard, as `kubectl apply -f -` takes it.", made.notes);
  }
  if (kind === "yaml") {
    const file = wholeText(state.documents.files);
    download(file);
    return tell(`Downloaded as \`${file.name}\`.`);
  }
  const made = await actions.exportExpectations(kind);
  if (made === null) return tell(NO_ANSWER);
  download({ name: made.fileName, text: made.text });
  tell(`Downloaded as \`${made.fileName}\`.`, made.notes);
}

const NO_ANSWER = "The evaluation gave no answer: nothing was exported.";
