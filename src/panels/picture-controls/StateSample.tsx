import type { EdgeState } from "../../engine";

const ARROW = "M38,8L29,4V12Z";
const HALF_ARROW = "M38,8L29,4V8Z";
const THIN_ARROW = "M32,4L38,8L32,12";

/** A line as the picture draws it, small: its dash and its mark tell it from the others without its colour. */
export function StateSample({ state }: { readonly state: EdgeState }) {
  return (
    <svg aria-hidden width="40" height="16" className={`state-sample state-${state}`}>
      <path className="line" d="M1,8H37" />
      <Mark state={state} />
    </svg>
  );
}

function Mark({ state }: { readonly state: EdgeState }) {
  switch (state) {
    case "allowed":
      return <path className="mark filled" d={ARROW} />;
    case "partly":
      return (
        <>
          <path className="mark filled" d={ARROW} />
          <rect className="label" x="9" y="4" width="12" height="8" rx="2" />
        </>
      );
    case "mixed":
      return (
        <>
          <path className="mark" d={ARROW} />
          <path className="mark filled" d={HALF_ARROW} />
        </>
      );
    case "open":
      return <path className="mark thin" d={THIN_ARROW} />;
    case "depends":
      return (
        <>
          <path className="mark thin" d={THIN_ARROW} />
          <text x="12" y="12" className="label-text">
            ?
          </text>
        </>
      );
    case "denied":
      return (
        <g className="drop">
          <circle cx="32" cy="8" r="5" />
          <path d="M28.8,11.2L35.2,4.8" />
        </g>
      );
  }
}
