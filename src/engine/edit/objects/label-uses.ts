import { selectorMatchesAll } from "../../cluster/selected-pods";
import { selectorMatches } from "../../kube/label-selector";
import type { DecodedObject, LabelSelector, Labels, NetworkPolicy, Service } from "../../kube/objects";

/** Something that selects by labels, before and after they change. */
export interface LabelUse {
  /** `subject`: a policy is about these pods; `peer`: its rules name them; `service`: it sends to them. */
  readonly kind: "subject" | "peer" | "service";
  /** `namespace/name`. */
  readonly id: string;
  readonly isNow: boolean;
  readonly isThen: boolean;
}

/** Labels before and after. */
export interface LabelTurn {
  readonly now: Labels;
  readonly later: Labels;
}

/** The objects that select pods of a namespace by their labels, now or then; those that always do as well. */
export function usesOfPodLabels(
  objects: readonly DecodedObject[],
  namespace: string,
  namespaceLabels: Labels,
  turn: LabelTurn,
): readonly LabelUse[] {
  const policies = objects.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy");
  const services = objects.filter((object): object is Service => object.kind === "Service");
  const subjects = policies
    .filter((policy) => policy.namespace === namespace)
    .map((policy) => useOf("subject", policy, turn, (labels) => selectorMatches(policy.podSelector, labels)));
  const peers = policies.map((policy) =>
    useOf("peer", policy, turn, (labels) =>
      peersOf(policy).some(
        ({ podSelector, namespaceSelector }) =>
          isHome(namespaceSelector, namespaceLabels, policy.namespace === namespace) &&
          podSelector !== null &&
          selectorMatches(podSelector, labels),
      ),
    ),
  );
  const sending = services
    .filter((service) => service.namespace === namespace)
    .map((service) =>
      useOf(
        "service",
        service,
        turn,
        (labels) => service.selector !== null && selectorMatchesAll(service.selector, labels),
      ),
    );
  return [...subjects, ...peers, ...sending].filter(({ isNow, isThen }) => isNow || isThen);
}

/** The policies whose rules name a namespace by its labels, now or then. */
export function usesOfNamespaceLabels(objects: readonly DecodedObject[], turn: LabelTurn): readonly LabelUse[] {
  const policies = objects.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy");
  return policies
    .map((policy) =>
      useOf("peer", policy, turn, (labels) =>
        peersOf(policy).some(
          ({ namespaceSelector }) => namespaceSelector !== null && selectorMatches(namespaceSelector, labels),
        ),
      ),
    )
    .filter(({ isNow, isThen }) => isNow || isThen);
}

function useOf(
  kind: LabelUse["kind"],
  { namespace, name }: { readonly namespace: string; readonly name: string },
  { now, later }: LabelTurn,
  isUsed: (labels: Labels) => boolean,
): LabelUse {
  return { kind, id: `${namespace}/${name}`, isNow: isUsed(now), isThen: isUsed(later) };
}

function peersOf({ ingress, egress }: NetworkPolicy) {
  return [...ingress, ...egress].flatMap(({ peers }) => peers).filter((peer) => peer.kind === "pods");
}

function isHome(selector: LabelSelector | null, labels: Labels, isOwn: boolean): boolean {
  return selector === null ? isOwn : selectorMatches(selector, labels);
}
