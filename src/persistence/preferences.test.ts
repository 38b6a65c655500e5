import fc from "fast-check";
import { expect, test } from "vitest";
import { loadPreferences, preferencesKey, savePreferences } from "./preferences";

function storageWith(text: string | null) {
  const kept = new Map<string, string>(text === null ? [] : [[preferencesKey, text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

const load = (stored: unknown) => loadPreferences(() => storageWith(JSON.stringify(stored)));

test("preferences come back as they were", () => {
  const storage = storageWith(null);
  expect(savePreferences(() => storage, { theme: "dark", paneSize: 0.3, foldedPane: "text", isDocked: true })).toEqual({
    kind: "kept",
  });
  expect(loadPreferences(() => storage)).toEqual({ theme: "dark", paneSize: 0.3, foldedPane: "text", isDocked: true });
});

test("without a storage, as in a sandboxed frame, there are none and none are kept", () => {
  const barred = () => {
    throw new Error("SecurityError");
  };
  expect(loadPreferences(barred)).toEqual({});
  expect(loadPreferences(() => null)).toEqual({});
  expect(savePreferences(barred, { theme: "dark", paneSize: 0.3, foldedPane: null, isDocked: false })).toEqual({
    kind: "not-kept",
    reason: "no-storage",
  });
});

test("a field that makes no sense is left out, and the other is kept", () => {
  expect(load({ version: 1, theme: "purple", paneSize: 0.3 })).toEqual({ paneSize: 0.3 });
  expect(load({ version: 1, theme: "light", paneSize: "0.3" })).toEqual({ theme: "light" });
  for (const paneSize of [0, 1, -0.5, null, [0.3]]) {
    expect(load({ version: 1, theme: "light", paneSize })).toEqual({ theme: "light" });
  }
});

test("another version's preferences are not guessed at", () => {
  expect(load({ version: 2, theme: "dark" })).toEqual({});
  expect(load({ theme: "dark" })).toEqual({});
});

test("no stored text makes loading throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(loadPreferences(() => storageWith(text))).toEqual({});
    }),
  );
});
