/** The label that the server puts on every namespace (N34). */
export const NAMESPACE_NAME_LABEL = "kubernetes.io/metadata.name";
