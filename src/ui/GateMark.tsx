/** The mark of the app: a small gate in a wall. */
export function GateMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" className="gate-mark" aria-hidden>
      <path d="M2 5h4v3h4V5h4v3h4V5h4v15H2z" fill="currentColor" />
      <path d="M9 20v-5a3 3 0 0 1 6 0v5z" className="gate-mark-opening" />
    </svg>
  );
}
