import type { Actions, AskedResult } from "../../state/actions";
import type { AppState } from "../../state/store";
import type { Commands } from "../commands";
import type { Example } from "../example";
import type { ExportKind } from "../export/export-kinds";

/** What the palette can see and do. */
export interface PaletteContext {
  /** As it was when the palette opened. */
  readonly state: AppState;
  readonly getState: () => AppState;
  /** What there is by name, drawn or not; null until the worker has told it. */
  readonly names: AskedResult<"names">;
  readonly actions: Actions;
  readonly commands: Commands;
  readonly examples: readonly Example[];
  readonly openExample: (example: Example) => void;
  readonly openAssumptions: () => void;
  readonly runExport: (kind: ExportKind) => void;
  readonly isMac: boolean;
}
