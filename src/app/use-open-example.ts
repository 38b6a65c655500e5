import { useCallback, useRef } from "react";
import { useActions } from "../state/store-context";
import type { Example } from "./example";

/** Opens an example beside the own work. Of two that are asked for while the first is still on its way the last counts. */
export function useOpenExample(): (example: Example) => Promise<void> {
  const { replaceScenario, refuse } = useActions();
  const wanted = useRef<Example | null>(null);
  return useCallback(
    async (example: Example) => {
      wanted.current = example;
      const files = await example.load().catch(() => null);
      if (wanted.current !== example) return;
      if (files === null) refuse([`The example “${example.name}” could not be fetched: is the page still online?`]);
      else replaceScenario({ name: example.name, files });
    },
    [replaceScenario, refuse],
  );
}
