import { isVisiting } from "../state/selectors";
import { useApp } from "../state/store-context";
import { useLatePart } from "../ui/late-part";
import { askedViews } from "./asked-for";
import type { Example } from "./example";

/** While an example or an import is open: what it is about or what it holds, and the way back, a step at a time. */
export function VisitBar({ examples }: { readonly examples: readonly Example[] }) {
  const isAway = useApp(isVisiting);
  const openedAt = useApp((state) => state.documents.openedAt);
  const views = useLatePart(askedViews, isAway);
  // What was closed or opened for one scenario says nothing of the next.
  return isAway && views !== null ? <views.Visit key={openedAt} examples={examples} /> : null;
}
