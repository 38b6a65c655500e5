interface MarkProps {
  readonly admits: boolean | null;
  /** For a screen reader: where it holds, where not; absent: of a side. */
  readonly words?: readonly [yes: string, no: string];
}

/** ✓, ✗ or ?, with the word for a screen reader. */
export function Mark({ admits, words: [yes, no] = ["passes:", "dropped:"] }: MarkProps) {
  const [sign, word] = admits === null ? ["?", "depends:"] : admits ? ["✓", yes] : ["✗", no];
  return (
    <>
      <span className={`mark mark-${admits === null ? "open" : admits ? "yes" : "no"}`} aria-hidden>
        {sign}
      </span>
      <span className="visually-hidden">{word} </span>
    </>
  );
}
