import { expect, test } from "vitest";
import { type ReadFile, takeWith } from "./use-import";

/** What a drop leads to; `giveNext` says of what the next drop consists. */
function desk() {
  const told: string[] = [];
  let next: { readonly name: string | null; readonly files: Promise<readonly ReadFile[]> } | null = null;
  const take = takeWith(
    { readTransfer: () => next, readPaste: (text) => ({ kind: "text", name: "pasted.yaml", text }) },
    {
      importScenario: async ({ name, files }) => void told.push(`opened ${name} (${files.length})`),
      refuse: (refusals) => void told.push(...refusals),
    },
    (isReading) => void told.push(isReading ? "reading" : "at rest"),
    () => void told.push("shown"),
  );
  const drop = (name: string | null, files: Promise<readonly ReadFile[]>) => {
    next = { name, files };
    return take({ items: [] });
  };
  return { told, drop };
}

const pod: ReadFile = { kind: "text", name: "pod.yaml", text: "kind: Pod" };

test("what is dropped is read, then opened", async () => {
  const { told, drop } = desk();
  await drop(null, Promise.resolve([pod, pod]));
  expect(told).toEqual(["reading", "at rest", "opened 2 files (2)", "shown"]);
});

test("what cannot be read is refused in a sentence, and nothing goes on being read", async () => {
  const { told, drop } = desk();
  await drop("shop", Promise.reject(new Error("gone")));
  expect(told).toEqual(["reading", "at rest", "shop could not be read; nothing was opened."]);
  await drop(null, Promise.reject(new Error("gone")));
  expect(told.at(-1)).toBe("What you gave could not be read; nothing was opened.");
});

test("of two drops the one that is read first does not end the reading of the other", async () => {
  const { told, drop } = desk();
  let finish = (_files: readonly ReadFile[]) => {};
  const reading = new Promise<readonly ReadFile[]>((resolve) => {
    finish = resolve;
  });
  const slow = drop("slow", reading);
  await drop("quick", Promise.resolve([pod]));
  expect(told).toEqual(["reading", "reading", "reading", "opened quick (1)", "shown"]);
  finish([pod]);
  await slow;
  expect(told.slice(5)).toEqual(["at rest", "opened slow (1)", "shown"]);
});
