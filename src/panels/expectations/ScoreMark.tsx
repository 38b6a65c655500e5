import { Check, X } from "lucide-react";

/** ✓ or ✗: told apart by shape; the word stands beside it. */
export function ScoreMark({ pass }: { readonly pass: boolean }) {
  const Icon = pass ? Check : X;
  return <Icon size={14} aria-hidden strokeWidth={3} className={pass ? "score-mark holds" : "score-mark fails"} />;
}
