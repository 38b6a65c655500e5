import type { Family } from "../net/ip-address";
import type { CompiledRule, IsolatingSet } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import { PortSetPool } from "./port-set-pool";
import { cellOfPlace } from "./row-cell";
import type { RowContext, SeenPlace } from "./row-context";

/** The row that is being made. */
export interface RowWork {
  readonly context: RowContext;
  readonly set: IsolatingSet;
  readonly subject: EndpointClass;
  readonly family: Family;
  /** Becomes true where what is sure and what is possible may differ. */
  isOpen: boolean;
}

/** What is filled: what is certainly let through, or what possibly is. */
export type Part = "sure" | "possible";

/** Fills all cells of a row by walking what its rules select: what no rule selects costs nothing. */
export function fillCells(work: RowWork, part: Part): Uint32Array {
  const { context, set } = work;
  const { table, space } = context.compiled;
  const firstGroup = table.classes.length;
  const cells = new Uint32Array(firstGroup + space.groups.length + 1);
  let everyone: number = PortSetPool.NONE;
  for (const rule of set.rules) {
    if (rule.peers.length === 0) everyone = context.pool.union(everyone, plainId(work, rule, part));
  }
  if (everyone !== PortSetPool.NONE) cells.fill(everyone);
  if (everyone === PortSetPool.ALL) return cells;
  for (const rule of set.rules) {
    const plain = plainId(work, rule, part);
    const isNamed = namesOnOthers(work, rule);
    if (rule.peers.length === 0 && isNamed) addNamed(cells, [...table.classes.keys()], work, rule, part);
    for (const peer of rule.peers) {
      if (peer.kind === "ipBlock") {
        for (const group of peer.groups) add(cells, firstGroup + group, plain, context.pool);
      } else if (isNamed) addNamed(cells, peer.classes, work, rule, part);
      else addToPods(cells, peer.classes, plain, context);
    }
  }
  addByAddress(cells, work, part);
  return cells;
}

/** The ports of a rule that are the same for every other end. */
function plainId(work: RowWork, { rule, direction }: CompiledRule, part: Part): number {
  const ids = work.context.portsOf(rule);
  const plain = direction === "ingress" ? ids.on(work.subject.portNames) : ids.plain;
  if (plain.sure !== plain.possible) work.isOpen = true;
  return plain[part];
}

/** Whether a rule has port names that are looked up on the other end. */
function namesOnOthers({ context }: RowWork, { rule, direction }: CompiledRule): boolean {
  return direction === "egress" && context.portsOf(rule).hasNames;
}

function addToPods(cells: Uint32Array, classes: Int32Array, id: number, context: RowContext): void {
  const { pool } = context;
  const nodeLike = context.nodeLike();
  for (let i = 0; i < classes.length; i++) {
    const index = classes[i] ?? 0;
    if (nodeLike === null || nodeLike[index] === 0) add(cells, index, id, pool);
  }
}

function addNamed(
  cells: Uint32Array,
  classes: Int32Array | readonly number[],
  work: RowWork,
  { rule }: CompiledRule,
  part: Part,
): void {
  const { pool, portsOf, compiled } = work.context;
  const nodeLike = work.context.nodeLike();
  const ports = portsOf(rule);
  for (let i = 0; i < classes.length; i++) {
    const index = classes[i] ?? 0;
    const other = compiled.table.classes[index];
    if (other === undefined || nodeLike?.[index] === 1) continue;
    const ids = ports.on(other.portNames);
    if (ids.sure !== ids.possible) work.isOpen = true;
    add(cells, index, ids[part], pool);
  }
}

/** What ipBlocks let through to or from pods, by where they see them. */
function addByAddress(cells: Uint32Array, work: RowWork, part: Part): void {
  const { rules } = work.set;
  if (!rules.some(({ peers }) => peers.some(({ kind }) => kind === "ipBlock"))) return;
  const blocks = rules.flatMap((rule) => rule.peers.flatMap((peer) => (peer.kind === "ipBlock" ? { rule, peer } : [])));
  const { pool, compiled } = work.context;
  const places = work.context.places(work.family);
  for (const group of new Set(blocks.flatMap(({ peer }) => peer.groups))) {
    for (const place of places.ofGroup.get(group) ?? []) {
      if (place.matching === "depends") work.isOpen = true;
      if (place.matching === "depends" && part === "sure") continue;
      const id = cells[compiled.table.classes.length + group] ?? PortSetPool.NONE;
      for (const index of place.classes) add(cells, index, id, pool);
    }
  }
  for (const { rule, peer } of blocks) {
    if (!namesOnOthers(work, rule)) continue;
    for (const group of peer.groups) {
      for (const place of places.ofGroup.get(group) ?? []) {
        if (place.nodeLike || (place.matching === "depends" && part === "sure")) continue;
        addNamed(cells, place.classes, work, rule, part);
      }
    }
  }
  for (const place of places.open) addOpenPlace(cells, work, part, place);
}

function addOpenPlace(cells: Uint32Array, work: RowWork, part: Part, place: SeenPlace): void {
  const { context, set, subject } = work;
  const hasNames = !place.nodeLike && set.rules.some((rule) => namesOnOthers(work, rule));
  const found = new Map<unknown, number>();
  for (const index of place.classes) {
    const names = hasNames ? (context.compiled.table.classes[index]?.portNames ?? null) : null;
    let id = found.get(names);
    if (id === undefined) {
      const ids = cellOfPlace(context, set, subject, place.groups, names);
      const sure = place.matching === "depends" ? PortSetPool.NONE : ids.sure;
      if (sure !== ids.possible) work.isOpen = true;
      id = part === "sure" ? sure : ids.possible;
      found.set(names, id);
    }
    add(cells, index, id, context.pool);
  }
}

function add(cells: Uint32Array, index: number, id: number, pool: PortSetPool): void {
  const before = cells[index] ?? PortSetPool.NONE;
  if (before === PortSetPool.NONE) cells[index] = id;
  else if (before !== id) cells[index] = pool.union(before, id);
}
