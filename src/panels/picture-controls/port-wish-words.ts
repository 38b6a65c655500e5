import type { PortWish } from "../../engine";

/** “TCP 5432”, “53”, “8000–8100”, “UDP”, “http”. */
export function portWishWords(wish: PortWish): string {
  if (wish.kind === "name") return wish.name;
  const { protocol, from, to } = wish;
  if (from === 1 && to === LAST_PORT) return protocol ?? "any";
  const numbers = from === to ? `${from}` : `${from}–${to}`;
  return protocol === null ? numbers : `${protocol} ${numbers}`;
}

/** Whether both are about the same ports. */
export function isSamePortWish(a: PortWish, b: PortWish): boolean {
  return a.kind === b.kind && portWishWords(a) === portWishWords(b);
}

const LAST_PORT = 65_535;
