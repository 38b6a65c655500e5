import { useEffect, useState } from "react";
import { useAppStore } from "../../state/store-context";
import { type ToldEdit, tellEdit } from "./told-edit";

/** What is to be said of the last intent; null until the first look at the store. */
export function useToldEdit(): ToldEdit | null {
  const store = useAppStore();
  const [told, setTold] = useState<ToldEdit | null>(null);
  useEffect(() => {
    const look = () => setTold((former) => tellEdit(former, store.getState()));
    look();
    return store.subscribe(({ analysis, documents }, former) => {
      const isNewAnalysis = analysis.analysis !== former.analysis.analysis;
      if (isNewAnalysis || documents.openedAt !== former.documents.openedAt) look();
    });
  }, [store]);
  return told;
}
