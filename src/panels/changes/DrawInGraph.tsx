import { useRef, useState } from "react";
import { giveBaseline } from "../../state/give-baseline";
import { useActions, useApp, useAppStore } from "../../state/store-context";

/** Whether the graph draws what differs from the baseline, in the place of what the last edit did. */
export function DrawInGraph() {
  const store = useAppStore();
  const isDrawn = useApp(({ view }) => view.options.against != null);
  const { drawAgainst } = useActions();
  // It shows at once what is wished, also while the worker is given the baseline.
  const [isComing, setComing] = useState(false);
  const isWished = useRef(false);
  const wish = async (isOn: boolean) => {
    isWished.current = isOn;
    setComing(isOn);
    if (isOn) await giveBaseline(store);
    if (!isWished.current) drawAgainst(null);
    setComing(false);
  };
  return (
    <label className="changes-switch">
      <input type="checkbox" checked={isDrawn || isComing} onChange={({ target }) => void wish(target.checked)} />
      Show in the graph
    </label>
  );
}
