import { expect, test } from "vitest";
import { createAppStore } from "../../state/store";
import { runExport } from "./run-export";

type Made = { readonly fileName: string; readonly text: string; readonly notes: readonly string[] } | null;

/** An export of two files; the worker answers with `made`. */
async function exported(kind: Parameters<typeof runExport>[0], made: Made, isClipboardOpen = true) {
  const store = createAppStore({
    startWorkerClient: () => ({
      ...{ update: () => {}, cancel: () => {}, forgive: () => {} },
      call: () => new Promise<never>(() => {}),
    }),
    scenario: {
      name: "mine",
      files: [
        { name: "a.yaml", text: "kind: A\n" },
        { name: "b.yaml", text: "kind: B\n" },
      ],
    },
  });
  const taken: string[] = [];
  const answer = async () => made;
  const actions = { ...store.actions, exportForKubectl: answer, exportExpectations: answer };
  await runExport(kind, store.getState(), actions, {
    copy: async (text) => {
      if (!isClipboardOpen) return false;
      return text.then(
        (copied) => taken.push(`copied ${copied}`) > 0,
        () => false,
      );
    },
    download: ({ name, text }) => void taken.push(`${name}: ${text}`),
  });
  return { taken, told: store.getState().told };
}

const objects = { fileName: "all.yaml", text: "objects", notes: ["1 expectation stays here."] };

test("what kubectl takes is copied, and what was left out is told", async () => {
  const { taken, told } = await exported("kubectl", objects);
  expect(taken).toEqual(["copied objects"]);
  expect(told).toMatchObject({ notes: objects.notes, text: null });
});

test("where the clipboard is refused the text is shown instead", async () => {
  const { taken, told } = await exported("kubectl", objects, false);
  expect(taken).toEqual([]);
  expect(told).toMatchObject({ text: "objects" });
});

test("where there is nothing to take the clipboard keeps what it has, and it is told", async () => {
  const nothing = await exported("kubectl", { ...objects, text: "" });
  expect(nothing).toMatchObject({ taken: [], told: { sentence: "There is nothing to copy.", text: null } });
  const silent = await exported("kubectl", null);
  expect(silent.taken).toEqual([]);
  expect(silent.told?.sentence).toMatch(/gave no answer/);
});

test("a download is told by its name, with what was lost on the way", async () => {
  const made = { fileName: "probe.sh", text: "kubectl exec", notes: ["A CIDR cannot be asked."] };
  const { taken, told } = await exported("script", made);
  expect(taken).toEqual(["probe.sh: kubectl exec"]);
  expect(told).toMatchObject({ sentence: "Downloaded as `probe.sh`.", notes: made.notes });
  expect((await exported("yaml", null)).taken[0]).toMatch(/^scenario\.yaml: # a\.yaml\n/);
});
