/** What can be taken out of the page. */
export type ExportKind = "kubectl" | "yaml" | "netassert" | "script" | "junit";

export interface ExportChoice {
  readonly kind: ExportKind;
  readonly title: string;
  readonly about: string;
  /** Whether it is made of the expectations. */
  readonly ofExpectations: boolean;
}

export const EXPORT_CHOICES: readonly ExportChoice[] = [
  {
    ...{ kind: "kubectl", title: "Copy for kubectl", ofExpectations: false },
    about: "every file, without what no cluster knows",
  },
  { ...{ kind: "yaml", title: "Download as YAML", ofExpectations: false }, about: "every file, as one" },
  {
    ...{ kind: "netassert", title: "Expectations as NetAssert tests", ofExpectations: true },
    about: "to be run against a cluster",
  },
  {
    ...{ kind: "script", title: "Expectations as a shell script", ofExpectations: true },
    about: "probes with kubectl exec",
  },
  {
    ...{ kind: "junit", title: "Expectations as a JUnit report", ofExpectations: true },
    about: "what holds now, for CI",
  },
];
