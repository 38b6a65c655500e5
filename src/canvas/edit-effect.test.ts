import { expect, test } from "vitest";
import type { Analysis, EdgeState, LeftOut } from "../engine";
import { compareAnalyses, effectSentence } from "./edit-effect";

function analysis(states: Record<string, EdgeState>, leftOut: readonly LeftOut[] = []): Analysis {
  const node = { kind: "anyone", x: 0, y: 0, width: 1, height: 1 } as const;
  const none = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
  const numbers = { namespaces: 1, workloads: 3, pods: 3, policies: 1, openWorkloads: 0 };
  return {
    graph: {
      namespaces: [],
      nodes: ["a", "b", "c"].map((id) => ({ ...node, id, name: id.toUpperCase() })),
      edges: Object.entries(states).map(([id, state]) => ({
        ...{ id, state, source: id.charAt(0), target: id.charAt(2) },
        ...{ label: "8080", sentence: "", droppedAt: "none", assumes: [] },
      })),
      notDrawn: none,
    },
    diagnostics: [],
    leftOut,
    counts: { ...numbers, ignoredKinds: [], otherPolicyKinds: [] },
  };
}

const fallen = (object: string, reason = "port is below 1"): LeftOut => ({
  object,
  reason,
  place: { file: "policies.yaml", from: 0, to: 1 },
  line: 14,
});
const policy = fallen("networking.k8s.io/v1/NetworkPolicy/app/frontend-policy");
const sentence = (before: Analysis, after: Analysis) => effectSentence(compareAnalyses(before, after));

test("an edit that changes nothing has no sentence", () => {
  expect(sentence(analysis({ "a→b": "allowed" }, [policy]), analysis({ "a→b": "allowed" }, [policy]))).toBeNull();
});

test("two changes are named and the rest is counted", () => {
  const before = analysis({ "a→b": "allowed", "b→a": "allowed", "c→a": "allowed" });
  const after = analysis({ "a→b": "denied", "b→a": "denied", "c→a": "denied" });
  expect(sentence(before, after)).toBe("A → B TCP 8080 closed; B → A TCP 8080 closed; 1 more");
});

test("an object that falls out comes before what changed without it", () => {
  const before = analysis({ "a→b": "allowed" });
  expect(sentence(before, analysis({ "a→b": "denied" }, [policy]))).toBe(
    "`app/frontend-policy` is left out (line 14: port is below 1); without it: A → B TCP 8080 closed",
  );
  expect(sentence(before, analysis({ "a→b": "allowed" }, [policy]))).toBe(
    "`app/frontend-policy` is left out (line 14: port is below 1).",
  );
});

test("several objects that fall out are counted, and one without a name is called by its place", () => {
  const first = fallen("document 3 of policies.yaml", "this is no YAML.");
  expect(sentence(analysis({}), analysis({}, [first, policy]))).toBe(
    "`document 3 of policies.yaml` and 1 more are left out (line 14: this is no YAML).",
  );
});

test("an object that comes back is no loss", () => {
  const before = analysis({ "a→b": "denied" }, [policy]);
  expect(sentence(before, analysis({ "a→b": "allowed" }))).toBe("A → B TCP 8080 opened");
});
