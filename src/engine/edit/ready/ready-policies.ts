import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import type { RuleDirection } from "../policy/policy-intent";
import { freeName, type Labels, policyValue, selectorValue } from "../policy/policy-value";
import { type EditValue, mapOf } from "../text/edit-value";

/** A policy that many namespaces need, to be added as it is. */
export type ReadyPolicy =
  /** Isolates pods, and admits nothing. */
  | { readonly kind: "default-deny"; readonly directions: readonly RuleDirection[] }
  /** Lets pods ask DNS pods, at the ports where those listen: 53, or what the DNS Service leads to. */
  | { readonly kind: "allow-dns"; readonly to: string; readonly labels: Labels; readonly ports: readonly number[] }
  /** Lets the pods of one namespace in, by the name label that every namespace has; null: of the policy's own one. */
  | { readonly kind: "allow-from-namespace"; readonly from: string | null }
  /** Lets some pods of another namespace in, such as an ingress controller. */
  | { readonly kind: "allow-from-pods"; readonly from: string; readonly labels: Labels }
  /** Lets addresses outside of the cluster in, and with some plugins every pod (N32). */
  | { readonly kind: "allow-from-outside"; readonly cidrs: readonly string[] };

/** Where a policy is to stand, and whom it is about. */
export interface PolicyPlace {
  readonly namespace: string;
  /** Empty: all pods of the namespace. */
  readonly pods: Labels;
  /** Names of policies that the namespace has. */
  readonly taken: ReadonlySet<string>;
  /** What a new name ends in, behind a dash: whom the policy is about; absent: nothing. */
  readonly suffix?: string;
  /** True where the namespace is the default one and other objects leave it out; absent: it is written. */
  readonly isUnsaid?: boolean;
}

/** Writes a ready policy as an object, under a name that is free. */
export function readyPolicy(policy: ReadyPolicy, place: PolicyPlace): EditValue {
  const rule = readyRule(policy);
  const directions = directionsOf(policy);
  const plain = nameOf(policy);
  const name = freeName(place.suffix === undefined ? plain : `${plain}-${place.suffix}`, place.taken);
  const rules = new Map(directions.map((direction) => [direction, rule === null ? [] : [rule]] as const));
  return policyValue({ name, namespace: place.isUnsaid === true ? null : place.namespace, pods: place.pods, rules });
}

/** The directions in which a ready policy isolates. */
export function directionsOf(policy: ReadyPolicy): readonly RuleDirection[] {
  if (policy.kind === "default-deny") return policy.directions;
  return [policy.kind === "allow-dns" ? "egress" : "ingress"];
}

function nameOf(policy: ReadyPolicy): string {
  switch (policy.kind) {
    case "default-deny":
      return policy.directions.length === 1 ? `default-deny-${policy.directions[0]}` : "default-deny-all";
    case "allow-dns":
      return "allow-dns";
    case "allow-from-namespace":
      return `allow-from-${policy.from ?? "own-namespace"}`;
    case "allow-from-pods":
      return `allow-from-${[...policy.labels.values(), policy.from].find((word) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(word)) ?? "pods"}`;
    case "allow-from-outside":
      return "allow-from-outside";
  }
}

/** The rule of a ready policy; null for one that admits nothing. */
export function readyRule(policy: ReadyPolicy): EditValue | null {
  switch (policy.kind) {
    case "default-deny":
      return null;
    case "allow-dns":
      return mapOf(
        ["to", [podsOf(policy.to, policy.labels)]],
        ["ports", policy.ports.flatMap((number) => [port("UDP", number), port("TCP", number)])],
      );
    case "allow-from-namespace":
      if (policy.from === null) return mapOf(["from", [mapOf(["podSelector", selectorValue(new Map())])]]);
      return mapOf(["from", [mapOf(["namespaceSelector", named(policy.from)])]]);
    case "allow-from-pods":
      return mapOf(["from", [podsOf(policy.from, policy.labels)]]);
    case "allow-from-outside":
      return mapOf(["from", policy.cidrs.map((cidr) => mapOf(["ipBlock", mapOf(["cidr", cidr])]))]);
  }
}

function podsOf(namespace: string, labels: Labels): EditValue {
  return mapOf(["namespaceSelector", named(namespace)], ["podSelector", selectorValue(labels)]);
}

function named(namespace: string): EditValue {
  return selectorValue(new Map([[NAMESPACE_NAME_LABEL, namespace]]));
}

function port(protocol: string, number: number): EditValue {
  return mapOf(["protocol", protocol], ["port", number]);
}
