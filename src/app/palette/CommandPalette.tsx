import { useCallback, useMemo, useState } from "react";
import { useActions, useAppStore } from "../../state/store-context";
import { Dialog } from "../../ui/Dialog";
import { isMacKeyboard } from "../../ui/mac-keyboard";
import { SearchList } from "../../ui/SearchList";
import type { Commands } from "../commands";
import type { Example } from "../example";
import { useExport } from "../export/use-export";
import { paletteEntries } from "./palette-entries";
import { probeEntry, probeEntryOf } from "./probe-entry";

interface CommandPaletteProps {
  readonly commands: Commands;
  readonly examples: readonly Example[];
  readonly onOpenExample: (example: Example) => void;
  readonly onAssumptions: () => void;
  readonly onClosed: () => void;
}

/** Everything that can be done and everywhere that one can go, by a few letters of its name. */
export function CommandPalette(props: CommandPaletteProps) {
  const { commands, examples, onOpenExample: openExample, onAssumptions: openAssumptions, onClosed } = props;
  const store = useAppStore();
  const actions = useActions();
  const runExport = useExport();
  // As it is when the palette opens: nothing moves under the pointer because an analysis came in.
  const [state] = useState(() => store.getState());
  const entries = useMemo(
    () =>
      paletteEntries({
        ...{ state, actions, commands, examples, openExample, openAssumptions, runExport },
        getState: store.getState,
        isMac: isMacKeyboard(),
      }),
    [state, store, actions, commands, examples, openExample, openAssumptions, runExport],
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
