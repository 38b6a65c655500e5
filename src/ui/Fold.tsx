import { type ReactNode, useState } from "react";

interface FoldProps {
  readonly summary: ReactNode;
  readonly className?: string;
  /** Made when it is opened: a long list costs nothing while it is closed. */
  readonly children: () => ReactNode;
}

/** What is left out at first, one click away. */
export function Fold({ summary, className = "fold", children }: FoldProps) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details className={className} onToggle={({ currentTarget }) => currentTarget.open && setWasOpened(true)}>
      <summary>{summary}</summary>
      {wasOpened && children()}
    </details>
  );
}
