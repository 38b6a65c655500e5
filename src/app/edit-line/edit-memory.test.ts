import { expect, test } from "vitest";
import type { Analysis, EditChange, GraphNode, LeftOut, LocatedDiagnostic } from "../../engine";
import { type EditMemory, effectOf, remember } from "./edit-memory";

const place = { file: "policies.yaml", from: 0, to: 99 };
const closed: EditChange = {
  opened: 0,
  closed: 1,
  changed: 0,
  connections: [{ edgeId: "a→b", kind: "closed", words: "a → b TCP 80 closed", ports: "80", isBeyondProbe: false }],
};

function workload(id: string, partOf: string | null = null): GraphNode {
  return {
    ...{ kind: "workload", id, namespace: "app", container: "app", name: id, podCount: 1, pods: [], labels: [] },
    ...{ ingress: "open", egress: "open", excluded: null, hostNetwork: false, partOf, assumed: false },
    ...{ x: 0, y: 0, width: 1, height: 1 },
  };
}

function analysis(change: Partial<Analysis> = {}, nodes: readonly GraphNode[] = []): Analysis {
  const notDrawn = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
  return {
    graph: { namespaces: [], nodes, edges: [], notDrawn, filteredOut: 0, doors: [], links: [], drawnForChange: [] },
    ...{ diagnostics: [], leftOut: [], standIns: [], policies: [], change: null, expectations: [] },
    profile: {
      ...{ name: "kubernetes", title: "Kubernetes as documented", enforced: true, sentence: "" },
      ...{ assumptions: [], podCidrs: [], choices: [] },
    },
    counts: {
      ...{ namespaces: 1, workloads: 1, pods: 1, policies: 0, openWorkloads: 0 },
      ...{ ignoredKinds: [], otherPolicyKinds: [] },
    },
    ...change,
  };
}

/** What is remembered after analyses of these intents, of one scenario. */
function after(...steps: readonly (readonly [intent: string, analysis: Analysis, scenario?: number])[]): EditMemory {
  let memory: EditMemory | null = null;
  for (const [intent, shown, scenario = 0] of steps) memory = remember(memory, { intent, scenario, analysis: shown });
  if (memory === null) throw new Error("no step");
  return memory;
}

const left: LeftOut = { object: "v1/Pod/app/web", reason: "no name", place, line: 3 };

test("the first analysis is compared with nothing, also of a scenario that was opened later", () => {
  expect(effectOf(after(["0", analysis({ change: closed, leftOut: [left] })]))).toMatchObject({
    change: null,
    fallen: [],
  });
  const opened = after(["0", analysis()], ["0", analysis({ leftOut: [left] }), 7]);
  expect(effectOf(opened)).toMatchObject({ change: null, fallen: [] });
});

test("letters of one intent are compared with the analysis before the first of them", () => {
  const typed = after(["0", analysis()], ["1", analysis({ leftOut: [left] })], ["1", analysis({ leftOut: [left] })]);
  expect(effectOf(typed).fallen).toMatchObject([{ object: left.object, line: 3 }]);
  const later = after(["0", analysis()], ["1", analysis({ leftOut: [left] })], ["2", analysis({ leftOut: [left] })]);
  expect(effectOf(later).fallen).toEqual([]);
});

test("a broken object is shown where it is wrong", () => {
  const fault: LocatedDiagnostic = {
    ...{ code: "yaml-syntax", severity: "error", type: "Invalid", message: "", field: "", document: 0 },
    ...{ object: left.object, place: { file: "policies.yaml", from: 40, to: 44 } },
    ...{ line: 9, column: 1, endLine: 9, endColumn: 5 },
  };
  const memory = after(["0", analysis()], ["1", analysis({ standIns: [left], diagnostics: [fault] })]);
  expect(effectOf(memory).standIns).toMatchObject([{ line: 9, place: { from: 40, to: 44 } }]);
});

test("workloads that came and went are named", () => {
  const memory = after(["0", analysis({}, [workload("app/a")])], ["1", analysis({}, [workload("app/b")])]);
  expect(effectOf(memory)).toMatchObject({ added: ["app/b"], removed: ["app/a"] });
});

test("a workload that only has another name neither came nor went", () => {
  const renamed = [{ kind: "workload", from: "app/a", to: "app/b", workloads: [["app/a", "app/b"]] }] as const;
  const change = { opened: 0, closed: 0, changed: 0, connections: [], renamed };
  const nodes = [workload("app/b"), workload("app/new")];
  const memory = after(["0", analysis({}, [workload("app/a")])], ["1", analysis({ change }, nodes)]);
  expect(effectOf(memory)).toMatchObject({ added: ["app/new"], removed: [], change });
});

test("a workload that is shown pod by pod since has not gone", () => {
  const memory = after(
    ["0", analysis({}, [workload("app/a")])],
    ["1", analysis({}, [workload("pod app/a-0", "app/a")])],
  );
  expect(effectOf(memory)).toMatchObject({ added: [], removed: [] });
});

test("a Service that breaks or is mended is named; one that comes or goes broken is not", () => {
  const pill = (name: string, broken: string | null) => ({
    ...{ kind: "service" as const, id: `service app/${name}`, name, namespace: "app", container: "app", ports: "80" },
    ...{ broken, x: 0, y: 0, width: 1, height: 1 },
  });
  const withDoors = (...doors: Analysis["graph"]["doors"]) => {
    const made = analysis();
    return { ...made, graph: { ...made.graph, doors } };
  };
  const before = withDoors(pill("web", "selects no pod"), pill("db", null), pill("gone", "selects no pod"));
  const now = withDoors(pill("web", null), pill("db", "selects no pod"), pill("new", "selects no pod"));
  expect(effectOf(after(["0", before], ["1", now]))).toMatchObject({
    ...{ broke: ["Service `db`"], mended: ["Service `web`"] },
  });
  expect(effectOf(after(["0", now]))).toMatchObject({ broke: [], mended: [] });
});
