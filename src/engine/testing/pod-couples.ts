import { podsOfEnd } from "../insight/end-members";
import type { PictureEnd } from "../insight/picture-ends";
import type { PicturePair } from "../insight/picture-pair";
import { PROTOCOLS } from "../net/protocol";
import { WORDS } from "./random-world";

/** Ports around every one that a random policy could name. */
export const PORTS_AROUND = PROTOCOLS.flatMap((protocol) =>
  [...new Set(WORDS.ports.flatMap((port) => [port - 1, port, port + 1]))]
    .filter((port) => port >= 1 && port <= 65535)
    .map((port) => ({ protocol, port })),
);

/** Ids of any two pods of two ends. */
export function couplesOf(source: PictureEnd, target: PictureEnd): readonly (readonly [string, string])[] {
  return podsOfEnd(source).flatMap((from) =>
    podsOfEnd(target).flatMap((to) => (from === to ? [] : [[from.id, to.id] as const])),
  );
}

/** Whether asking every two pods says all of a pair: they are asked in one family, and pods that share none are not judged. */
export function isOfOneFamily({ groups, pairs, source, target }: PicturePair): boolean {
  const [{ families }] = groups;
  const isOne = families.length === 1 && groups.every((group) => group.families.join() === families.join());
  return isOne && pairs.all === couplesOf(source, target).length;
}
