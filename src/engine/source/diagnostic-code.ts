/** The closed list of what a diagnostic can be about. One code, one kind of mistake. */
export type DiagnosticCode =
  // text that is no YAML or JSON
  | "yaml-syntax"
  | "json-syntax"
  | "yaml-control-character"
  | "yaml-too-deep"
  | "yaml-too-long"
  | "yaml-alias-cycle"
  | "yaml-alias-bomb"
  | "yaml-alias-unknown"
  | "yaml-key-not-scalar"
  | "yaml-merge-invalid"
  | "yaml-unsupported-value"
  | "duplicate-key"
  | "key-not-as-written"
  | "value-not-as-written"
  | "odd-character"
  | "input-not-manifest"
  // what kind of object it is
  | "kind-missing"
  | "api-version-missing"
  | "kind-unknown"
  | "api-version-removed"
  // what the API server would refuse
  | "field-type"
  | "field-unknown"
  | "field-required"
  | "field-invalid"
  | "field-not-supported"
  | "field-forbidden"
  | "field-duplicate"
  | "field-too-long"
  | "field-removed"
  // objects among each other
  | "object-duplicate"
  | "namespace-implied"
  | "address-invalid"
  | "cidr-not-canonical"
  // policies that say nothing just now
  | "policy-selects-nothing"
  | "peer-selects-nothing"
  | "rule-adds-nothing"
  | "policy-adds-nothing"
  // policies that say something else than they seem to
  | "policy-types-absent"
  | "rule-names-service-port"
  // Services and Ingresses that lead nowhere
  | "service-selects-nothing"
  | "service-port-unknown"
  | "service-name-cycle"
  | "ingress-service-missing"
  | "ingress-port-missing"
  // expectations about what is not there
  | "expectation-names-nobody"
  | "expectation-port-unknown"
  | "expectation-service-missing"
  // what takes no part, and assumptions
  | "pod-excluded"
  | "replicas-capped"
  | "other-policies-present"
  // limits
  | "too-many-documents"
  | "more-problems";
