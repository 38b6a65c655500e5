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
  const changes = new Map<string, FreshChange>();
  for (const { edgeId, moreEdges = [], kind, ports } of seen) {
    // of what two parts of an end outside did, the line says what is told first
    for (const id of [edgeId, ...moreEdges]) if (!changes.has(id)) changes.set(id, { kind, ports });
  }
  return changes;
}
