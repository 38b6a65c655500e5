import { useCallback, useMemo, useState } from "react";
import { useActions, useAppStore } from "../../state/store-context";
import { Dialog } from "../../ui/Dialog";
import { isMacKeyboard } from "../../ui/mac-keyboard";
import { SearchList } from "../../ui/SearchList";
import type { Commands } from "../commands";
import type { Example } from "../example";
import { paletteEntries } from "./palette-entries";
import { probeEntry, probeEntryOf } from "./probe-entry";

interface CommandPaletteProps {
  readonly commands: Commands;
  readonly examples: readonly Example[];
  readonly onOpenExample: (example: Example) => void;
  readonly onClosed: () => void;
}

/** Everything that can be done and everywhere that one can go, by a few letters of its name. */
export function CommandPalette({ commands, examples, onOpenExample, onClosed }: CommandPaletteProps) {
  const store = useAppStore();
  const actions = useActions();
  // As it is when the palette opens: nothing moves under the pointer because an analysis came in.
  const [state] = useState(() => store.getState());
  const entries = useMemo(
    () => paletteEntries({ state, actions, commands, examples, openExample: onOpenExample, isMac: isMacKeyboard() }),
    [state, actions, commands, examples, onOpenExample],
  );
  const entriesFor = useCallback(
    (query: string) => [probeEntry(query, actions)].filter((entry) => entry !== null),
    [actions],
  );
  return (
    <Dialog label="Commands" onClosed={onClosed}>
      {(close) => (
        <SearchList
          label="A command, a pod, a policy, an example"
          items={entries}
          itemsFor={entriesFor}
          onChoose={(id) => {
            const chosen = entries.find((entry) => entry.id === id) ?? probeEntryOf(id, actions);
            // First the focus goes back, then the command may take it elsewhere.
            close();
            chosen?.run();
          }}
        />
      )}
    </Dialog>
  );
}
