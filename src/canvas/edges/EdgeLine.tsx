import type { EdgeState } from "../../engine";
import type { ChangeKind } from "../fresh-changes";
import type { Look } from "../nodes/flow-nodes";
import { type Drops, dropsOnce } from "./drop-placement";
import { EdgeMarks } from "./EdgeMarks";
import type { Route } from "./polyline";

/** What the rule at the caret does for a line: lets it through, and so does another, or it alone; null: nothing. */
export type Lit = "shared" | "alone" | null;

interface EdgeLineProps {
  readonly state: EdgeState;
  readonly route: Route;
  readonly drops: Drops;
  readonly look: Look;
  /** One of so many denied lines that they are a background. */
  readonly isFaint: boolean;
  /** Whether the rule at the caret is responsible for it. */
  readonly lit: Lit;
  /** What an edit has just done to it: its line is doubled, or where it is dashed and would look like two, thicker. */
  readonly change: ChangeKind | null;
}

/** The line of a connection with what stands on it; the legend draws its samples with it. */
export function EdgeLine({ state, route, drops, look, isFaint, lit, change }: EdgeLineProps) {
  const classes = ["connection", `state-${state}`, look];
  if (isFaint) classes.push("faint");
  if (change !== null) classes.push("fresh");
  return (
    <g className={classes.join(" ")} data-change={change ?? undefined} data-lit={lit ?? undefined}>
      {lit !== null && <path className="lit-marker" d={route.path} />}
      <path className="halo" d={route.path} />
      <path className="line" d={route.path} />
      {change !== null && !isDashed(state) && <path className="line-gap" d={route.path} />}
      {!isFaint && <EdgeMarks state={state} route={route} drops={change === "closed" ? dropsOnce(drops) : drops} />}
    </g>
  );
}

function isDashed(state: EdgeState): boolean {
  return state === "denied" || state === "depends";
}
