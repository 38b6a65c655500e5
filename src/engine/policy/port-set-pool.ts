import { ALL_PORTS, intersectPorts, NO_PORTS, type PortSet, portSetKey, unionPorts } from "../net/port-set";

/** Numbers equal port sets once, so that a verdict is a number and joining two is a look-up. */
export class PortSetPool {
  static readonly NONE = 0;
  static readonly ALL = 1;

  private readonly sets: PortSet[] = [];
  private readonly ids = new Map<string, number>();
  private readonly unions = new Map<number, number>();
  private readonly intersections = new Map<number, number>();

  constructor() {
    this.idOf(NO_PORTS);
    this.idOf(ALL_PORTS);
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
    return this.memo(this.unions, a, b, unionPorts);
  }

  intersection(a: number, b: number): number {
    if (a === b || b === PortSetPool.ALL || a === PortSetPool.NONE) return a;
    if (a === PortSetPool.ALL || b === PortSetPool.NONE) return b;
    return this.memo(this.intersections, a, b, intersectPorts);
  }

  private memo(table: Map<number, number>, a: number, b: number, join: (x: PortSet, y: PortSet) => PortSet): number {
    const key = a < b ? a * PAIR + b : b * PAIR + a;
    const known = table.get(key);
    if (known !== undefined) return known;
    const id = this.idOf(join(this.setOf(a), this.setOf(b)));
    table.set(key, id);
    return id;
  }
}

/** More sets than a pool will hold; two ids make one exact number. */
const PAIR = 2 ** 26;
