import type { EditWish } from "./edit/edit-wish";
import type { NearMissKind } from "./edit/near-miss/near-change";
import type { EditEffects } from "./edit-effects";
import type { TraceRequest } from "./insight/trace/connection-trace";
import type { Protocol } from "./net/protocol";
import type { Place } from "./source/range";

/** What does not get through: a pair of the picture (over the ports asked about), one connection, or a way to a name. */
export type NearMissQuestion =
  | { readonly kind: "edge"; readonly edgeId: string }
  | ({ readonly kind: "connection" } & AskedConnection)
  | { readonly kind: "trace"; readonly request: TraceRequest };

/** One connection between endpoints as the command line writes them: `namespace/pod`, or an address. */
export interface AskedConnection {
  readonly source: string;
  readonly destination: string;
  readonly protocol: Protocol;
  /** On the destination. */
  readonly port: number;
}

/** Edits that would let something through, each proved by evaluating the text that it leaves. */
export interface NearMisses {
  /**
   * Smallest first; at most four, no two of which leave the same text. Of what gets through already: two peers of a rule that
   * may have been meant as one, after which it would be denied.
   */
  readonly misses: readonly NearMiss[];
  /** Why there are none, as a sentence; null where there are some. */
  readonly none: string | null;
  /** True where `none` says that what is off does it: with it put back the verdict is the other one. Absent: false. */
  readonly isOfOff?: boolean;
}

/** One edit, and what came near. */
export interface NearMiss {
  readonly kind: NearMissKind;
  /** What came near, with the value that was wanted and the one that was found; names stand in backticks. */
  readonly sentence: string;
  /** What a button says, without a stop: “Add a namespaceSelector to ingress rule 2 of allow-web”. */
  readonly action: string;
  /** What is written when it is applied. */
  readonly wish: EditWish;
  /** The characters that it is about; null where no text is. */
  readonly place: Place | null;
  /** Line of `place`, from 1; null with it. */
  readonly line: number | null;
  /** All that it opens and closes, what is asked for among it. */
  readonly effects: EditEffects;
}
