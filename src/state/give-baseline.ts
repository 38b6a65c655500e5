import { baselineOf } from "./baseline-of";
import type { AppStore } from "./store";

/** Gives the worker the baseline, and lets the graph draw what differs from it. Nothing where another was chosen meanwhile. */
export async function giveBaseline({ getState, actions }: AppStore): Promise<void> {
  const idNow = () => baselineOf(getState().baseline, getState().documents);
  const { id, files } = idNow();
  const held = await actions.ask("holdBaseline", { baseline: { id, files } });
  if (held.kind === "done" && idNow().id === id) actions.drawAgainst(id);
}
