import { expect, test } from "vitest";
import { firstFault } from "./first-fault";

const nothing = {
  namespaces: 0,
  workloads: 0,
  pods: 0,
  policies: 0,
  openWorkloads: 0,
  ignoredKinds: [],
  otherPolicyKinds: [],
};
const found = (severity: "error" | "info", line: number, message: string) => ({
  severity,
  line,
  message,
  place: { file: "a.yaml", from: 0, to: 1 },
});

test("where nothing could be read, the first error is told with its line", () => {
  const diagnostics = [found("info", 1, "a note"), found("error", 3, "no kind."), found("error", 4, "another")];
  expect(firstFault({ counts: nothing, expectations: [], diagnostics })).toBe(
    "Nothing of it is drawn. a.yaml, line 3: no kind.",
  );
});

test("where anything could be read, or nothing is wrong, there is no such fault", () => {
  const diagnostics = [found("error", 1, "no kind")];
  const ignoredKinds = [{ kind: "Secret", count: 1 }];
  for (const some of [{ namespaces: 1 }, { workloads: 1 }, { policies: 1 }, { ignoredKinds }]) {
    expect(firstFault({ counts: { ...nothing, ...some }, expectations: [], diagnostics })).toBeNull();
  }
  expect(firstFault({ counts: nothing, expectations: [], diagnostics: [] })).toBeNull();
  expect(firstFault({ counts: nothing, expectations: [], diagnostics: [found("info", 1, "a note")] })).toBeNull();
});
