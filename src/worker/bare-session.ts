import type { Analysis, Session, Steps } from "../engine";

/** For tests: an analysis of a text in which nothing is. */
export const bareAnalysis: Analysis = {
  graph: {
    namespaces: [],
    nodes: [],
    edges: [],
    notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
    filteredOut: 0,
    doors: [],
    links: [],
    drawnForChange: [],
  },
  diagnostics: [],
  leftOut: [],
  standIns: [],
  policies: [],
  change: null,
  expectations: [],
  profile: {
    name: "kubernetes",
    title: "Kubernetes as documented",
    enforced: true,
    sentence: "",
    assumptions: [],
    podCidrs: [],
    choices: [],
  },
  counts: {
    namespaces: 0,
    workloads: 0,
    pods: 0,
    policies: 0,
    openWorkloads: 0,
    ignoredKinds: [],
    otherPolicyKinds: [],
  },
};

const atOnce = <T>(answer: T) =>
  function* (): Steps<T> {
    yield { stage: "judging", done: 0, total: 0 };
    return answer;
  };
const nothing = atOnce(null);

/** For tests: a session that finds nothing in any text. Its steps end in what `analyze` gives, also in a copy with another one. */
export const bareSession: Session = {
  analyze: () => bareAnalysis,
  *analyzeInSteps(...asked) {
    yield { stage: "reading", done: 0, total: 0 };
    return this.analyze(...asked);
  },
  explainEdge: () => null,
  placesBehind: () => [],
  edgesOf: () => [],
  explainNode: () => null,
  explainDoor: () => null,
  trace: () => null,
  draftExpectations: () => null,
  exportExpectations: () => ({ fileName: "", text: "", notes: [] }),
  previewEdit: () => ({ kind: "refused", reason: "", place: null }),
  radius: () => null,
  names: () => null,
  sumUp: () => null,
  offerEdit: () => null,
  nearMisses: () => null,
  nearMissesInSteps: nothing,
  holdBaseline: () => {},
  changes: () => null,
  changesInSteps: nothing,
  exportForKubectl: () => ({ fileName: "", text: "", notes: [] }),
  responsibleFor: () => null,
  policyView: () => null,
  policyUnion: () => null,
  matrix: {
    axes: nothing,
    totals: nothing,
    window: nothing,
    cell: () => null,
    table: atOnce({ fileName: "", text: "", notes: [] }),
  },
};
