import type { TreeNode } from "../../manifest/tree";
import { dnsLabelProblem, dnsSubdomainProblem, labelKeyProblem } from "../name-rules";

/**
 * What a value usually is: a rule for it, `null` for anything (judged elsewhere), a map of fields that may be there, or a
 * list: what its items are, and which fields none of them lacks.
 */
type Usual = ((node: TreeNode) => boolean) | null | { readonly [field: string]: Usual } | readonly [Usual, ...string[]];

/**
 * Whether a value has nothing that the server might refuse, told without the rules and words for what it might: no other
 * fields, nothing null, no two items of a list with one `name`. False says nothing, it has to be judged.
 */
export function isUsual(node: TreeNode, usual: Usual): boolean {
  if (usual === null) return true;
  if (typeof usual === "function") return usual(node);
  if (isList(usual)) {
    const [item, ...needed] = usual;
    if (node.kind !== "list") return false;
    const names = new Set<unknown>();
    return node.items.every((each) => {
      if (!isUsual(each, item)) return false;
      if (each.kind !== "map") return true;
      if (!needed.every((field) => each.entries.some(({ key }) => key === field))) return false;
      const name = each.entries.find(({ key }) => key === "name")?.value;
      if (name?.kind !== "scalar") return true;
      return !names.has(name.value) && names.add(name.value) !== null;
    });
  }
  return (
    node.kind === "map" &&
    node.entries.every(({ key, value }) => {
      const field = Object.hasOwn(usual, key) ? usual[key] : undefined;
      return field !== undefined && isUsual(value, field);
    })
  );
}

/** For the compiler, which does not tell readonly lists from maps. */
function isList(usual: object): usual is readonly [Usual, ...string[]] {
  return Array.isArray(usual);
}

/** A text that is not empty and all of which matches. */
const text = (pattern: RegExp) => (node: TreeNode) =>
  node.kind === "scalar" && typeof node.value === "string" && pattern.test(node.value);
const anyText = text(/./);
const named = (problem: (name: string) => string | null) => (node: TreeNode) =>
  node.kind === "scalar" && typeof node.value === "string" && problem(node.value) === null;
const switched = (node: TreeNode) => node.kind === "scalar" && typeof node.value === "boolean";
const port = (node: TreeNode) => node.kind === "scalar" && typeof node.value === "number";

/** `metadata` as people and imports write it; what a server adds is judged. Name, namespace and labels are decoded. */
export const USUAL_METADATA: Usual = {
  name: null,
  namespace: anyText,
  labels: null,
  annotations: areUsualAnnotations,
};

/** No rule is near for so few, and so short ones. */
function areUsualAnnotations(node: TreeNode): boolean {
  return (
    node.kind === "map" &&
    node.entries.length < 50 &&
    node.entries.every(
      ({ key, value }) =>
        labelKeyProblem(key.toLowerCase()) === null &&
        value.kind === "scalar" &&
        typeof value.value === "string" &&
        value.value.length < 1_000,
    )
  );
}

/** A Pod as people and imports write it. Its ports are decoded, which judges them. */
export const USUAL_POD: Usual = {
  apiVersion: null,
  kind: null,
  metadata: null,
  spec: {
    containers: [
      {
        name: named(dnsLabelProblem),
        image: text(/^\S+$/),
        command: [anyText],
        args: [anyText],
        ports: [{ containerPort: port, name: null, protocol: null }],
        stdin: switched,
        tty: switched,
      },
      "name",
      "image",
    ],
    restartPolicy: text(/^(Always|OnFailure|Never)$/),
    nodeName: named(dnsSubdomainProblem),
  },
  status: {
    phase: anyText,
    podIP: anyText,
    podIPs: [{ ip: anyText }],
    hostIP: anyText,
    hostIPs: [{ ip: anyText }],
    conditions: [{ type: anyText, status: anyText }],
  },
};

/** A Namespace as people and imports write it. */
export const USUAL_NAMESPACE: Usual = { apiVersion: null, kind: null, metadata: null };
