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

/** Gives the row of a source, to be asked in ascending order: some sources' cells of all ingress rows are gathered at once. */
function createPartJudge({ part, egress, ingress, rowNumbers, width, both }: PartWork): (source: number) => Int32Array {
  const { ofId, join } = both;
  const classes = rowNumbers.length;
  const all = ofId[PortSetPool.ALL] ?? 0;
  /** Of each source of the block the number of each ingress row, and 0 for the vacant. */
  const stride = ingress.length + 1;
  const gathered = new Int32Array(BLOCK * stride);
  let from = -BLOCK;
  const gather = (source: number) => {
    from = source;
    const sources = Math.min(BLOCK, width - from);
    for (const [number, row] of ingress.entries()) {
      const cells = row === null ? undefined : row[part];
      if (cells === undefined) for (let i = 0; i < sources; i++) gathered[i * stride + number] = all;
      else gatherRow(gathered, cells, ofId, { from, sources, stride, number });
    }
  };
  const out = new Int32Array(width);
  return (source) => {
    if (source >= from + BLOCK) gather(source);
    const start = (source - from) * stride;
    const cells = source < classes ? egress[source]?.[part] : undefined;
    if (cells === undefined) {
      take(out, gathered, start, rowNumbers);
      out.fill(source < classes ? all : 0, classes);
      return out;
    }
    if (join === null) meet(out, cells, ofId, gathered, start, rowNumbers);
    else joinEach(out, cells, gathered, start, rowNumbers, join);
    for (let to = classes; to < width; to++) out[to] = ofId[cells[to] ?? 0] ?? 0;
    return out;
  };
}

function gatherRow(
  gathered: Int32Array,
  cells: Uint32Array,
  ofId: Int32Array,
  { from, sources, stride, number }: { from: number; sources: number; stride: number; number: number },
): void {
  for (let i = 0; i < sources; i++) gathered[i * stride + number] = ofId[cells[from + i] ?? 0] ?? 0;
}

function take(out: Int32Array, gathered: Int32Array, start: number, rowNumbers: Int32Array): void {
  for (let to = 0; to < rowNumbers.length; to++) out[to] = gathered[start + (rowNumbers[to] ?? 0)] ?? 0;
}

/** The innermost loop: everything that passes both sides to the classes. */
function meet(
  out: Int32Array,
  cells: Uint32Array,
  ofId: Int32Array,
  gathered: Int32Array,
  start: number,
  rowNumbers: Int32Array,
): void {
  for (let to = 0; to < rowNumbers.length; to++) {
    out[to] = (ofId[cells[to] ?? 0] ?? 0) & (gathered[start + (rowNumbers[to] ?? 0)] ?? 0);
  }
}

/** The same with numbers that are ids. */
function joinEach(
  out: Int32Array,
  cells: Uint32Array,
  gathered: Int32Array,
  start: number,
  rowNumbers: Int32Array,
  join: (a: number, b: number) => number,
): void {
  for (let to = 0; to < rowNumbers.length; to++) {
    out[to] = join(gathered[start + (rowNumbers[to] ?? 0)] ?? 0, cells[to] ?? 0);
  }
}

const BLOCK = 64;
