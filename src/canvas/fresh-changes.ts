import type { ConnectionChange, EditChange } from "../engine";

/** What an edit has just done to the connection of a line. */
export interface FreshChange {
  readonly kind: ConnectionChange["kind"];
  /** The ports of it: `8080`. */
  readonly ports: string;
}

export type ChangeKind = FreshChange["kind"];
export type FreshChanges = ReadonlyMap<string, FreshChange>;

/** What is seen to have changed, by edge: what happened beyond the ports asked leaves the line as it was. */
export function freshChanges({ connections }: EditChange): FreshChanges {
  const seen = connections.filter(({ isBeyondProbe }) => !isBeyondProbe);
  return new Map(
    seen.flatMap(({ edgeId, moreEdges = [], kind, ports }) =>
      [edgeId, ...moreEdges].map((id) => [id, { kind, ports }] as const),
    ),
  );
}
