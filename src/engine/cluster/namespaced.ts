import type { DecodedObject } from "../kube/objects";

/** Objects that live in a namespace, and so make it exist. */
export type NamespacedDecodedObject = Extract<DecodedObject, { readonly namespace: string }>;

/**
 * Whether an object lives in a namespace. Policies of kinds that are not evaluated make no namespace exist, nor do
 * expectations, which are no objects of a cluster.
 */
export function isNamespaced(object: DecodedObject): object is NamespacedDecodedObject {
  switch (object.kind) {
    case "Namespace":
    case "Node":
    case "IngressClass":
    case "OtherPolicy":
    case "Expectation":
      return false;
    default:
      return true;
  }
}
