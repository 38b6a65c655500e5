/**
 * Where a field of a NetworkPolicy belongs that stands at another place; null where nobody can say, or it would be right.
 *
 * @param path - the server's path of the map in which it stands; empty for the object itself
 */
export function whereFieldBelongs(path: string, field: string): string | null {
  return PLACES.find(({ at, fields }) => fields.has(field) && at.test(path))?.says ?? null;
}

interface Misplaced {
  readonly at: RegExp;
  readonly fields: ReadonlySet<string>;
  readonly says: string;
}

const RULE = "spec\\.(?:ingress|egress)\\[\\d+\\]";
const PEER = `${RULE}\\.(?:from|to)\\[\\d+\\]`;
const PEER_FIELDS = ["podSelector", "namespaceSelector", "ipBlock"];
const SELECTOR_FIELDS = ["matchLabels", "matchExpressions"];

const PLACES: readonly Misplaced[] = [
  place("", ["podSelector", "ingress", "egress", "policyTypes"], "it belongs below spec"),
  place("", ["name", "namespace", "labels", "annotations"], "it belongs below metadata"),
  place("spec", ["from", "to", "ports"], "it belongs to a rule, an item of the list ingress or egress"),
  place("spec", SELECTOR_FIELDS, "it belongs below podSelector"),
  place("spec", ["namespaceSelector", "ipBlock"], "it belongs to a peer, an item of from or to in a rule"),
  place(
    "spec\\.ingress\\[\\d+\\]",
    ["to"],
    "an ingress rule has from (who may come in); to belongs to a rule below egress",
  ),
  place(
    "spec\\.egress\\[\\d+\\]",
    ["from"],
    "an egress rule has to (where pods may go); from belongs to a rule below ingress",
  ),
  place(RULE, PEER_FIELDS, "it belongs to a peer, an item of the list from or to of this rule"),
  place(RULE, ["port", "protocol", "endPort"], "it belongs to an item of the list ports of this rule"),
  place(PEER, SELECTOR_FIELDS, "put it below podSelector (which pods) or namespaceSelector (which namespaces)"),
  place(PEER, ["cidr", "except"], "it belongs below ipBlock"),
  place(PEER, ["ports", "port"], "ports stand beside from and to in the rule, not in a peer"),
  place(`${PEER}\\.podSelector`, ["namespaceSelector", "ipBlock"], "it stands beside podSelector, not inside of it"),
  place(
    `${PEER}\\.namespaceSelector`,
    ["podSelector", "ipBlock"],
    "it stands beside namespaceSelector, not inside of it",
  ),
  place(".*[sS]elector", ["key", "operator", "values"], "it belongs to an item of the list matchExpressions"),
];

function place(at: string, fields: readonly string[], says: string): Misplaced {
  return { at: new RegExp(`^${at}$`), fields: new Set(fields), says };
}
