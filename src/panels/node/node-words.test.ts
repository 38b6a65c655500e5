import { expect, test } from "vitest";
import type { GraphNode, NodeConnection, NodeSide } from "../../engine";
import { dropWords, guardWords, kindWords, padlockWords, restWords, ruleLead } from "./node-words";

const box = { id: "app/web", x: 0, y: 0, width: 100, height: 40 };
const web: GraphNode = {
  ...box,
  kind: "workload",
  namespace: "app",
  container: "app",
  name: "web",
  podCount: 3,
  pods: [],
  labels: [],
  ingress: "isolated",
  egress: "mixed",
  excluded: null,
  hostNetwork: false,
  partOf: null,
  assumed: false,
};
const policy = { policy: "app/deny-all", place: { file: "policies.yaml", from: 10, to: 20 }, line: 3 };
const side: NodeSide = { direction: "ingress", guard: "open", isolatedBy: [], connections: [], others: [] };

test("a workload says its namespace, its pods and its padlocks", () => {
  expect(kindWords(web)).toBe("Workload in namespace app, 3 pods.");
  expect(padlockWords(web)).toBe("Ingress isolated, egress isolated for some of its pods.");
});

test("a pod of a workload that is shown pod by pod says whose it is", () => {
  expect(kindWords({ ...web, id: "pod app/web-1", name: "web-1", podCount: 1, partOf: "app/web" })).toBe(
    "One pod of app/web.",
  );
});

test("pods that take no part have no padlocks, but a reason", () => {
  expect(padlockWords({ ...web, excluded: "finished (Succeeded)" })).toBe("Takes no part: finished (Succeeded).");
});

test("a namespace says how much is in it, a range has no padlocks", () => {
  const namespace: GraphNode = {
    ...box,
    kind: "namespace",
    name: "shop",
    podCount: 14,
    workloadCount: 1,
    policyCount: 2,
    implied: false,
    assumed: false,
    ingress: "open",
    egress: "open",
  };
  expect(kindWords(namespace)).toBe("Namespace with 1 workload, 14 pods and 2 policies.");
  expect(padlockWords({ ...box, kind: "range", name: "10.0.0.0/8", ranges: [] })).toBe("");
});

test("an open side says what that means in its direction", () => {
  expect(guardWords(side, true).before).toBe("Open: no policy isolates it, everyone may come in.");
  expect(guardWords({ ...side, direction: "egress" }, true).before).toBe(
    "Open: no policy isolates it, it may go anywhere.",
  );
});

test("an isolated side names every policy that isolates it", () => {
  expect(guardWords({ ...side, guard: "isolated", isolatedBy: [policy] }, true)).toEqual({
    before: "Isolated by ",
    policies: [policy],
    after: ".",
  });
  expect(guardWords({ ...side, guard: "mixed", isolatedBy: [policy] }, true).after).toBe("; the others are open.");
});

test("where nobody enforces policies no side is open for want of a policy", () => {
  expect(guardWords(side, false).before).toBe("Open: nobody enforces policies, everyone may come in.");
  const outside = { ...side, guard: "unguarded" } as const;
  expect(guardWords(outside, false).before).toBe("Nobody enforces policies: neither end keeps anything out.");
});

test("what is not listed is counted by state, never silent", () => {
  expect(restWords({ connections: [], others: [] })).toBeNull();
  expect(restWords({ connections: [], others: [{ state: "denied", count: 1 }] })).toBe(
    "1 denied, no rule speaks of it",
  );
  const listed = {
    edgeId: "a→b",
    other: "a",
    state: "allowed",
    words: "TCP 80",
    rules: [],
    droppedBy: "none",
  } as const;
  const others = [
    { state: "denied", count: 1400 },
    { state: "open", count: 0 },
    { state: "depends", count: 2 },
  ] as const;
  expect(restWords({ connections: [listed], others })).toBe("and 1,400 denied and 2 depends, no rule speaks of them");
});

test("a dropped connection says at which end, seen from the node", () => {
  const of = (droppedBy: NodeConnection["droppedBy"]) => dropWords({ droppedBy, other: "backend" }, "egress");
  expect(of("here")).toBe("dropped at this end");
  expect(of("there")).toBe("dropped by the ingress of backend");
  expect(of("both")).toBe("dropped at both ends");
  expect(of("none")).toBe("");
  expect(dropWords({ droppedBy: "there", other: "shop" }, "ingress")).toBe("dropped by the egress of shop");
});

test("a rule of this end is no cause of what the other end drops", () => {
  expect(ruleLead({ droppedBy: "there" })).toBe("let through here by ");
  expect(ruleLead({ droppedBy: "none" })).toBe("");
});
