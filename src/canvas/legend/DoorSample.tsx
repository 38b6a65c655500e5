import type { ReactNode } from "react";

/** A pill as the picture draws it. */
export function DoorSample({ icon, isBroken = false }: { readonly icon: ReactNode; readonly isBroken?: boolean }) {
  return (
    <span className={isBroken ? "legend-door card door broken" : "legend-door card door"} aria-hidden>
      {icon}
      {isBroken ? "broken" : "web"}
    </span>
  );
}

/** The connector of a pill. */
export function LinkSample() {
  return (
    <svg className="door-links" aria-hidden>
      <path className="door-link" d="M2,6H90" />
      <circle className="door-link-end" cx={92} cy={6} r={2.5} />
    </svg>
  );
}
