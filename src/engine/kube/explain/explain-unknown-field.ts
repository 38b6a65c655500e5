import { quoted } from "../../manifest/finding";
import type { TreeEntry, TreeMap } from "../../manifest/tree";
import type { Fix } from "../../source/fix";
import type { DecodeContext } from "../decode-fields";
import { nearestName } from "./nearest-name";
import { refuse } from "./report-finding";
import { whereFieldBelongs } from "./where-field-belongs";

/**
 * Refuses a field that the server's type does not have (strict decoding), and says which one is meant or where it belongs.
 *
 * @param known - the fields that there are
 */
export function refuseUnknownField(
  context: DecodeContext,
  map: TreeMap,
  entry: TreeEntry,
  of: { readonly path: string },
  known: ReadonlySet<string>,
): void {
  const { key, keyRange } = entry;
  const path = of.path === "" ? key : `${of.path}.${key}`;
  const { hint, meant } = explain(map, key, of.path, known);
  const fix = meant === null ? fixOfLabel(map, entry, of.path) : renamed(entry, meant);
  refuse(context, "UnknownField", { path, range: keyRange }, `unknown field ${quoted(key)}${hint}`, fix);
}

/** Fields that other tools and kinds call otherwise. */
const CALLED_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ["containerPort", "port"],
  ["targetPort", "port"],
  ["portName", "port"],
  ["number", "port"],
  ["toPort", "endPort"],
  ["namespaceLabels", "namespaceSelector"],
  ["labels", "matchLabels"],
  ["selector", "podSelector"],
  ["cidrBlock", "cidr"],
  ["exclude", "except"],
  ["types", "policyTypes"],
]);

function explain(map: TreeMap, key: string, path: string, known: ReadonlySet<string>) {
  if (map.entries.length > MOST_EXPLAINED) return { hint: "", meant: null };
  // other kinds have a spec, too
  const where = path === "spec" && !known.has("policyTypes") ? null : whereFieldBelongs(path, key);
  if (where !== null) return { hint: `; ${where}`, meant: null };
  const other = CALLED_OTHERWISE.get(key);
  const meant = nearestName(key, known) ?? (other !== undefined && known.has(other) ? other : null);
  if (meant !== null) {
    const isThere = map.entries.some((entry) => entry.key === meant);
    return { hint: `; did you mean ${meant}?`, meant: isThere ? null : meant };
  }
  if (/[sS]elector$/.test(path)) return { hint: "; labels stand below matchLabels", meant: null };
  const names = [...known];
  if (names.length > MOST_LISTED) return { hint: "", meant: null };
  return { hint: `; there ${names.length > 1 ? "are" : "is"} ${listed(names)} here`, meant: null };
}

/** More fields than any type has are not misspelt, and to compare each with all the others takes long. */
const MOST_EXPLAINED = 100;

/** A longer list tells nobody anything. */
const MOST_LISTED = 6;

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The key in another spelling; none where it stands elsewhere: all that an alias brings has the alias's range. */
function renamed({ key, keyRange, value }: TreeEntry, meant: string): Fix | undefined {
  const length = keyRange.to - keyRange.from;
  const isElsewhere = value.range.from === keyRange.from;
  if (isElsewhere || (length !== key.length && length !== key.length + 2)) return undefined;
  const text = length === key.length ? meant : JSON.stringify(meant);
  return { title: `write ${meant}`, edits: [{ ...keyRange, text }] };
}

/** The one label of a selector, put below `matchLabels`. */
function fixOfLabel({ entries }: TreeMap, { key, keyRange, value }: TreeEntry, path: string): Fix | undefined {
  if (!/[sS]elector$/.test(path) || entries.length !== 1 || value.kind !== "scalar") return undefined;
  if (value.range.from === keyRange.from || !/^[\w./-]+$/.test(key) || !/^[\w.-]+$/.test(value.text)) return undefined;
  const { from } = keyRange;
  const { to } = value.range;
  const name = keyRange.to - from === key.length ? "matchLabels" : '"matchLabels"';
  const edits = [
    { from, to: from, text: `${name}: {` },
    { from: to, to, text: "}" },
  ];
  return { title: "put the label below matchLabels", edits };
}
