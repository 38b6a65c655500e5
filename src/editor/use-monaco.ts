import { useEffect, useState } from "react";
import type { MountMonaco } from "./mount-monaco";

/** Monaco, fetched when the first picture has been painted and the page is idle; null until it is there. */
export function useMonaco(): MountMonaco | null {
  const [mount, setMount] = useState<MountMonaco | null>(null);
  useEffect(() => {
    let isWanted = true;
    const load = () =>
      import("./mount-monaco").then(
        (module) => isWanted && setMount(() => module.mountMonaco),
        // Without it the text area stays, in which everything works.
        (reason: unknown) => console.warn("Monaco could not be loaded", reason),
      );
    const cancel = whenIdle(load);
    return () => {
      isWanted = false;
      cancel();
    };
  }, []);
  return mount;
}

/** Runs something after the next paint, when nothing else is to be done. */
function whenIdle(run: () => void): () => void {
  let idle = 0;
  const frame = requestAnimationFrame(() => {
    // Safari knows no idle callback.
    idle = "requestIdleCallback" in globalThis ? requestIdleCallback(run, { timeout: 1500 }) : 0;
    if (idle === 0) setTimeout(run, 200);
  });
  return () => {
    cancelAnimationFrame(frame);
    if (idle !== 0) cancelIdleCallback(idle);
  };
}
