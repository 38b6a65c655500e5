import { useEffect, useRef, useState } from "react";
import type { AppState } from "../../state/store";
import { useAppStore } from "../../state/store-context";
import { useLatePart } from "../../ui/late-part";
import { askedViews } from "../asked-for";
import type { ToldEdit } from "./told-edit";

/** What is to be said of the last intent; null until the first look at the store. */
export function useToldEdit(): ToldEdit | null {
  const store = useAppStore();
  const views = useLatePart(askedViews, false);
  const [told, setTold] = useState<ToldEdit | null>(null);
  // What happens before the words for it are there is told as soon as they are.
  const untold = useRef<readonly AppState[]>([]);
  useEffect(() => {
    const look = () => {
      const moments = [...untold.current, store.getState()];
      untold.current = views === null ? moments : [];
      if (views !== null) setTold((former) => moments.reduce(views.tellEdit, former));
    };
    look();
    return store.subscribe(({ analysis, documents }, former) => {
      const isNewAnalysis = analysis.analysis !== former.analysis.analysis;
      if (isNewAnalysis || documents.openedAt !== former.documents.openedAt) look();
    });
  }, [store, views]);
  return told;
}
