import type { EdgeState } from "../../engine";

/** The mark that a line of the state has in the graph, small: it tells the state without its colour. */
export function CellSign({ state }: { readonly state: EdgeState }) {
  return (
    <svg aria-hidden width="14" height="12" viewBox="0 0 14 12" className="cell-sign">
      <Mark state={state} />
    </svg>
  );
}

function Mark({ state }: { readonly state: EdgeState }) {
  switch (state) {
    case "allowed":
      return <path className="filled" d="M12,6L3,1.5V10.5Z" />;
    case "partly":
      return <path className="filled" d="M12,6L3,1.5V6Z M3,8.5H9V10.5H3Z" />;
    case "mixed":
      return (
        <>
          <path d="M12,6L3,1.5V10.5Z" />
          <path className="filled" d="M12,6L3,1.5V6Z" />
        </>
      );
    case "open":
      return <path d="M5,1.5L10,6L5,10.5" />;
    case "depends":
      return <path d="M4.5,4A2.6,2.6 0 1 1 7,6.4V7.6M7,9.8V10.4" />;
    case "denied":
      return (
        <>
          <circle cx="7" cy="6" r="4.6" />
          <path d="M4,9L10,3" />
        </>
      );
  }
}
