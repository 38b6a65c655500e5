import type { Place, RadiusQuestion, TraceRequest } from "../engine";

/** Something in the picture. */
export type Selectable =
  | { readonly kind: "node"; readonly id: string }
  | { readonly kind: "edge"; readonly id: string }
  /** A Service or an Ingress. */
  | { readonly kind: "door"; readonly id: string };

/** The selection in a file: UTF-16 offsets; a caret where both are equal. `head` is the end that moves. */
export interface Caret {
  readonly file: string;
  readonly anchor: number;
  readonly head: number;
}

/** A wish that the editor shows a place. A wish for the same place is a new object. */
export interface RevealRequest {
  readonly place: Place;
}

/** What the user points at. Ids may be gone from the newest picture; {@link selectedEdge} and its like look them up. */
export interface SelectionState {
  readonly selected: Selectable | null;
  readonly hovered: Selectable | null;
  readonly reveal: RevealRequest | null;
  /** Where the editor's caret stands; null before it was ever in a text. */
  readonly caret: Caret | null;
  /** The way that is asked about step by step; null: none is. */
  readonly tracing: TraceRequest | null;
  /** Who reaches whom is asked about, and shown while nothing is selected; null: it is not. */
  readonly radius: RadiusAsked | null;
}

/** A question about who reaches whom, and how many steps of the answer are shown; null: all. */
export interface RadiusAsked {
  readonly question: RadiusQuestion;
  readonly most: number | null;
}

export const initialSelection: SelectionState = {
  selected: null,
  hovered: null,
  reveal: null,
  caret: null,
  tracing: null,
  radius: null,
};

/** Whether both point at the same thing, or at nothing. */
export function isSameSelectable(a: Selectable | null, b: Selectable | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
