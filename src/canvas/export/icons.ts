import { element, rounded, type Svg, together } from "./svg-element";

/** Lucide's icons (ISC), as React draws them on the screen, in a square of 24. */
const SHAPES = {
  lock: [box(3, 11, 18, 11, 2), way("M7 11V7a5 5 0 0 1 10 0v4")],
  "lock-open": [box(3, 11, 18, 11, 2), way("M7 11V7a5 5 0 0 1 9.9-1")],
  "lock-keyhole": [dot(12, 16, 1), box(3, 10, 18, 12, 2), way("M7 10V7a5 5 0 0 1 10 0v3")],
  globe: [dot(12, 12, 10), way("M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20"), way("M2 12h20")],
  link: [way("M9 17H7A5 5 0 0 1 7 7h2"), way("M15 7h2a5 5 0 1 1 0 10h-2"), way("M8 12h8")],
  unlink: [way("M15 7h2a5 5 0 0 1 0 10h-2m-6 0H7A5 5 0 0 1 7 7h2")],
} as const;

export type IconName = keyof typeof SHAPES;

/** An icon whose middle is at a place. */
export function icon(
  name: IconName,
  { x, y }: { readonly x: number; readonly y: number },
  size: number,
  colour: string,
) {
  const scale = size / 24;
  return element(
    "g",
    {
      transform: `translate(${rounded(x - size / 2)},${rounded(y - size / 2)}) scale(${scale.toFixed(3)})`,
      ...{ fill: "none", stroke: colour, "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" },
    },
    ...SHAPES[name],
  );
}

/** The mark of the app, a small gate in a wall, in the cluster's frame and on an Ingress. */
export function gateMark(
  { x, y }: { readonly x: number; readonly y: number },
  size: number,
  colour: string,
  opening: string,
): Svg {
  const scale = (size / 24).toFixed(3);
  return element(
    "g",
    { transform: `translate(${rounded(x - size / 2)},${rounded(y - size / 2)}) scale(${scale})` },
    together([
      element("path", { d: "M2 5h4v3h4V5h4v3h4V5h4v15H2z", fill: colour }),
      element("path", { d: "M9 20v-5a3 3 0 0 1 6 0v5z", fill: opening }),
    ]),
  );
}

function box(x: number, y: number, width: number, height: number, rx: number): Svg {
  return element("rect", { x, y, width, height, rx });
}

function dot(cx: number, cy: number, r: number): Svg {
  return element("circle", { cx, cy, r });
}

function way(d: string): Svg {
  return element("path", { d });
}
