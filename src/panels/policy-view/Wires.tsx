import { useLayoutEffect, useRef, useState } from "react";
import { type Box, type BranchBoxes, type Wire, wirePaths } from "./wire-paths";

/** The lines between the boxes of the picture that it is in, drawn to where these stand; hidden where the columns are stacked. */
export function Wires() {
  const lines = useRef<SVGSVGElement>(null);
  const [wires, setWires] = useState<readonly Wire[]>([]);
  useLayoutEffect(() => {
    const own = lines.current?.parentElement;
    if (own == null) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const found = measureWires(own);
      setWires((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    measure();
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    const sizes = new ResizeObserver(later);
    sizes.observe(own);
    for (const each of own.querySelectorAll("[data-wire]")) sizes.observe(each);
    // The subject stays in view while the columns are scrolled.
    document.addEventListener("scroll", later, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      document.removeEventListener("scroll", later, { capture: true });
    };
  });
  return (
    <svg ref={lines} className="pv-wires" aria-hidden>
      {wires.map(({ path, look, tip }) => (
        <g key={path} className={`pv-wire ${look}`}>
          <path d={path} fill="none" />
          {tip !== null && (
            <path
              className="pv-tip"
              d={`M${tip.x - 8} ${tip.y - 4.5}L${tip.x} ${tip.y}L${tip.x - 8} ${tip.y + 4.5}Z`}
            />
          )}
        </g>
      ))}
    </svg>
  );
}

function measureWires(own: HTMLElement): readonly Wire[] {
  const origin = own.getBoundingClientRect();
  const boxOf = (element: Element): Box => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const at = (value: number, from: number) => Math.round(value - from);
    return {
      left: at(left, origin.left),
      right: at(right, origin.left),
      top: at(top, origin.top),
      bottom: at(bottom, origin.top),
    };
  };
  const subject = own.querySelector("[data-wire=subject]");
  if (subject === null) return [];
  return ["ingress", "egress"].flatMap((direction) => {
    const branches = [...own.querySelectorAll(`.pv-side.${direction} [data-wire=branch]`)].map(
      (branch): BranchBoxes => {
        const ports = branch.querySelector("[data-wire=ports]");
        return {
          peers: [...branch.querySelectorAll("[data-wire=peer]")].map(boxOf),
          ports: ports === null ? null : boxOf(ports),
          look: branch.matches(".open") ? "open" : branch.matches(".nothing") ? "nothing" : "rule",
        };
      },
    );
    return wirePaths(branches, boxOf(subject), direction === "ingress");
  });
}
