import { memo } from "react";
import { ViewportPortal } from "reactflow";
import type { DrawnLink } from "./drawn-links";

/** What leads where: thin dotted connectors without verdict, below the nodes. A pill's name says the same in words. */
export const DoorLinks = memo(function DoorLinks({ links }: { readonly links: readonly DrawnLink[] }) {
  if (links.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="door-links" aria-hidden>
        {links.map(({ id, path, end, look, isNear, isBroken }) => (
          <g
            key={id}
            data-link={id}
            className={`door-link-group ${look}${isNear ? " near" : ""}${isBroken ? " broken" : ""}`}
          >
            <path className="door-link" d={path} />
            <circle className="door-link-end" cx={end.x} cy={end.y} r={2.5} />
          </g>
        ))}
      </svg>
    </ViewportPortal>
  );
});
