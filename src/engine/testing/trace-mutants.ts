/** Wrong readings, each of one line, that the naive tracer can be switched to; a folder of tables names those that it rejects. */
export const TRACE_MUTANTS = [
  "no-dns-unless-written",
  "dns-needs-no-policy",
  "dns-over-tcp-suffices",
  "dns-at-service-port",
  "short-name-in-any-namespace",
  "search-domains-unknown",
  "subdomain-ignored",
  "node-resolver-knows-the-cluster",
  "service-selects-in-all-namespaces",
  "one-selector-label-suffices",
  "unready-pods-are-endpoints",
  "publish-not-ready-ignored",
  "target-port-ignored",
  "target-name-resolved-once",
  "missing-target-name-is-service-port",
  "endpoint-slices-ignored",
  "headless-translates-ports",
  "empty-service-times-out",
  "empty-service-always-refuses",
  "protocol-of-service-ignored",
  "external-name-is-no-name",
  "policies-always-enforced",
  "policies-see-service-port",
  "policies-not-asked",
  "egress-not-asked",
  "everybody-listens",
  "undeclared-ports-are-closed",
  "any-protocol-listens",
  "arguments-ignored",
  "hairpin-is-itself",
  "hairpin-asks-the-profile-always",
  "first-endpoint-decides",
  "client-is-always-seen",
  "prefix-by-letters",
  "first-path-wins",
  "exact-is-prefix",
  "host-ignored",
  "wildcard-catches-the-rest",
  "default-backend-ignored",
  "missing-backend-is-not-found",
  "controller-is-the-client",
] as const;

/** The name of a wrong reading. */
export type TraceMutant = (typeof TRACE_MUTANTS)[number];

/** Whether a name is that of a wrong reading. */
export function isTraceMutant(name: string): name is TraceMutant {
  return TRACE_MUTANTS.some((mutant) => mutant === name);
}
