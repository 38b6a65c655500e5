import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import type { EditContext } from "../edit-context";
import type { ContainerPortWish, EditTarget } from "../edit-wish";
import type { Labels } from "../policy/policy-value";
import { type EditValue, isList, isMap, valueAt } from "../text/edit-value";
import {
  type FoundTarget,
  findTarget,
  isRefused,
  type ObjectPlanning,
  objectsOfTarget,
  openPlanning,
} from "./find-target";
import { EVERY_CLUSTER } from "./known-names";
import { labelsPath } from "./label-edits";
import { type LabelUse, usesOfNamespaceLabels, usesOfPodLabels } from "./label-uses";
import { type LabelProblem, labelProblems } from "./plan-labels";
import { namespaceProblem } from "./plan-set-namespace";
import { firstContainerPath } from "./port-edits";
import { type PortProblem, portProblems, servicePortProblems } from "./port-problems";
import { freeNameFor, takenProblem } from "./taken-name";
import { titleOfObject } from "./text-object";
import { whatGoes } from "./what-goes";
import { whatStays } from "./what-stays";
import { whoNames } from "./who-names";

/** Asks about something that is to be edited, and about what a form says so far; what is absent is not judged. */
export interface ObjectRequest {
  readonly kind: "object";
  readonly target: EditTarget;
  /** Another name, of itself or of a copy. */
  readonly name?: string;
  /** Another namespace. */
  readonly namespace?: string;
  /** All labels as they are to be. */
  readonly labels?: Labels;
  /** All ports as they are to be. */
  readonly ports?: readonly ContainerPortWish[];
}

/** What is to be edited, as it is written, and what the API server says against what is wished. */
export interface ObjectOffer {
  readonly kind: "object";
  /** “Deployment shop/web”, “Namespace shop”. */
  readonly title: string;
  readonly name: string;
  /** Null: it lies in none. */
  readonly namespace: string | null;
  /** Of a workload those of its pods. */
  readonly labels: Labels;
  /** Those of the first container, or of the Service; null: it can have none. */
  readonly ports: readonly ContainerPortWish[] | null;
  /** Name of the first container, and how many there are. */
  readonly container: { readonly name: string; readonly count: number } | null;
  /** For a copy. */
  readonly freeName: string;
  /** All namespaces, in the order of the text, with those that every cluster has. */
  readonly namespaces: readonly string[];
  /** Objects that name it and follow a new name. */
  readonly namedBy: readonly string[];
  /** What does not follow a new name although it may name it, as sentences; empty: nothing. */
  readonly stays: readonly string[];
  /** What goes when it is deleted, as a sentence; empty where it cannot be. */
  readonly goes: string;
  /** Why it cannot be edited at all, such as errors; null: it can. */
  readonly refusal: string | null;
  readonly nameProblem: string | null;
  readonly namespaceProblem: string | null;
  readonly labelProblems: readonly LabelProblem[];
  readonly portProblems: readonly PortProblem[];
  /** Policies and Services that select by its labels, now or with those that are wished. */
  readonly uses: readonly LabelUse[];
}

/** Looks up what a form about an object needs; null where there is nothing of that name any more. */
export function offerObject(context: EditContext, request: ObjectRequest): ObjectOffer | null {
  const planning = openPlanning(context);
  const { target } = request;
  const found = findTarget(planning, target);
  const namespaces = [...new Set([...context.evaluation.cluster.namespaces.keys(), ...EVERY_CLUSTER])];
  const goes = whatGoes(planning, target);
  if (isRefused(found))
    return { ...NOTHING, name: target.id, title: target.id, namespaces, goes, refusal: found.reason };
  const labels = labelsOf(planning, found);
  const { name, namespace, title } = found;
  const isOther = request.name !== undefined && request.name !== name;
  return {
    ...NOTHING,
    ...{ title, name, namespace, labels, namespaces, goes },
    ...firstContainer(found),
    freeName: freeNameFor(planning, found, namespace, name),
    namedBy: whoNames(planning, found).map(titleOfObject),
    stays: whatStays(planning, [found]),
    nameProblem: isOther ? takenProblem(planning, found, namespace, request.name ?? "") : null,
    namespaceProblem: request.namespace === undefined ? null : namespaceProblem(planning, found, request.namespace),
    labelProblems: labelProblems({ set: request.labels ?? new Map(), remove: [] }, target),
    portProblems: request.ports === undefined ? [] : portProblemsOf(target)(request.ports),
    uses: usesOf(context, found, labels, request.labels ?? labels),
  };
}

const NOTHING: ObjectOffer = {
  kind: "object",
  title: "",
  name: "",
  namespace: null,
  labels: new Map(),
  ports: null,
  container: null,
  freeName: "",
  namespaces: [],
  namedBy: [],
  stays: [],
  goes: "",
  refusal: null,
  nameProblem: null,
  namespaceProblem: null,
  labelProblems: [],
  portProblems: [],
  uses: [],
};

/** As written; of an implied namespace the one label that it has. */
function labelsOf({ context }: ObjectPlanning, found: FoundTarget): Labels {
  const [first] = objectsOfTarget(found);
  if (first?.value == null) return context.evaluation.cluster.namespaces.get(found.name)?.labels ?? new Map();
  const written = valueAt(first.value, labelsPath(first.kind));
  return new Map(isMap(written) ? [...written].map(([key, value]) => [key, String(value ?? "")]) : []);
}

function portProblemsOf({ kind }: EditTarget) {
  return kind === "service" ? servicePortProblems : portProblems;
}

function firstContainer(found: FoundTarget): Pick<ObjectOffer, "ports" | "container"> {
  const [first] = objectsOfTarget(found);
  const isService = first?.kind === "Service";
  const path = isService ? ["spec"] : firstContainerPath(first?.kind ?? "");
  const owner = first?.value == null ? undefined : valueAt(first.value, path);
  if (first?.value == null || !isMap(owner)) return { ports: null, container: null };
  const all = isService ? undefined : valueAt(first.value, path.slice(0, -1));
  const ports = owner.get("ports");
  return {
    container: isList(all) ? { name: String(owner.get("name") ?? ""), count: all.length } : null,
    ports: (isList(ports) ? ports : []).flatMap((port) => portOf(port, isService ? "port" : "containerPort")),
  };
}

function portOf(written: EditValue, field: "port" | "containerPort"): readonly ContainerPortWish[] {
  const port = valueAt(written, [field]);
  const protocol = valueAt(written, ["protocol"]) || "TCP";
  if (typeof port !== "number" || (protocol !== "TCP" && protocol !== "UDP" && protocol !== "SCTP")) return [];
  const name = String(valueAt(written, ["name"]) ?? "");
  const targetPort = valueAt(written, ["targetPort"]);
  const isOther = (typeof targetPort === "number" || typeof targetPort === "string") && targetPort !== port;
  return [{ name, protocol, port, ...(isOther ? { targetPort } : {}) }];
}

function usesOf(
  { objects, evaluation }: EditContext,
  found: FoundTarget,
  now: Labels,
  then: Labels,
): readonly LabelUse[] {
  const { namespaces } = evaluation.cluster;
  switch (found.target.kind) {
    case "workload":
    case "pod": {
      const namespace = found.namespace ?? "";
      return usesOfPodLabels(objects, namespace, namespaces.get(namespace)?.labels ?? new Map(), { now, later: then });
    }
    case "namespace": {
      const withName = (labels: Labels) => new Map([...labels, [NAMESPACE_NAME_LABEL, found.name]]);
      return usesOfNamespaceLabels(objects, { now: withName(now), later: withName(then) });
    }
    default:
      return [];
  }
}
