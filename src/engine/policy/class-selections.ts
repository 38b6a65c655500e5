import type { Cluster } from "../cluster/cluster";
import { selectorMatches } from "../kube/label-selector";
import type { LabelSelector, Namespace, NetworkPolicy, PodPeer } from "../kube/objects";
import type { ClassTable, EndpointClass } from "./endpoint-classes";
import { indexLabels, type LabelIndex } from "./label-index";

/** Which classes selectors select; each different selector is matched once, and again only for classes that changed. */
export interface ClassSelections {
  /**
   * Goes on with a table, and with the namespaces of a cluster. False: what is selected is what it was; selections of
   * before hold, but none of a table of another lineage.
   */
  follow(cluster: Cluster, table: ClassTable): boolean;
  /** What a policy selects. */
  ofSubjects(policy: NetworkPolicy): Selection;
  /** What a peer selects, in a policy of this namespace. */
  ofPeer(peer: PodPeer, namespace: string): Selection;
  /** Indices of the classes, ascending; the same array as long as they are the same. */
  classesOf(selection: Selection): Int32Array;
}

/** A selector with where it looks; ask {@link ClassSelections.classesOf} for what it selects. */
export interface Selection {
  readonly podSelector: LabelSelector | null;
  /** Null: `home` alone. */
  readonly namespaceSelector: LabelSelector | null;
  readonly home: string;
  /** Names of the namespaces that it looks into. */
  namespaces: ReadonlySet<string>;
  namespacesVersion: number;
  tableVersion: number;
  classes: Int32Array;
}

/** Makes selections that nothing was asked of yet. */
export function createClassSelections(): ClassSelections {
  let table: ClassTable | null = null;
  let namespaces: readonly Namespace[] = [];
  let namespacesVersion = 0;
  let namespaceIndex: LabelIndex | null = null;
  const namespacesByKey = new Map<string, ReadonlySet<string>>();
  let classIndexes: ClassIndexes | null = null;
  const selections = new Map<string, Selection>();
  /** How many there were when all policies had been compiled for the first time; null before. */
  let firstSize: number | null = null;
  const namespacesOf = ({ namespaceSelector, home }: Selection): ReadonlySet<string> => {
    const key = namespaceSelector === null ? `in ${home}` : selectorKey(namespaceSelector);
    const known = namespacesByKey.get(key);
    if (known !== undefined) return known;
    const found = new Set([home]);
    if (namespaceSelector !== null) {
      namespaceIndex ??= indexLabels(namespaces.map(({ labels }) => labels));
      found.clear();
      for (const position of namespaceIndex.select(namespaceSelector)) found.add(namespaces[position]?.name ?? "");
    }
    namespacesByKey.set(key, found);
    return found;
  };
  const bringUpToDate = (selection: Selection, { lineage, version, classes }: ClassTable) => {
    let changed = selection.tableVersion < 0 ? null : lineage.changedBetween(selection.tableVersion, version);
    if (selection.namespacesVersion !== namespacesVersion) {
      const before = selection.namespaces;
      selection.namespaces = namespacesOf(selection);
      selection.namespacesVersion = namespacesVersion;
      if (!isSameSet(before, selection.namespaces)) changed = null;
    }
    selection.tableVersion = version;
    if (changed === null) {
      classIndexes ??= indexClasses(classes);
      const found = selectClasses(classIndexes, selection);
      if (!isSameList(found, selection.classes)) selection.classes = Int32Array.from(found);
      return;
    }
    const differing = changed.filter((index) => selects(selection, classes[index]) !== has(selection.classes, index));
    if (differing.length === 0) return;
    const kept = Array.from(selection.classes).filter((index) => !differing.includes(index));
    const added = differing.filter((index) => selects(selection, classes[index]));
    selection.classes = Int32Array.from([...kept, ...added]).sort();
  };
  const selectionOf = (
    home: string,
    namespaceSelector: LabelSelector | null,
    podSelector: LabelSelector | null,
  ): Selection => {
    const key = `${home} ${selectorKey(namespaceSelector)} ${selectorKey(podSelector)}`;
    const known = selections.get(key);
    if (known !== undefined) return known;
    const nothing = { namespaces: new Set<string>(), namespacesVersion: -1, tableVersion: -1, classes: NO_CLASSES };
    const selection = { podSelector, namespaceSelector, home, ...nothing };
    selections.set(key, selection);
    return selection;
  };
  return {
    follow(cluster, newTable) {
      if (selections.size > 0) firstSize ??= selections.size;
      const isOther = newTable.lineage !== table?.lineage;
      if (isOther || selections.size > 2 * (firstSize ?? 0) + SPARE) {
        selections.clear();
        namespacesByKey.clear();
        firstSize = null;
      }
      if (newTable !== table) classIndexes = null;
      const isSameTable = !isOther && newTable.version === table?.version;
      table = newTable;
      const newNamespaces = [...cluster.namespaces.values()];
      if (isSameNamespaces(namespaces, newNamespaces)) return !isSameTable;
      namespaces = newNamespaces;
      namespacesVersion += 1;
      namespaceIndex = null;
      namespacesByKey.clear();
      return true;
    },
    ofSubjects: ({ namespace, podSelector }) => selectionOf(namespace, null, podSelector),
    ofPeer: ({ namespaceSelector, podSelector }, namespace) =>
      selectionOf(namespaceSelector === null ? namespace : "", namespaceSelector, podSelector),
    classesOf(selection) {
      if (table === null) throw new Error("selections were asked before they had a table");
      if (selection.tableVersion !== table.version || selection.namespacesVersion !== namespacesVersion) {
        bringUpToDate(selection, table);
      }
      return selection.classes;
    },
  };
}

/** Classes by their labels, of one namespace and of all. */
interface ClassIndexes {
  readonly classes: readonly EndpointClass[];
  readonly all: LabelIndex;
  ofNamespace(name: string): { readonly indices: readonly number[]; readonly index: LabelIndex };
}

function indexClasses(classes: readonly EndpointClass[]): ClassIndexes {
  const byNamespace = new Map<string, number[]>();
  for (const { namespace, index, isVacant } of classes) {
    if (isVacant) continue;
    const list = byNamespace.get(namespace);
    if (list === undefined) byNamespace.set(namespace, [index]);
    else list.push(index);
  }
  const known = new Map<string, ReturnType<ClassIndexes["ofNamespace"]>>();
  let all: LabelIndex | null = null;
  return {
    classes,
    get all() {
      all ??= indexLabels(classes.map(({ labels }) => labels));
      return all;
    },
    ofNamespace(name) {
      const indexed = known.get(name);
      if (indexed !== undefined) return indexed;
      const indices = byNamespace.get(name) ?? [];
      const made = { indices, index: indexLabels(indices.map((index) => classes[index]?.labels ?? new Map())) };
      known.set(name, made);
      return made;
    },
  };
}

function selectClasses(indexes: ClassIndexes, { namespaces, podSelector }: Selection): readonly number[] {
  if (namespaces.size === 1 || podSelector === null || podSelector.requirements.length === 0) {
    const found = [...namespaces].flatMap((name) => {
      const { indices, index } = indexes.ofNamespace(name);
      return podSelector === null ? indices : index.select(podSelector).map((position) => indices[position] ?? -1);
    });
    return namespaces.size === 1 ? found : found.sort((a, b) => a - b);
  }
  return indexes.all.select(podSelector).filter((index) => {
    const endpointClass = indexes.classes[index];
    return endpointClass !== undefined && !endpointClass.isVacant && namespaces.has(endpointClass.namespace);
  });
}

function selects({ namespaces, podSelector }: Selection, endpointClass: EndpointClass | undefined): boolean {
  if (endpointClass === undefined || endpointClass.isVacant || !namespaces.has(endpointClass.namespace)) return false;
  return podSelector === null || selectorMatches(podSelector, endpointClass.labels);
}

/** Whether ascending numbers have one. */
export function has(sorted: Int32Array, wanted: number): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Equal for selectors of the same requirements; each part is led by its length, so that no two run together. */
function selectorKey(selector: LabelSelector | null): string {
  if (selector === null) return "none";
  let key = "";
  for (const { key: name, operator, values } of selector.requirements) {
    key += `${operator}${values.length} ${name.length} ${name}`;
    for (const value of values) key += ` ${value.length} ${value}`;
  }
  return key;
}

function isSameNamespaces(a: readonly Namespace[], b: readonly Namespace[]): boolean {
  return a.length === b.length && a.every((one, i) => isSameNamespace(one, b[i]));
}

function isSameNamespace(a: Namespace, b: Namespace | undefined): boolean {
  if (a === b) return true;
  if (b === undefined || a.name !== b.name || a.labels.size !== b.labels.size) return false;
  return [...a.labels].every(([key, value]) => b.labels.get(key) === value);
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a === b || (a.size === b.size && [...a].every((one) => b.has(one)));
}

function isSameList(a: readonly number[], b: Int32Array): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

const NO_CLASSES = new Int32Array(0);
/** Selectors that are being typed are forgotten when there are so many more than at first. */
const SPARE = 10_000;
