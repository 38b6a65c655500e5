/**
 * Keys in the order in which people write them, as the Kubernetes documentation has it. Those of one group belong
 * together: who has one of them looks there for the other.
 */
const USUAL_ORDERS: readonly (readonly (readonly string[])[])[] = [
  [["apiVersion"], ["kind"], ["metadata"], ["spec"], ["status"]],
  [["name", "generateName", "namespace"], ["labels"], ["annotations"]],
  [["podSelector"], ["policyTypes"], ["ingress", "egress"]],
  [["from", "to"], ["ports"]],
  [["namespaceSelector", "podSelector"]],
  [["cidr"], ["except"]],
  [["protocol"], ["port", "endPort"]],
  [["matchLabels"], ["matchExpressions"]],
  [["key"], ["operator"], ["values"]],
  [["name"], ["image"], ["command", "args"], ["ports"]],
];

/** Maps whose keys are names that users choose. */
const FREE = new Set(["labels", "annotations", "matchLabels", "selector", "nodeSelector"]);

/** Whether the keys of a map of this name are chosen by users, and have no usual order. */
export function hasFreeKeys(mapName: string): boolean {
  return FREE.has(mapName);
}

/**
 * Before which of a map's keys a new one is written; the number of keys: behind all of them.
 *
 * @param isSorted - the map's keys are in the order of the alphabet, as tools write them
 */
export function placeOfKey(keys: readonly string[], key: string, mapName: string, isSorted: boolean): number {
  if (isSorted) {
    const next = keys.findIndex((each) => each > key);
    return next < 0 ? keys.length : next;
  }
  return hasFreeKeys(mapName) ? keys.length : usualPlace(keys, key);
}

/** Keys in the order of a map that has at least two of them; others stay where they are. */
export function orderLike(keys: readonly string[], model: readonly string[]): readonly string[] {
  const known = model.filter((key) => keys.includes(key));
  let next = 0;
  return keys.map((key) => (known.includes(key) ? (known[next++] ?? key) : key));
}

/** Whether keys are in the order of the alphabet. */
export function isAlphabetical(keys: readonly string[]): boolean {
  return keys.every((key, i) => i === 0 || (keys[i - 1] ?? "") < key);
}

/** Whether two of the keys stand the other way round than people write them. */
export function isUnusual(keys: readonly string[]): boolean {
  const order = orderOf(keys, keys)?.flat() ?? [];
  const places = keys.map((key) => order.indexOf(key)).filter((place) => place >= 0);
  return places.some((place, i) => i > 0 && place < (places[i - 1] ?? 0));
}

function usualPlace(keys: readonly string[], key: string): number {
  const order = orderOf(keys, [key]);
  const own = order?.findIndex((group) => group.includes(key)) ?? -1;
  if (order === undefined || own < 0) return keys.length;
  const placesOf = (group: readonly string[]) => group.map((each) => keys.indexOf(each)).filter((place) => place >= 0);
  const group = order[own] ?? [];
  const before = placesOf(group.slice(0, group.indexOf(key)));
  const after = placesOf(group.slice(group.indexOf(key)));
  if (before.length > 0) return Math.max(...before) + 1;
  if (after.length > 0) return Math.min(...after);
  const earlier = order
    .slice(0, own)
    .map(placesOf)
    .findLast((places) => places.length > 0);
  if (earlier !== undefined) return Math.max(...earlier) + 1;
  const later = order.slice(own + 1).flatMap(placesOf);
  return later.length > 0 ? Math.min(...later) : keys.length;
}

/** The usual order that has most of the keys, and some of those that are asked about. */
function orderOf(keys: readonly string[], asked: readonly string[]): (typeof USUAL_ORDERS)[number] | undefined {
  const count = (order: (typeof USUAL_ORDERS)[number]) => order.flat().filter((key) => keys.includes(key)).length;
  return USUAL_ORDERS.filter((order) => count(order) > 0 && order.flat().some((key) => asked.includes(key))).toSorted(
    (a, b) => count(b) - count(a),
  )[0];
}
