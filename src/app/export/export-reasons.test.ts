import { expect, test } from "vitest";
import { createAppStore } from "../../state/store";
import { reasonAgainst } from "./export-reasons";
import { fileStem } from "./file-stem";

const files = [{ name: "a.yaml", text: "kind: A\n" }];

function stateOf() {
  return createAppStore({
    startWorkerClient: () => ({
      ...{ update: () => {}, cancel: () => {}, forgive: () => {} },
      call: () => new Promise<never>(() => {}),
    }),
    scenario: { name: "mine", files },
  }).getState();
}

test("before the first picture only the text can be taken along, and each of the others says why", () => {
  const state = stateOf();
  expect(reasonAgainst("text", state)).toBeNull();
  expect(reasonAgainst("graph", state)).toBe("nothing is drawn yet");
  expect(reasonAgainst("matrix", state)).toBe("nothing connects yet");
  expect(reasonAgainst("expectations", state)).toBe("nothing is expected yet");
});

test("changes can be taken along once the text is another one, or is compared with another", () => {
  const state = stateOf();
  const reasonOf = (change: Partial<typeof state>) => reasonAgainst("changes", { ...state, ...change });
  expect(reasonOf({})).toBe("nothing has changed since it was opened");
  const same = { ...state.documents, files: files.map((file) => ({ ...file })) };
  expect(reasonOf({ documents: same })).not.toBeNull();
  expect(reasonOf({ documents: { ...same, files: [{ name: "a.yaml", text: "kind: B\n" }] } })).toBeNull();
  expect(reasonOf({ baseline: { ...state.baseline, kind: "scenario" } })).toBeNull();
});

test("a file is called by its scenario, whatever that is called", () => {
  expect(fileStem("Three-tier application")).toBe("three-tier-application");
  expect(fileStem("../../<b>é\u202e日本")).toBe("b-e-日本");
  expect(fileStem("…")).toBe("scenario");
});
