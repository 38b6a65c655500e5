import { findDnsPods, findDnsService, hasDnsLabel } from "../../cluster/dns-pods";
import { controllerKindOf, statedControllers } from "../../cluster/ingress-controllers";
import type { IngressClass } from "../../kube/objects";
import { targetPortOn } from "../../service/service-endpoints";
import type { EditContext } from "../edit-context";
import { labelsOfWorkload, lastingLabels } from "../objects/workload-labels";
import type { Labels } from "../policy/policy-value";
import type { ReadyPolicy } from "./ready-policies";
import { labelWords } from "./ready-words";

/** A policy that many need, as a menu calls it. */
export type ReadyChoice =
  | "deny-ingress"
  | "deny-egress"
  | "deny-all"
  | "allow-dns"
  | "allow-from-namespace"
  | "allow-from-ingress"
  | "allow-from-outside";

/** Asks how a ready policy can be written in this cluster. */
export interface ReadyRequest {
  readonly kind: "ready-policy";
  readonly choice: ReadyChoice;
  /** Id of the workload that it is for; null: for whole namespaces. */
  readonly workload: string | null;
}

/** The ways to write a ready policy. */
export interface ReadyOffer {
  readonly kind: "ready-policy";
  /** At least one; the likeliest first. */
  readonly ways: readonly ReadyWay[];
  /** Labels that the workload's pods share and keep; empty without a workload, and where they have none. */
  readonly labels: Labels;
  /** Those of them that select its pods and no others, where any do. */
  readonly chosen: Labels;
  /** Names of all namespaces, in the order of the text. */
  readonly namespaces: readonly string[];
}

/** One way to write a ready policy. */
export interface ReadyWay {
  /** Whom it is about beside its subject: “pods of web”, “k8s-app=kube-dns of kube-system”. */
  readonly words: string;
  readonly policy: ReadyPolicy;
  /** What was assumed, as a sentence; null: nothing. */
  readonly note: string | null;
}

/** Finds out what a ready policy has to name here: DNS pods, ingress controllers, the families of addresses. */
export function offerReady(context: EditContext, { choice, workload }: ReadyRequest): ReadyOffer {
  const { cluster } = context.evaluation;
  const none: Labels = new Map();
  return {
    kind: "ready-policy",
    ways: waysOf(context, choice),
    labels: workload === null ? none : lastingLabels(cluster, workload),
    chosen: workload === null ? none : labelsOfWorkload(cluster, workload),
    namespaces: [...cluster.namespaces.keys()],
  };
}

function waysOf(context: EditContext, choice: ReadyChoice): readonly ReadyWay[] {
  const { cluster } = context.evaluation;
  const deny = (...directions: readonly ("ingress" | "egress")[]): readonly ReadyWay[] => [
    { words: directions.join(" and "), policy: { kind: "default-deny", directions }, note: null },
  ];
  switch (choice) {
    case "deny-ingress":
      return deny("ingress");
    case "deny-egress":
      return deny("egress");
    case "deny-all":
      return deny("ingress", "egress");
    case "allow-dns":
      return [dnsWay(context)];
    case "allow-from-namespace": {
      const own: ReadyWay = { words: "the same namespace", policy: { kind: choice, from: null }, note: null };
      const names = [...cluster.namespaces.keys()];
      return [own, ...names.map((from) => ({ words: from, policy: { kind: choice, from } as const, note: null }))];
    }
    case "allow-from-ingress":
      return controllerWays(context);
    case "allow-from-outside": {
      const cidrs = cluster.presumedFamilies.map((family) => (family === 4 ? "0.0.0.0/0" : "::/0"));
      return [{ words: cidrs.join(" and "), policy: { kind: choice, cidrs }, note: null }];
    }
  }
}

/** The pods behind the stated DNS Service at its target ports; else those with the label of DNS pods; else the usual ones. */
function dnsWay({ evaluation: { cluster }, objects }: EditContext): ReadyWay {
  const service = findDnsService(objects);
  const pods = findDnsPods(cluster, service);
  const stated = pods.filter(({ workload }) => cluster.workloads.get(workload)?.assumed !== true);
  const [first] = stated;
  const selector = service?.selector ?? null;
  const labels =
    selector !== null && selector.size > 0
      ? selector
      : new Map([...(first?.pod.labels ?? USUAL_DNS)].filter(isDnsLabel));
  const to = first?.namespace ?? service?.namespace ?? "kube-system";
  const behind = (service?.ports ?? [])
    .filter(({ port }) => port === 53)
    .map((port) => {
      const [model] = pods;
      const own = model === undefined ? null : targetPortOn(model, port);
      return own ?? (typeof port.targetPort === "number" ? port.targetPort : 53);
    });
  const ports = behind.length > 0 ? [...new Set(behind)] : [53];
  const isAssumed = service === null && first === undefined;
  return {
    words: `${labelWords(labels)} of ${to}, port ${ports.join(" and ")}`,
    policy: { kind: "allow-dns", to, labels, ports },
    note: isAssumed ? "This text states no DNS pods: the usual ones are assumed, kube-dns in kube-system." : null,
  };
}

const USUAL_DNS: Labels = new Map([["k8s-app", "kube-dns"]]);

function isDnsLabel([key, value]: readonly [string, string]): boolean {
  return hasDnsLabel(new Map([[key, value]]));
}

/** A way for each controller that the text states; else the usual labels of ingress-nginx. */
function controllerWays({ evaluation: { cluster }, objects }: EditContext): readonly ReadyWay[] {
  const classes = objects.filter((object): object is IngressClass => object.kind === "IngressClass");
  const pods = [...cluster.pods.values()].filter(({ workload }) => cluster.workloads.get(workload)?.assumed !== true);
  const stated = statedControllers(
    pods.map(({ pod }) => pod),
    classes,
  );
  const carrying = pods.filter(({ pod }) => controllerKindOf(pod, stated) !== null);
  const workloads = new Map(carrying.map((pod) => [pod.workload, pod]));
  const ways = Array.from(workloads, ([workload, { pod, namespace }]): ReadyWay | null => {
    const labels = labelsOfWorkload(cluster, workload);
    if (labels.size === 0) return null;
    return {
      words: `${labelWords(labels)} of ${namespace}`,
      policy: { kind: "allow-from-pods", from: namespace, labels },
      note: pod.hostNetwork
        ? "These pods use the network of their node: most plugins do not know them by their labels."
        : null,
    };
  }).filter((way) => way !== null);
  if (ways.length > 0) return ways;
  return [
    {
      words: `${labelWords(USUAL_CONTROLLER)} of ingress-nginx`,
      policy: { kind: "allow-from-pods", from: "ingress-nginx", labels: USUAL_CONTROLLER },
      note: "This text states no pods of an ingress controller: the labels that ingress-nginx has are assumed.",
    },
  ];
}

const USUAL_CONTROLLER: Labels = new Map([
  ["app.kubernetes.io/name", "ingress-nginx"],
  ["app.kubernetes.io/component", "controller"],
]);
