import type { PresumedPlace } from "./address-views";
import type { CompiledPolicies } from "./compile-policies";
import type { PortSetPool } from "./port-set-pool";
import type { Profile } from "./profile";
import { createRowStore, type RowStore, type Rows } from "./row-store";
import { createSidePool } from "./side-pool";
import { createSideTable, type SideTable } from "./side-table";

/** What an evaluator keeps of sides: numbered port sets, and the rows of each profile that was used last. */
export interface SideMemory {
  readonly pool: PortSetPool;
  /** Begins an evaluation; tables are made when they are asked for. */
  tablesFor(compiled: CompiledPolicies): (profile: Profile, presumed: PresumedPlace) => SideTable;
  /** Whether so many port sets of other times have gathered that it is better to begin anew. */
  isFull(): boolean;
}

/** Makes an empty memory. */
export function createSideMemory(): SideMemory {
  const sides = createSidePool();
  let stores = new Map<string, RowStore>();
  /** Those that the evaluation before this one used. */
  let before: ReadonlyMap<string, RowStore> = stores;
  let firstSize: number | null = null;
  let evaluations = 0;
  return {
    pool: sides.pool,
    tablesFor(compiled) {
      evaluations += 1;
      before = stores;
      stores = new Map();
      const [ownStores, earlier] = [stores, before];
      const rowsOf = new Map<string, Rows>();
      return (profile, presumed) =>
        createSideTable(compiled, profile, sides, (decided) => {
          const key = rowKey(decided, presumed);
          const known = rowsOf.get(key);
          if (known !== undefined) return known;
          const store = earlier.get(key) ?? createRowStore(decided, presumed, sides.pool);
          ownStores.set(key, store);
          const rows = store.rowsFor(compiled);
          rowsOf.set(key, rows);
          return rows;
        });
    },
    isFull() {
      if (evaluations > 0) firstSize ??= sides.pool.size;
      return sides.pool.size > MOST_SETS + GROWTH * (firstSize ?? 0);
    },
  };
}

/** Whether two profiles answer everything alike. */
export function isSameProfile(a: Profile, b: Profile): boolean {
  return (
    a === b ||
    (JSON.stringify({ ...a, podCidrs: [] }) === JSON.stringify({ ...b, podCidrs: [] }) && rangesOf(a) === rangesOf(b))
  );
}

const MOST_SETS = 4096;
const GROWTH = 4;

/** Equal for profiles whose rows are equal; traffic with the own node is in no row. */
function rowKey(profile: Profile, presumed: PresumedPlace): string {
  const { enforced, ipBlockMatchesPods, ipBlockMatchesNodes, endPort, hostNetworkAsNode } = profile;
  const answers = [enforced, ipBlockMatchesPods, ipBlockMatchesNodes, endPort, hostNetworkAsNode, presumed];
  return `${answers.join(" ")} ${rangesOf(profile)}`;
}

function rangesOf({ podCidrs }: Profile): string {
  return podCidrs.map(({ family, first, last }) => `${family} ${first}-${last}`).join();
}
