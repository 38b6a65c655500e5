interface PadlockMarkProps {
  /** `half`: not by this policy, or not for all pods. */
  readonly state: "closed" | "open" | "half";
  readonly size: number;
}

/** A padlock as in the picture. Drawn here: as a part shared with the picture it would weigh on what the page needs first. */
export function PadlockMark({ state, size }: PadlockMarkProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <rect x="3" y="11" width="18" height="11" rx="2" />
      <path d={state === "open" ? "M7 11V7a5 5 0 0 1 9.9-1" : "M7 11V7a5 5 0 0 1 10 0v4"} />
      {state === "half" && <circle cx="12" cy="16.5" r="1" />}
    </svg>
  );
}
