import { createContext, createElement, type ReactElement, type ReactNode, useContext } from "react";
import { useStore as useZustandStore } from "zustand/react";
import type { Actions } from "./actions";
import type { AppState, AppStore } from "./store";

const StoreContext = createContext<AppStore | null>(null);

/** Gives the store to the views below it. */
export function StoreProvider({ store, children }: { readonly store: AppStore; children?: ReactNode }): ReactElement {
  return createElement(StoreContext.Provider, { value: store }, children);
}

/** What `selector` picks; the component renders again when that changes by identity, so pick values or memoised objects. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useZustandStore(useAppStore(), selector);
}

/** The actions; they never change. */
export function useActions(): Actions {
  return useAppStore().actions;
}

/** The store itself, for what subscribes without rendering (the editor's mirror). */
export function useAppStore(): AppStore {
  const store = useContext(StoreContext);
  if (store === null) throw new Error("a view outside of <StoreProvider>");
  return store;
}
