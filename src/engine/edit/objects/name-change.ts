/** Something that gets another name, for those who name it. */
export type NameChange =
  | { readonly kind: "namespace"; readonly name: string; readonly to: string }
  | { readonly kind: "service"; readonly namespace: string; readonly name: string; readonly to: string }
  | {
      readonly kind: "workload";
      /** As `ownerReferences` have it; `Other`: of a kind that is none of Kubernetes' own. */
      readonly controller: string;
      /** Whether its name alone means it; not so of the second kind under one name. */
      readonly isMeant: boolean;
      readonly namespace: string;
      readonly name: string;
      readonly to: string;
      /** Pods of its template, whose names follow its own: the old one and the new one. */
      readonly pods: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: "pod";
      readonly namespace: string;
      readonly name: string;
      readonly to: string;
      /** Whether it is a workload by itself, which has its name. */
      readonly isWorkload: boolean;
    };

/** What of the scenario decides what a name means. */
export interface KnownNames {
  /** Whether there is a Service. */
  hasService(namespace: string, name: string): boolean;
  /** Whether there is a pod: a short name in an expectation means it rather than a workload. */
  hasPod(namespace: string, name: string): boolean;
  /** Whether there is a namespace. */
  hasNamespace(name: string): boolean;
  /**
   * The full name under which the cluster's DNS knows a host; null where it is not one of the cluster's.
   *
   * @param home - namespace of whoever asks; null: it is asked for as it stands
   */
  fullName(host: string, home: string | null): string | null;
}
