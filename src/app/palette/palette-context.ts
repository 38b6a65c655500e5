import type { Actions } from "../../state/actions";
import type { AppState } from "../../state/store";
import type { Commands } from "../commands";
import type { Example } from "../example";

/** What the palette can see and do. */
export interface PaletteContext {
  readonly state: AppState;
  readonly actions: Actions;
  readonly commands: Commands;
  readonly examples: readonly Example[];
  readonly openExample: (example: Example) => void;
  readonly isMac: boolean;
}
