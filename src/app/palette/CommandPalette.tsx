import { useCallback, useMemo, useState } from "react";
import { useLiveAnswer } from "../../panels/asking/use-live-answer";
import { useActions, useAppStore } from "../../state/store-context";
import { Dialog } from "../../ui/Dialog";
import { isMacKeyboard } from "../../ui/mac-keyboard";
import { SearchList } from "../../ui/SearchList";
import type { Commands } from "../commands";
import type { Example } from "../example";
import { useExport } from "../export/use-export";
import { filterEntriesFor } from "./filter-entries";
import { type PaletteEntry, type PaletteStep, paletteEntries } from "./palette-entries";
import { probeEntry } from "./probe-entry";

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
  const names = useLiveAnswer("names", noArgs)?.result ?? null;
  const [step, setStep] = useState<PaletteStep | null>(null);
  const all = useMemo(
    () =>
      paletteEntries({
        ...{ state, names, actions, commands, examples, openExample, openAssumptions, runExport },
        getState: store.getState,
        isMac: isMacKeyboard(),
      }),
    [state, names, store, actions, commands, examples, openExample, openAssumptions, runExport],
  );
  const typed = useCallback(
    (query: string): readonly PaletteEntry[] => [
      ...[probeEntry(query, actions)].filter((entry) => entry !== null),
      ...filterEntriesFor(query, { actions, names, getState: store.getState }),
    ],
    [actions, names, store],
  );
  const entries = step?.entries ?? all;
  return (
    <Dialog label="Commands" onClosed={onClosed}>
      {(close) => (
        <SearchList
          // Another question begins with an empty field.
          key={step?.label}
          label={step?.label ?? "A command, a pod, a policy, an example"}
          items={entries}
          {...(step === null && { itemsFor: typed })}
          onChoose={(id, query) => {
            const chosen = [...entries, ...typed(query)].find((entry) => entry.id === id);
            if (chosen?.next !== undefined) return setStep(chosen.next());
            // First the focus goes back, then the command may take it elsewhere.
            close();
            chosen?.run();
          }}
        />
      )}
    </Dialog>
  );
}

const noArgs = {};
