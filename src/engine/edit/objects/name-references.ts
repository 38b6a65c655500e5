import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import { type EditPath, type EditValue, isList, isMap, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";
import { changedHost } from "./changed-host";
import { expectationReferences } from "./expectation-references";
import type { KnownNames, NameChange } from "./name-change";
import type { TextObject } from "./text-object";

/**
 * What changes in an object when something that it names gets another name: not its own name, and not the namespace that
 * it lies in.
 *
 * @param home - namespace of the object, the default one where it says none
 */
export function nameReferences(
  { value, kind }: TextObject,
  home: string,
  change: NameChange,
  known: KnownNames,
): readonly TreeEdit[] {
  if (value === null) return [];
  const ofKind = kind === "Expectation" ? expectationReferences(value, home, change, known) : [];
  switch (change.kind) {
    case "namespace":
      return [...ofKind, ...namespaceReferences(value, change), ...externalName(value, kind, change, known)];
    case "service":
      return [
        ...ofKind,
        ...externalName(value, kind, change, known),
        ...(home === change.namespace ? serviceReferences(value, kind, change) : []),
      ];
    case "workload":
      return [...ofKind, ...(home === change.namespace ? ownerReferences(value, change) : [])];
    case "pod":
      return [...ofKind, ...(home === change.namespace ? targetReferences(value, change) : [])];
  }
}

type Change<K extends NameChange["kind"]> = Extract<NameChange, { readonly kind: K }>;

/** In `namespaceSelector`s by the name label, in endpoints' `targetRef`, in the subjects of role bindings. */
function namespaceReferences(value: EditValue, { name, to }: Change<"namespace">): readonly TreeEdit[] {
  const edits: TreeEdit[] = [];
  walk(value, [], (part, path) => {
    const last = path.at(-1);
    if (last === "namespaceSelector" || last === "namespaces") edits.push(...selectorReferences(part, path, name, to));
    const isNamed = last === "targetRef" || path.at(-2) === "subjects";
    if (isNamed && part.get("namespace") === name) edits.push({ kind: "set", path: [...path, "namespace"], value: to });
  });
  return edits;
}

function selectorReferences(
  selector: ReadonlyMap<string, EditValue>,
  path: EditPath,
  name: string,
  to: string,
): readonly TreeEdit[] {
  const edits: TreeEdit[] = [];
  if (valueAt(selector, ["matchLabels", NAMESPACE_NAME_LABEL]) === name)
    edits.push({ kind: "set", path: [...path, "matchLabels", NAMESPACE_NAME_LABEL], value: to });
  const expressions = selector.get("matchExpressions");
  for (const [i, each] of (isList(expressions) ? expressions : []).entries()) {
    const values = valueAt(each, ["values"]);
    if (valueAt(each, ["key"]) !== NAMESPACE_NAME_LABEL || !isList(values)) continue;
    for (const [j, one] of values.entries())
      if (one === name) edits.push({ kind: "set", path: [...path, "matchExpressions", i, "values", j], value: to });
  }
  return edits;
}

/** Backends of an Ingress, the governing Service of a StatefulSet and its pods, slices of the Service. */
function serviceReferences(value: EditValue, kind: string, { name, to }: Change<"service">): readonly TreeEdit[] {
  const edits: TreeEdit[] = [];
  const look = (path: EditPath) => {
    if (valueAt(value, path) === name) edits.push({ kind: "set", path, value: to });
  };
  if (kind === "Ingress") {
    walk(value, [], (part, path) => {
      if (path.at(-1) === "service" && part.has("name")) look([...path, "name"]);
    });
  }
  if (kind === "StatefulSet") look(["spec", "serviceName"]);
  if (kind === "EndpointSlice") look(["metadata", "labels", SERVICE_NAME_LABEL]);
  if (kind === "Endpoints") look(["metadata", "name"]);
  for (const path of SUBDOMAINS) look(path);
  return edits;
}

const SERVICE_NAME_LABEL = "kubernetes.io/service-name";
const SUBDOMAINS: readonly EditPath[] = [
  ["spec", "subdomain"],
  ["spec", "template", "spec", "subdomain"],
];

function externalName(value: EditValue, kind: string, change: NameChange, known: KnownNames): readonly TreeEdit[] {
  const path: EditPath = ["spec", "externalName"];
  const host = kind === "Service" ? valueAt(value, path) : undefined;
  if (typeof host !== "string") return [];
  // A CNAME is asked for as it stands, in full.
  const to = host.toLowerCase().includes(".svc.") ? changedHost(host, change, known, null) : host;
  return to === host ? [] : [{ kind: "set", path, value: to }];
}

/** Who it owns, and who scales it. */
function ownerReferences(value: EditValue, { controller, name, to }: Change<"workload">): readonly TreeEdit[] {
  const edits: TreeEdit[] = [];
  const look = (path: EditPath) => {
    const kind = valueAt(value, [...path, "kind"]);
    if (valueAt(value, [...path, "name"]) === name && kind === controller)
      edits.push({ kind: "set", path: [...path, "name"], value: to });
  };
  const owners = valueAt(value, ["metadata", "ownerReferences"]);
  for (const i of (isList(owners) ? owners : []).keys()) look(["metadata", "ownerReferences", i]);
  look(["spec", "scaleTargetRef"]);
  return edits;
}

/** Endpoints that say which pod is behind them. */
function targetReferences(value: EditValue, { name, to }: Change<"pod">): readonly TreeEdit[] {
  const edits: TreeEdit[] = [];
  walk(value, [], (part, path) => {
    if (path.at(-1) === "targetRef" && part.get("kind") === "Pod" && part.get("name") === name)
      edits.push({ kind: "set", path: [...path, "name"], value: to });
  });
  return edits;
}

function walk(
  value: EditValue,
  path: EditPath,
  visit: (part: ReadonlyMap<string, EditValue>, path: EditPath) => void,
): void {
  if (isMap(value)) {
    visit(value, path);
    for (const [key, each] of value) walk(each, [...path, key], visit);
  } else if (isList(value)) for (const [i, each] of value.entries()) walk(each, [...path, i], visit);
}
