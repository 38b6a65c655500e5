import type { MouseEvent } from "react";
import { useActions } from "../state/store-context";

/**
 * What stands in the picture's place where the text has nothing to draw: what to do about it.
 *
 * @param isBeside - there are namespaces, and nobody in them
 */
export function EmptyPicture({ isBeside = false }: { readonly isBeside?: boolean }) {
  const { openMenu } = useActions();
  const open = (event: MouseEvent, x: number, y: number) => {
    event.preventDefault();
    openMenu({ target: { kind: "canvas" }, at: { x, y } });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it opens the same menu
    <div
      className={isBeside ? "canvas-waiting beside" : "canvas-waiting"}
      onContextMenu={(event) => open(event, event.clientX, event.clientY)}
    >
      <p>{isBeside ? "No pods yet, so nobody connects and no policy has a say." : "Nothing to draw yet."}</p>
      <p>
        Write a Pod, a Deployment or a NetworkPolicy into the text, or paste what <code>kubectl get</code> gave anywhere
        on the page.
      </p>
      <button
        type="button"
        className="button outlined"
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          open(event, left, bottom + 4);
        }}
      >
        Add something…
      </button>
    </div>
  );
}
