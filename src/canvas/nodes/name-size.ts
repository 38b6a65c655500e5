/** Size of a letter's width, as a share of the size of the type. */
const LETTER = 0.6;
const PLAIN = 13;
const LARGEST = 26;
const SMALLEST = 10;

/** How a node's name is set: in full, whatever its length. */
export interface NameSize {
  /** In pixels, seen from near. */
  readonly near: number;
  /** Seen from afar, where a larger name can still be read. */
  readonly far: number;
  /** Whether it takes two lines. */
  readonly isBroken: boolean;
}

/** The sizes in which a name fits into so many pixels. */
export function nameSize(name: string, width: number): NameSize {
  const fits = (lines: number) => (width * lines) / (Math.max(1, name.length) * LETTER);
  const isBroken = fits(1) < PLAIN;
  // A broken line loses about a word's end of its room.
  const room = isBroken ? fits(1.7) : fits(1);
  return {
    near: Math.max(SMALLEST, Math.min(PLAIN, Math.floor(room))),
    far: Math.max(SMALLEST, Math.min(isBroken ? 18 : LARGEST, Math.floor(room))),
    isBroken,
  };
}

/** Below this height a card has smaller padlocks and gaps: nodes.css. */
const COMPACT_BELOW = 48;

export function isCompact({ height }: { readonly height: number }): boolean {
  return height < COMPACT_BELOW;
}

/** Width that is left for the name between the padlocks and the count of a card. */
export function roomForName(
  node: { readonly width: number; readonly height: number },
  { hasPadlocks, hasCount }: { readonly hasPadlocks: boolean; readonly hasCount: boolean },
): number {
  const [padding, padlocks, count] = isCompact(node) ? [8, 42, 33] : [16, 52, 40];
  return node.width - padding - (hasPadlocks ? padlocks : 0) - (hasCount ? count : 0);
}
