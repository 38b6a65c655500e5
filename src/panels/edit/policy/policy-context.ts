import { createContext, useContext } from "react";
import type { PeerDraft, PolicyOffer, RuleDirection } from "../../../engine";
import type { LiveEdit } from "./use-live-edit";

/** What all controls of a policy's form share. */
export interface PolicyEditing {
  /** `namespace/name`. */
  readonly policy: string;
  /** Of the policy. */
  readonly namespace: string;
  /** Of the text that the controls show. */
  readonly revision: number;
  readonly suggestions: PolicyOffer["suggestions"];
  readonly change: LiveEdit["change"];
  readonly moves: LiveEdit["moves"];
  /** Which part is being put together; null: none. One at a time. */
  readonly composed: string | null;
  /** What the peer that is being put together comes to. */
  readonly draft: PolicyOffer["draft"];
  compose(part: string | null): void;
  setDraft(draft: { readonly direction: RuleDirection; readonly peer: PeerDraft } | null): void;
}

const PolicyContext = createContext<PolicyEditing | null>(null);

export const PolicyEditingProvider = PolicyContext.Provider;

/** @throws outside of the form of a policy */
export function usePolicyEditing(): PolicyEditing {
  const editing = useContext(PolicyContext);
  if (editing === null) throw new Error("a control of a policy's form stands outside of one");
  return editing;
}
