/** Remembers a number for each combination of four others. A look-up makes no object, so it may be asked for every pair. */
export class NumberTable {
  private slots = new Int32Array(WIDTH * 1024);
  private mask = 1023;
  private size = 0;

  /** 0: none was set. Of the third key the last 32 bits count, the others are integers of 31 bits. */
  get(a: number, b: number, long: number, d: number): number {
    const c = long | 0;
    const { slots, mask } = this;
    for (let at = hashOf(a, b, c, d) & mask; ; at = (at + 1) & mask) {
      const slot = at * WIDTH;
      const value = slots[slot] ?? 0;
      if (value === 0) return 0;
      if (slots[slot + 1] === a && slots[slot + 2] === b && slots[slot + 3] === c && slots[slot + 4] === d)
        return value;
    }
  }

  /** @param value - not 0; of a combination that has none yet */
  set(a: number, b: number, c: number, d: number, value: number): void {
    if (++this.size * 2 > this.mask) this.grow();
    const { slots, mask } = this;
    let at = hashOf(a, b, c, d) & mask;
    while (slots[at * WIDTH] !== 0) at = (at + 1) & mask;
    const slot = at * WIDTH;
    slots[slot] = value;
    slots[slot + 1] = a;
    slots[slot + 2] = b;
    slots[slot + 3] = c;
    slots[slot + 4] = d;
  }

  private grow(): void {
    const old = this.slots;
    this.mask = this.mask * 2 + 1;
    this.slots = new Int32Array(WIDTH * (this.mask + 1));
    this.size = 0;
    for (let slot = 0; slot < old.length; slot += WIDTH) {
      const value = old[slot] ?? 0;
      if (value === 0) continue;
      this.set(old[slot + 1] ?? 0, old[slot + 2] ?? 0, old[slot + 3] ?? 0, old[slot + 4] ?? 0, value);
    }
    this.size++;
  }
}

/** The value and its four keys. */
const WIDTH = 5;

function hashOf(a: number, b: number, c: number, d: number): number {
  const hash =
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  return hash ^ (hash >>> 15);
}
