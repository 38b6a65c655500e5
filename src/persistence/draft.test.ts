import fc from "fast-check";
import { expect, test } from "vitest";
import { asideKey, type Draft, draftKey, loadDraft, saveDraft } from "./draft";

const draft: Draft = {
  name: "shop",
  files: [
    { name: "a.yaml", text: "kind: Pod\r\n😀" },
    { name: "b.yaml", text: "" },
  ],
  activeFile: "b.yaml",
};

function storageWith(text: string | null) {
  const kept = new Map<string, string>(text === null ? [] : [[draftKey, text]]);
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

const load = (stored: unknown) => loadDraft(() => storageWith(JSON.stringify(stored)));

test("a draft comes back as it was", () => {
  const storage = storageWith(null);
  expect(saveDraft(() => storage, draft)).toEqual({ kind: "kept" });
  expect(loadDraft(() => storage)).toEqual({ kind: "loaded", draft });
});

test("where nodes were dragged to comes back, and a place that is none does not", () => {
  const storage = storageWith(null);
  const positions = { wide: { "shop/web": { x: 7, y: -9.5 } } };
  saveDraft(() => storage, { ...draft, positions });
  expect(loadDraft(() => storage)).toEqual({ kind: "loaded", draft: { ...draft, positions } });
  const odd = { wide: { a: { x: "7", y: 1 }, b: { x: 1, y: 2 } }, tall: 3 };
  expect(load({ version: 1, ...draft, positions: odd })).toEqual({
    kind: "loaded",
    draft: { ...draft, positions: { wide: { b: { x: 1, y: 2 } }, tall: {} } },
  });
});

test("the profile comes back with the work, and one that is none does not take the work with it", () => {
  const storage = storageWith(null);
  const profile = { name: "calico", assumptions: { "pod-to-own-node": "yes" } } as const;
  saveDraft(() => storage, { ...draft, profile });
  expect(loadDraft(() => storage)).toEqual({ kind: "loaded", draft: { ...draft, profile } });
  expect(load({ version: 1, ...draft, profile: { name: "nobody's" } })).toEqual({ kind: "loaded", draft });
});

test("what was imported comes back beside the own work", () => {
  const storage = storageWith(null);
  const beside = { name: "Pasted manifests", files: [{ name: "cluster.yaml", text: "kind: Node" }], activeFile: null };
  saveDraft(() => storage, { ...draft, beside });
  expect(loadDraft(() => storage)).toEqual({ kind: "loaded", draft: { ...draft, beside } });
});

test("something beside the own work that makes no sense does not take the own work with it", () => {
  expect(load({ version: 1, ...draft, beside: { name: 7 } })).toEqual({ kind: "loaded", draft });
});

test("no storage, a storage that throws and an empty one are a page without a draft", () => {
  const barred = () => {
    throw new Error("SecurityError");
  };
  expect(loadDraft(() => null)).toEqual({ kind: "none" });
  expect(loadDraft(barred)).toEqual({ kind: "none" });
  expect(loadDraft(() => ({ getItem: barred, setItem: barred }))).toEqual({ kind: "none" });
  expect(loadDraft(() => storageWith(null))).toEqual({ kind: "none" });
  expect(saveDraft(() => null, draft)).toEqual({ kind: "not-kept", reason: "no-storage" });
  expect(saveDraft(barred, draft)).toEqual({ kind: "not-kept", reason: "no-storage" });
});

test("what no browser keeps is not even written", () => {
  const storage = storageWith(null);
  const text = "# much\n".repeat(2 ** 20);
  const large = { ...draft, beside: { ...draft, files: [{ name: "a.yaml", text }] } };
  expect(saveDraft(() => ({ ...storage, setItem: () => expect.unreachable() }), large)).toEqual({
    kind: "not-kept",
    reason: "full",
  });
});

test("a full storage says so and keeps what it had", () => {
  const storage = storageWith("before");
  const full = () => ({
    ...storage,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  });
  expect(saveDraft(full, draft)).toEqual({ kind: "not-kept", reason: "full" });
  expect(storage.kept.get(draftKey)).toBe("before");
});

test("what is not a draft of this version is not trusted, and put aside", () => {
  const storage = storageWith('{"version":2,"name":"later"}');
  expect(loadDraft(() => storage)).toEqual({ kind: "unreadable" });
  expect(storage.kept.get(asideKey)).toBe('{"version":2,"name":"later"}');
  const good = { version: 1, ...draft };
  for (const bad of [
    null,
    [],
    7,
    { ...good, name: 1 },
    { ...good, files: {} },
    { ...good, files: [null] },
    { ...good, files: [{ name: "a.yaml" }] },
    { ...good, files: [{ name: "", text: "" }] },
    {
      ...good,
      files: [
        { name: "a", text: "" },
        { name: "a", text: "" },
      ],
    },
  ]) {
    expect(load(bad)).toEqual({ kind: "unreadable" });
  }
  expect(loadDraft(() => storageWith("{"))).toEqual({ kind: "unreadable" });
});

test("an active file that is not there is forgotten, and what is unknown is left out", () => {
  const stored = { version: 1, ...draft, activeFile: "z.yaml", more: true, files: [{ name: "a", text: "b", c: 1 }] };
  expect(load(stored)).toEqual({
    kind: "loaded",
    draft: { name: "shop", files: [{ name: "a", text: "b" }], activeFile: null },
  });
});

test("no stored text makes loading throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(["loaded", "unreadable"]).toContain(loadDraft(() => storageWith(text)).kind);
    }),
  );
});
