import type { PolicyIntent } from "../../../engine";

/** Revisions between which only this form wrote, and took nothing out: parts stand where it shows them. */
interface OwnWrites {
  readonly first: number;
  readonly last: number;
}

export const noWrites: OwnWrites = { first: -1, last: -1 };

/**
 * Whether parts of a form still stand where it shows them.
 *
 * @param shown - revision of what it shows; null: it shows nothing yet
 * @param revision - of the text
 */
export function standsAsShown(shown: number | null, revision: number, own: OwnWrites): boolean {
  if (shown === null) return false;
  return shown === revision || (revision === own.last && shown >= own.first);
}

/**
 * What holds after the form has written.
 *
 * @param before - revision of the text that it wrote into
 * @param after - revision that came of it
 */
export function afterWriting(
  own: OwnWrites,
  intents: readonly PolicyIntent[],
  before: number,
  after: number,
): OwnWrites {
  if (movesParts(intents)) return { first: after, last: after };
  return { first: before === own.last ? own.first : before, last: after };
}

/** Whether parts have other positions after these. */
export function movesParts(intents: readonly PolicyIntent[]): boolean {
  return intents.some(({ kind }) => MOVING.has(kind));
}

/** After these, parts have other positions than the form shows. */
const MOVING: ReadonlySet<PolicyIntent["kind"]> = new Set<PolicyIntent["kind"]>([
  "remove-rule",
  "remove-peer",
  "remove-port",
  "remove-except",
  "remove-requirement",
  "admit-everyone",
  "open-every-port",
  "set-isolation",
]);
