import type { Family } from "../net/ip-address";
import type { PortSet } from "../net/port-set";
import type { Evaluation } from "./evaluation";
import { cutPorts } from "./port-atoms";
import { PortSetPool } from "./port-set-pool";
import type { SideRow } from "./side-rows";

/**
 * What passes both sides from one source to every destination, as numbers of {@link AllVerdicts}. Index: a class's index,
 * or the number of classes plus a group of the address space, and last *anyone*. 0 is no port: so are vacant classes,
 * and where both ends are addresses.
 */
export interface VerdictRow {
  /** By the same index. Sources are all classes that are not vacant, then groups, then *anyone*. */
  readonly source: number;
  /** Overwritten by the next row. */
  readonly sure: Int32Array;
  /** The same array where nothing is open. */
  readonly possible: Int32Array;
}

/** The verdicts of all pairs in one family, on all ports. */
export interface AllVerdicts {
  /** One row after the other; nothing of the size of all pairs is kept. */
  rows(): Generator<VerdictRow, void, void>;
  /** The ports that a number stands for; equal sets have equal numbers. */
  setOf(number: number): PortSet;
}

/**
 * Judges every class and group with every other, as {@link SideTable.rowOf} of both sides together say. What policies have
 * no say in is not in it and must be asked of the pair: a pod and itself, a pod and its own node (and hostNetwork pods
 * there, where they act as nodes), and the ends that are nodes.
 */
export function judgeAll({ compiled, sides, pool }: Evaluation, family: Family): AllVerdicts {
  const { classes } = compiled.table;
  const count = classes.length;
  const width = count + compiled.space.groups.length + 1;
  const egress = classes.map((each) => (each.isVacant ? null : sides.rowOf(each, "egress", family)));
  const numbers = new Map<SideRow | null, number>();
  const rowNumbers = Int32Array.from(classes, (each) => {
    if (each.isVacant) return -1;
    const row = sides.rowOf(each, "ingress", family);
    const number = numbers.get(row) ?? numbers.size;
    numbers.set(row, number);
    return number;
  });
  /** Ingress rows, each once; a vacant class has the number after the last. */
  const ingress = [...numbers.keys()];
  for (const { index, isVacant } of classes) if (isVacant) rowNumbers[index] = ingress.length;
  const isOpen = [...ingress, ...egress].some((row) => row !== null && row.sure !== row.possible);
  const both = numberSets(pool);
  const judgePart = (part: "sure" | "possible") => createPartJudge({ part, egress, ingress, rowNumbers, width, both });
  return {
    setOf: both.setOf,
    *rows() {
      const sure = judgePart("sure");
      const possible = isOpen ? judgePart("possible") : sure;
      for (let source = 0; source < width; source++) {
        if (classes[source]?.isVacant) continue;
        yield { source, sure: sure(source), possible: possible(source) };
      }
    },
  };
}

/** Numbers port sets so that those of two sides can be joined. */
interface JoinedNumbers {
  /** By pool id. */
  readonly ofId: Int32Array;
  /** What is in both; null: `&`. */
  readonly join: ((a: number, b: number) => number) | null;
  readonly setOf: (number: number) => PortSet;
}

function numberSets(pool: PortSetPool): JoinedNumbers {
  const sets = Array.from({ length: pool.size }, (_, id) => pool.setOf(id));
  const atoms = cutPorts(sets);
  if (atoms !== null) return { ofId: atoms.masks, join: null, setOf: atoms.setOf };
  const ofId = Int32Array.from(sets.keys());
  return { ofId, join: (a, b) => pool.intersection(a, b), setOf: (id) => pool.setOf(id) };
}

interface PartWork {
  readonly part: "sure" | "possible";
  /** By class; null: all is let out. */
  readonly egress: readonly (SideRow | null)[];
  readonly ingress: readonly (SideRow | null)[];
  readonly rowNumbers: Int32Array;
  readonly width: number;
  readonly both: JoinedNumbers;
}

/**
 * Gives the row of a source, to be asked in ascending order: what lets some sources in is gathered at once. Only where
 * something does are both sides joined, for most pairs of a cluster with policies nothing.
 */
function createPartJudge({ part, egress, ingress, rowNumbers, width, both }: PartWork): (source: number) => Int32Array {
  const { ofId, join } = both;
  const classes = rowNumbers.length;
  const all = ofId[PortSetPool.ALL] ?? 0;
  const behind = classesBehind(rowNumbers, ingress.length);
  const open = emptyLists(ingress.length);
  let from = -BLOCK;
  const gather = (source: number) => {
    from = source;
    const sources = Math.min(BLOCK, width - from);
    clearLists(open);
    for (const [number, row] of ingress.entries()) {
      if (row === null) listEverywhere(open, number, all, sources);
      else listRow(open, number, row[part], ofId, from, sources);
    }
  };
  const out = new Int32Array(width);
  return (source) => {
    if (source >= from + BLOCK) gather(source);
    const slot = source - from;
    out.fill(0);
    const cells = source < classes ? egress[source]?.[part] : undefined;
    if (cells === undefined) {
      take(out, open, slot, behind);
      if (source < classes) out.fill(all, classes);
      return out;
    }
    if (join === null) meet(out, cells, ofId, open, slot, behind);
    else joinEach(out, cells, join, open, slot, behind);
    for (let to = classes; to < width; to++) out[to] = ofId[cells[to] ?? 0] ?? 0;
    return out;
  };
}

/** For each ingress row the classes that have it: those of row `n` stand in `order` from `starts[n]` to `starts[n + 1]`. */
interface ClassesBehind {
  readonly starts: Int32Array;
  readonly order: Int32Array;
}

/** @param rows - how many there are; classes with this number and higher have none */
function classesBehind(rowNumbers: Int32Array, rows: number): ClassesBehind {
  const starts = new Int32Array(rows + 2);
  for (let i = 0; i < rowNumbers.length; i++) {
    const next = (rowNumbers[i] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let number = 0; number <= rows; number++) starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const order = new Int32Array(rowNumbers.length);
  const filled = starts.slice();
  for (let i = 0; i < rowNumbers.length; i++) {
    const number = rowNumbers[i] ?? 0;
    const at = filled[number] ?? 0;
    order[at] = i;
    filled[number] = at + 1;
  }
  return { starts, order };
}

/** For each source of a block the ingress rows that let it in. */
interface OpenRows {
  /** The list of the `i`th source begins at `i * stride`. */
  readonly stride: number;
  /** Where each list ends. */
  readonly ends: Int32Array;
  /** The number of a row and what it lets in (never 0), in turn. */
  readonly lists: Int32Array;
}

function emptyLists(rows: number): OpenRows {
  const stride = 2 * rows;
  return { stride, ends: new Int32Array(BLOCK), lists: new Int32Array(BLOCK * stride) };
}

function clearLists({ stride, ends }: OpenRows): void {
  for (let i = 0; i < ends.length; i++) ends[i] = i * stride;
}

function listEverywhere({ ends, lists }: OpenRows, number: number, all: number, sources: number): void {
  for (let i = 0; i < sources; i++) {
    const end = ends[i] ?? 0;
    lists[end] = number;
    lists[end + 1] = all;
    ends[i] = end + 2;
  }
}

function listRow(
  { ends, lists }: OpenRows,
  number: number,
  cells: Uint32Array,
  ofId: Int32Array,
  from: number,
  sources: number,
): void {
  for (let i = 0; i < sources; i++) {
    const id = cells[from + i] ?? PortSetPool.NONE;
    if (id === PortSetPool.NONE) continue;
    const end = ends[i] ?? 0;
    lists[end] = number;
    lists[end + 1] = ofId[id] ?? 0;
    ends[i] = end + 2;
  }
}

/** What is let in, where all is let out. */
function take(
  out: Int32Array,
  { stride, ends, lists }: OpenRows,
  slot: number,
  { starts, order }: ClassesBehind,
): void {
  const end = ends[slot] ?? 0;
  for (let at = slot * stride; at < end; at += 2) {
    const row = lists[at] ?? 0;
    const lets = lists[at + 1] ?? 0;
    const last = starts[row + 1] ?? 0;
    for (let i = starts[row] ?? 0; i < last; i++) out[order[i] ?? 0] = lets;
  }
}

/** The innermost loop: everything that passes both sides to the classes. */
function meet(
  out: Int32Array,
  cells: Uint32Array,
  ofId: Int32Array,
  { stride, ends, lists }: OpenRows,
  slot: number,
  { starts, order }: ClassesBehind,
): void {
  const end = ends[slot] ?? 0;
  for (let at = slot * stride; at < end; at += 2) {
    const row = lists[at] ?? 0;
    const lets = lists[at + 1] ?? 0;
    const last = starts[row + 1] ?? 0;
    for (let i = starts[row] ?? 0; i < last; i++) {
      const to = order[i] ?? 0;
      out[to] = (ofId[cells[to] ?? 0] ?? 0) & lets;
    }
  }
}

/** The same with numbers that are ids. */
function joinEach(
  out: Int32Array,
  cells: Uint32Array,
  join: (a: number, b: number) => number,
  { stride, ends, lists }: OpenRows,
  slot: number,
  { starts, order }: ClassesBehind,
): void {
  const end = ends[slot] ?? 0;
  for (let at = slot * stride; at < end; at += 2) {
    const row = lists[at] ?? 0;
    const lets = lists[at + 1] ?? 0;
    const last = starts[row + 1] ?? 0;
    for (let i = starts[row] ?? 0; i < last; i++) {
      const to = order[i] ?? 0;
      out[to] = join(lets, cells[to] ?? 0);
    }
  }
}

/** How many sources' lists are made at once: so many that each row is read in stretches, so few that all lists are at hand. */
const BLOCK = 128;
