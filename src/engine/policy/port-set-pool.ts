import { ALL_PORTS, intersectPorts, NO_PORTS, type PortSet, portSetKey, unionPorts } from "../net/port-set";

/** Numbers equal port sets once, so that a verdict is a number and joining two is a look-up. */
export class PortSetPool {
  static readonly NONE = 0;
  static readonly ALL = 1;

  private readonly sets: PortSet[] = [];
  private readonly ids = new Map<string, number>();
  private readonly unions = new PairTable();
  private readonly intersections = new PairTable();

  constructor() {
    this.idOf(NO_PORTS);
    this.idOf(ALL_PORTS);
  }

  /** How many different sets it has numbered: ids are below it. */
  get size(): number {
    return this.sets.length;
  }

  idOf(set: PortSet): number {
    const key = portSetKey(set);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.sets.length);
    return this.sets.push(set) - 1;
  }

  setOf(id: number): PortSet {
    return this.sets[id] ?? NO_PORTS;
  }

  union(a: number, b: number): number {
    if (a === b || b === PortSetPool.NONE || a === PortSetPool.ALL) return a;
    if (a === PortSetPool.NONE || b === PortSetPool.ALL) return b;
    return this.unions.get(a, b) ?? this.join(this.unions, a, b, unionPorts);
  }

  intersection(a: number, b: number): number {
    if (a === b || b === PortSetPool.ALL || a === PortSetPool.NONE) return a;
    if (a === PortSetPool.ALL || b === PortSetPool.NONE) return b;
    return this.intersections.get(a, b) ?? this.join(this.intersections, a, b, intersectPorts);
  }

  private join(table: PairTable, a: number, b: number, join: (x: PortSet, y: PortSet) => PortSet): number {
    const id = this.idOf(join(this.setOf(a), this.setOf(b)));
    table.set(a, b, id);
    return id;
  }
}

/** What two ids in either order come to: an array while ids are small, beyond it a map. */
class PairTable {
  private side = 0;
  private small = new Int32Array(0);
  private readonly large = new Map<number, number>();

  get(a: number, b: number): number | undefined {
    if (a < this.side && b < this.side) {
      const found = this.small[a * this.side + b] ?? 0;
      return found === 0 ? undefined : found - 1;
    }
    return this.large.get(a < b ? a * PAIR + b : b * PAIR + a);
  }

  set(a: number, b: number, id: number): void {
    const larger = Math.max(a, b);
    if (larger >= LARGEST_SIDE) {
      this.large.set(Math.min(a, b) * PAIR + larger, id);
      return;
    }
    if (larger >= this.side) this.grow(larger);
    this.small[a * this.side + b] = id + 1;
    this.small[b * this.side + a] = id + 1;
  }

  /** What was known is forgotten: it is found again when it is asked. */
  private grow(id: number): void {
    this.side = Math.max(FIRST_SIDE, this.side);
    while (this.side <= id) this.side *= 4;
    this.small = new Int32Array(this.side * this.side);
  }
}

const FIRST_SIDE = 16;
const LARGEST_SIDE = 1024;
/** More sets than a pool will hold; two ids make one exact number. */
const PAIR = 2 ** 26;
