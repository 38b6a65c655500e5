import { giveBaseline } from "../../state/give-baseline";
import { useActions, useApp, useAppStore } from "../../state/store-context";

/** Whether the graph draws what differs from the baseline, in the place of what the last edit did. */
export function DrawInGraph() {
  const store = useAppStore();
  const isDrawn = useApp(({ view }) => view.options.against != null);
  const { drawAgainst } = useActions();
  return (
    <label className="changes-switch">
      <input
        type="checkbox"
        checked={isDrawn}
        onChange={() => (isDrawn ? drawAgainst(null) : void giveBaseline(store))}
      />
      Show in the graph
    </label>
  );
}
