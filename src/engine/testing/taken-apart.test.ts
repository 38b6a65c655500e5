import { expect, test } from "vitest";
import { stringify } from "yaml";
import type { ScenarioFile } from "../analysis";
import { readScenario } from "../read-scenario";
import { takeApart } from "../take-apart";
import type { Json } from "./json";
import { FORM_COUNT, writeFiles } from "./manifest-forms";
import { type Random, randomOf } from "./random";
import { randomEdit, randomEditedScenario, writeEdited } from "./random-edits";
import { randomWorld } from "./random-world";
import { dressAsServer } from "./server-dress";

const DUMPS = 120;
const SERIES = 40;
const EDITS = 8;

test("a dump in any form means the same when it is taken apart, and once more gives the same text", {
  timeout: 60_000,
}, () => {
  let cleaned = 0;
  let policies = 0;
  for (let seed = 8_000_001; seed <= 8_000_000 + DUMPS; seed++) {
    const random = randomOf(seed);
    const { objects, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const dressed = [...objects, ...EXTRAS].map((object, index) => dressAsServer(random, object, index));
    const files = writeDump(random, dressed);
    const apart = takeApart(files);
    expect(apart.kind, tell(seed, files)).toBe("dump");
    expect(apart.unreadable, tell(seed, files)).toEqual([]);
    expectSameMeaning(files, apart.files, seed);
    cleaned += apart.cleaned;
    policies += readScenario(apart.files).policies.length;
    for (const { text } of apart.files)
      expect(text, tell(seed, files)).not.toMatch(/managedFields|last-applied|qosClass: B.*\n.*phase/);
  }
  expect(cleaned).toBeGreaterThan(DUMPS * 3);
  expect(policies).toBeGreaterThan(DUMPS / 2);
});

test("what somebody is in the middle of typing means the same when it is taken apart", { timeout: 60_000 }, () => {
  let dumps = 0;
  let unreadable = 0;
  for (let seed = 8_100_001; seed <= 8_100_000 + SERIES; seed++) {
    const random = randomOf(seed);
    let scenario = randomEditedScenario(random);
    for (let edit = 0; edit < EDITS; edit++) {
      scenario = randomEdit(random, { ...scenario, defaultNamespace: "default" });
      const files = writeEdited(scenario);
      const apart = takeApart(files);
      if (apart.kind !== "dump") {
        expect(apart.files).toEqual(files);
        continue;
      }
      dumps++;
      unreadable += apart.unreadable.length;
      expectSameMeaning(files, apart.files, seed);
    }
  }
  expect(dumps).toBeGreaterThan((SERIES * EDITS) / 3);
  expect(unreadable).toBeGreaterThan(SERIES / 3);
});

/** Objects beside those of a world: of kinds that are left out, and with parts that the engine reads of a status. */
const EXTRAS: readonly Json[] = [
  { apiVersion: "v1", kind: "Secret", metadata: { name: "s", namespace: "a" }, data: { password: "aGlkZGVu" } },
  { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c", namespace: "b" }, data: { "a.conf": "x = 1\n\ty\n" } },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "svc", namespace: "a" },
    spec: { selector: { app: "x" }, ports: [{ port: 80, targetPort: "http" }] },
    status: { loadBalancer: { ingress: [{ hostname: "x" }, { hostname: "y", ip: "203.0.113.7" }] } },
  },
  {
    apiVersion: "example.com/v1",
    kind: "Gadget",
    metadata: { name: "g" },
    spec: { "": [[1, [2]], [], {}, null, "a b"] },
  },
];

function writeDump(random: Random, objects: readonly Json[]): readonly ScenarioFile[] {
  const list = { apiVersion: "v1", kind: "List", items: objects };
  const yaml = (value: Json) =>
    stringify(value, { version: "1.1", lineWidth: random.pick([0, 40]), indentSeq: random.chance(0.5) });
  const text = random.chance(0.5) ? yaml(list) : objects.map((each) => `# above\n${yaml(each)}# below\n`).join("---\n");
  switch (random.int(4)) {
    case 0:
      return [{ name: "dump.yaml", text }];
    case 1:
      return [{ name: "crlf.yaml", text: text.replaceAll("\n", "\r\n") }];
    case 2:
      return [{ name: "dump.json", text: JSON.stringify(list, null, 2) }];
    default:
      return writeFiles(objects, random.int(FORM_COUNT));
  }
}

function expectSameMeaning(files: readonly ScenarioFile[], apart: readonly ScenarioFile[], seed: number): void {
  const message = tell(seed, [...files, ...apart]);
  expect(meaningOf(apart), message).toEqual(meaningOf(files));
  expect(takeApart(apart).files, message).toEqual(apart);
}

/** Every object that takes part, without its place. */
function meaningOf(files: readonly ScenarioFile[]): unknown {
  const { objects } = readScenario(files);
  const sorted = objects
    .map((object) => ({
      title: `${object.kind} ${"namespace" in object ? object.namespace : ""} ${object.name}`,
      object,
    }))
    .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  return sorted.map(({ object }) => withoutPlace(object));
}

const PLACES: ReadonlySet<string> = new Set(["range", "parts", "nameRange", "origin", "document"]);

function withoutPlace(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlace);
  if (value instanceof Map)
    return new Map([...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, withoutPlace(v)]));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !PLACES.has(key) && !key.endsWith("Range"));
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutPlace(member)]));
}

function tell(seed: number, files: readonly ScenarioFile[]): string {
  return [`seed ${seed}`, ...files.map(({ name, text }) => `=== ${name}\n${text}`)].join("\n");
}
