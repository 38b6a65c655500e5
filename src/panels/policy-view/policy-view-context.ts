import { createContext, useContext } from "react";
import type { Place } from "../../engine";

/** What the parts of a policy's picture can do. */
interface PolicyViewing {
  /** The workload that is pointed at; null: none. Its chips are marked wherever they stand. */
  readonly pointed: string | null;
  point(workload: string | null): void;
  reveal(place: Place): void;
  /** Shows another policy. */
  show(policy: string): void;
}

const Context = createContext<PolicyViewing>({ pointed: null, point: () => {}, reveal: () => {}, show: () => {} });

export const PolicyViewingProvider = Context.Provider;

export function usePolicyViewing(): PolicyViewing {
  return useContext(Context);
}
