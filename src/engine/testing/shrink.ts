import { isMap, type Json } from "./json";

/** Members without which a valid object stays valid. */
const OPTIONAL = new Set([
  "labels",
  "matchLabels",
  "matchExpressions",
  "policyTypes",
  "ingress",
  "egress",
  "from",
  "to",
  "ports",
  "protocol",
  "endPort",
  "except",
  "name",
  "nodeName",
  "hostNetwork",
  "hostIP",
  "podIPs",
  "restartPolicy",
  "initContainers",
  "status",
]);
/** Of these at least one has to stay. */
const SELECTORS = new Set(["podSelector", "namespaceSelector"]);
/** Lists that may not become empty. */
const NEVER_EMPTY = new Set(["values", "containers", "paths", "rules"]);

/**
 * The smallest objects that still fail, found greedily: objects, policies, rules, peers, ports, pods and labels are
 * taken away one at a time for as long as the failure stays.
 */
export function shrink(objects: readonly Json[], fails: (objects: readonly Json[]) => boolean): readonly Json[] {
  let smallest = objects;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const candidate of smaller(smallest, "")) {
      if (!Array.isArray(candidate) || !fails(candidate)) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

/** Every value with one thing less, large things first. */
function* smaller(value: Json, key: string): Generator<Json> {
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    if (key === "podIPs") return;
    if (list.length > 1 || !NEVER_EMPTY.has(key)) {
      for (const index of list.keys()) yield list.toSpliced(index, 1);
    }
    for (const [index, item] of list.entries()) {
      for (const less of smaller(item, "")) yield list.with(index, less);
    }
  } else if (isMap(value)) {
    const entries = Object.entries(value);
    for (const [name] of entries) {
      if (isRemovable(name, key, entries.length)) yield Object.fromEntries(entries.filter(([other]) => other !== name));
    }
    for (const [name, item] of entries) {
      for (const less of smaller(item, name)) {
        yield Object.fromEntries(entries.map(([other, old]) => [other, other === name ? less : old]));
      }
    }
  }
}

function isRemovable(name: string, parent: string, siblings: number): boolean {
  if (parent === "labels" || parent === "matchLabels") return true;
  if (name === "name") return parent === "" && siblings > 1;
  return OPTIONAL.has(name) || (SELECTORS.has(name) && siblings > 1);
}
