/** How one plain value came from another, so that only what is new has to cross the worker's door. */
export type PackedChange =
  | { readonly kind: "kept" }
  | { readonly kind: "value"; readonly value: unknown }
  /** An object: every field that it has now. */
  | { readonly kind: "fields"; readonly fields: Readonly<Record<string, PackedChange>> }
  | { readonly kind: "list"; readonly pieces: readonly ListPiece[] };

/** A stretch of a list: `count` items that stood at `from` in the list before, or new ones. */
export type ListPiece =
  | { readonly from: number; readonly count: number }
  | { readonly from: null; readonly items: readonly unknown[] };

/** The value after a change; what it kept of the value `before` is the same object as there. */
export function unpackChange(change: PackedChange, before: unknown): unknown {
  switch (change.kind) {
    case "kept":
      return before;
    case "value":
      return change.value;
    case "fields": {
      // Safe: fields are packed against an object only, and what it lacks is packed as a value.
      const former = before as Readonly<Record<string, unknown>>;
      const fields = Object.entries(change.fields).map(([key, each]) => [key, unpackChange(each, former[key])]);
      return Object.fromEntries(fields);
    }
    case "list": {
      // Safe: pieces are packed against a list only.
      const former = before as readonly unknown[];
      return change.pieces.flatMap((piece) =>
        piece.from === null ? piece.items : former.slice(piece.from, piece.from + piece.count),
      );
    }
  }
}
