import type { EditContext } from "../edit-context";
import type { ContainerPortWish, EditTarget } from "../edit-wish";
import type { Labels } from "../policy/policy-value";
import { openPlanning } from "./find-target";
import { EVERY_CLUSTER } from "./known-names";
import { type FieldProblem, newObjectProblems } from "./new-object-problems";
import type { NewObject } from "./new-objects";
import { freeNameFor, takenProblem } from "./taken-name";
import { labelsOfWorkload } from "./workload-labels";

/** Asks what a form for something new may offer. */
export interface NewObjectRequest {
  readonly kind: "new-object";
  readonly what: NewObject["what"];
  /** Where it is to lie; null: in the default namespace. */
  readonly namespace: string | null;
  /** What the form says so far, to be judged; null: nothing yet. */
  readonly object: NewObject | null;
}

/** What such a form may offer. */
export interface NewObjectOffer {
  readonly kind: "new-object";
  /** Namespace of objects that name none. */
  readonly defaultNamespace: string;
  /** All namespaces, in the order of the text, with those that every cluster has. */
  readonly namespaces: readonly string[];
  /** A name that is free there. */
  readonly freeName: string;
  /** Workloads of the namespace that a Service may stand before. */
  readonly workloads: readonly ServedWorkload[];
  /** What the API server says against the object; none where there is none yet. */
  readonly problems: readonly FieldProblem[];
}

/** A workload as a Service sees it. */
export interface ServedWorkload {
  readonly id: string;
  readonly name: string;
  /** Labels that select its pods, and as far as labels can no others. */
  readonly labels: Labels;
  /** The ports that its pods declare, at their own numbers. */
  readonly ports: readonly ContainerPortWish[];
  /** A name for the Service that is free. */
  readonly freeName: string;
}

/** Looks up what is there already, and judges what is wished. */
export function offerNewObject(context: EditContext, request: NewObjectRequest): NewObjectOffer {
  const planning = openPlanning(context);
  const { cluster } = context.evaluation;
  const namespace = request.what === "namespace" ? null : (request.namespace ?? context.defaultNamespace);
  const nameFor = (stem: string) => {
    const kind: EditTarget["kind"] = request.what;
    const about = { kind: KINDS[request.what], target: { kind, id: "" } };
    return takenProblem(planning, about, namespace, stem) === null
      ? stem
      : freeNameFor(planning, about, namespace, stem);
  };
  const workloads = [...cluster.workloads.values()].filter((each) => each.namespace === namespace && !each.assumed);
  return {
    kind: "new-object",
    defaultNamespace: context.defaultNamespace,
    namespaces: [...new Set([...cluster.namespaces.keys(), ...EVERY_CLUSTER])],
    freeName: nameFor(STEMS[request.what]),
    workloads:
      request.what !== "service"
        ? []
        : workloads.map(({ id, name, pods }) => ({
            id,
            name,
            labels: labelsOfWorkload(cluster, id),
            ports: servicePorts(pods.flatMap((pod) => cluster.pods.get(pod)?.pod.ports ?? [])),
            freeName: nameFor(name.replace(/[^-a-z0-9]+/g, "-")),
          })),
    problems: request.object === null ? [] : newObjectProblems(planning, request.object),
  };
}

const KINDS = { namespace: "Namespace", workload: "Deployment", pod: "Pod", service: "Service" } as const;
const STEMS = { namespace: "team", workload: "app", pod: "pod", service: "web" } as const;

/** Each number once; names, where there are several, are those of the pods. */
function servicePorts(
  ports: readonly { readonly name: string | null; readonly protocol: "TCP" | "UDP" | "SCTP"; readonly port: number }[],
): readonly ContainerPortWish[] {
  const found = new Map(ports.map((each) => [`${each.protocol} ${each.port}`, each]));
  const isOne = found.size === 1;
  const names = new Set<string>();
  return Array.from(found.values(), ({ name, protocol, port }) => {
    const free = name !== null && !names.has(name) ? name : `${protocol.toLowerCase()}-${port}`;
    names.add(free);
    return { name: isOne ? (name ?? "") : free, protocol, port };
  });
}
