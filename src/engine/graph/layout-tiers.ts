import type { Unit } from "./layout-boxes";

/** Units that call or are called, in columns from callers to callees, and those that have no part in it. */
export interface Tiers {
  readonly columns: readonly (readonly Unit[])[];
  readonly loose: readonly Unit[];
}

/**
 * Callers before callees: each unit one column after its last caller. Two that call each other say nothing about their
 * order; longer loops are cut where they are first met.
 */
export function tiersOf(units: readonly Unit[], links: readonly (readonly [string, string])[]): Tiers {
  const callees = oneWayLinks(units, links);
  const called = new Set([...callees.values()].flatMap((ids) => [...ids]));
  const inOrder = callersFirst(units, callees);
  const place = new Map(inOrder.map((id, i) => [id, i]));
  const rank = new Map<string, number>();
  for (const id of inOrder) {
    for (const callee of callees.get(id) ?? []) {
      const isForward = (place.get(callee) ?? 0) > (place.get(id) ?? 0);
      if (isForward) rank.set(callee, Math.max(rank.get(callee) ?? 0, (rank.get(id) ?? 0) + 1));
    }
  }
  const columns: Unit[][] = [];
  const loose: Unit[] = [];
  for (const unit of units) {
    if (!called.has(unit.id) && !callees.has(unit.id)) {
      loose.push(unit);
      continue;
    }
    const column = rank.get(unit.id) ?? 0;
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(unit);
  }
  return { columns: untangle(columns, callees), loose };
}

type Callees = ReadonlyMap<string, ReadonlySet<string>>;

function oneWayLinks(units: readonly Unit[], links: readonly (readonly [string, string])[]): Callees {
  const ids = new Set(units.map(({ id }) => id));
  const all = new Map<string, Set<string>>();
  for (const [from, to] of links) {
    if (from === to || !ids.has(from) || !ids.has(to)) continue;
    const known = all.get(from);
    if (known === undefined) all.set(from, new Set([to]));
    else known.add(to);
  }
  const oneWay = [...all].map(
    ([from, to]) => [from, new Set([...to].filter((id) => !all.get(id)?.has(from)))] as const,
  );
  return new Map(oneWay.filter(([, to]) => to.size > 0));
}

/** Every caller before those that it calls, as far as there are no loops. */
function callersFirst(units: readonly Unit[], callees: Callees): readonly string[] {
  const called = new Set([...callees.values()].flatMap((ids) => [...ids]));
  const finished: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const callee of callees.get(id) ?? []) visit(callee);
    finished.push(id);
  };
  for (const { id } of units) if (!called.has(id)) visit(id);
  for (const { id } of units) visit(id);
  return finished.reverse();
}

/** Orders each column by where the callers of its units stand, so that fewer lines cross. */
function untangle(columns: readonly (readonly Unit[])[], callees: Callees): readonly (readonly Unit[])[] {
  const rows = new Map<string, number[]>();
  return columns.map((column) => {
    const wished = column.map((unit, i) => {
      const callers = rows.get(unit.id);
      return { unit, row: callers === undefined ? i : callers.reduce((sum, row) => sum + row, 0) / callers.length, i };
    });
    const ordered = wished.sort((a, b) => a.row - b.row || a.i - b.i).map(({ unit }) => unit);
    for (const [row, { id }] of ordered.entries()) {
      for (const callee of callees.get(id) ?? []) {
        const known = rows.get(callee);
        if (known === undefined) rows.set(callee, [row]);
        else known.push(row);
      }
    }
    return ordered;
  });
}
