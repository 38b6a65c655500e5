import { expect, test } from "vitest";
import { readScenario } from "../../read-scenario";

const KINDS = {
  NetworkPolicy: ["networking.k8s.io/v1", "spec: {podSelector: {}}"],
  Pod: ["v1", "spec: {containers: [{name: c, image: x}]}"],
  Namespace: ["v1", ""],
} as const;

function errorsIn(kind: keyof typeof KINDS, metadata: string) {
  const [apiVersion, spec] = KINDS[kind];
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {${metadata}}\n${spec}\n`;
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ type, field, place }) => [type, field, text.slice(place.from, place.to)]);
}

const OWNER = "apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: u";

const REFUSED: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ["nmae: b", [["UnknownField", "metadata.nmae", "nmae"]]],
  ["uid: 5", [["TypeInvalid", "metadata.uid", "5"]]],
  ["resourceVersion: 12345", [["TypeInvalid", "metadata.resourceVersion", "12345"]]],
  ['generation: "1"', [["TypeInvalid", "metadata.generation", '"1"']]],
  ["generation: 1.5", [["TypeInvalid", "metadata.generation", "1.5"]]],
  ["deletionGracePeriodSeconds: soon", [["TypeInvalid", "metadata.deletionGracePeriodSeconds", "soon"]]],
  ["deletionTimestamp: 2026-13-01T00:00:00Z", [["TypeInvalid", "metadata.deletionTimestamp", "2026-13-01T00:00:00Z"]]],
  ["managedFields: {}", [["TypeInvalid", "metadata.managedFields", "{}"]]],
  ["managedFields: [{manger: m}]", [["UnknownField", "metadata.managedFields[0].manger", "manger"]]],
  ["managedFields: [{time: today}]", [["TypeInvalid", "metadata.managedFields[0].time", "today"]]],
  ["finalizers: a/b", [["TypeInvalid", "metadata.finalizers", "a/b"]]],
  ["finalizers: [orphan, foregroundDeletion]", [["Invalid", "metadata.finalizers", "[orphan, foregroundDeletion]"]]],
  ["ownerReferences: {}", [["TypeInvalid", "metadata.ownerReferences", "{}"]]],
  [
    "ownerReferences: [{owner: a}]",
    [
      ["Invalid", "metadata.ownerReferences.apiVersion", "{owner: a}"],
      ["Invalid", "metadata.ownerReferences.kind", "{owner: a}"],
      ["Invalid", "metadata.ownerReferences.name", "{owner: a}"],
      ["Invalid", "metadata.ownerReferences.uid", "{owner: a}"],
      ["UnknownField", "metadata.ownerReferences[0].owner", "owner"],
    ],
  ],
  [
    "ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: a}]",
    [["Invalid", "metadata.ownerReferences.uid", "{apiVersion: apps/v1, kind: ReplicaSet, name: a}"]],
  ],
  [
    "ownerReferences: [{apiVersion: apps/, kind: ReplicaSet, name: a, uid: u}]",
    [["Invalid", "metadata.ownerReferences.apiVersion", "apps/"]],
  ],
  [
    "ownerReferences: [{apiVersion: v1, kind: Event, name: a, uid: u}]",
    [["Invalid", "metadata.ownerReferences", "{apiVersion: v1, kind: Event, name: a, uid: u}"]],
  ],
  [
    `ownerReferences: [{${OWNER}, controller: "true"}]`,
    [["TypeInvalid", "metadata.ownerReferences[0].controller", '"true"']],
  ],
  [
    `ownerReferences: [{${OWNER}, controller: true}, {${OWNER}, controller: true}]`,
    [["Invalid", "metadata.ownerReferences", "true"]],
  ],
];

test.each(REFUSED)("metadata {%s} is refused, whatever the kind", (metadata, errors) => {
  for (const kind of ["NetworkPolicy", "Pod", "Namespace"] as const)
    expect(errorsIn(kind, `name: a, ${metadata}`)).toEqual(errors);
});

test.each([
  "uid: u, resourceVersion: '1', generation: 1, selfLink: /x, creationTimestamp: 2026-01-31T12:00:00Z",
  "managedFields: [{manager: m, operation: Update, apiVersion: v1, time: 2026-01-31T12:00:00Z, fieldsType: FieldsV1, fieldsV1: {'f:a': {}}}]",
  `ownerReferences: [{${OWNER}, controller: true, blockOwnerDeletion: false}, {${OWNER}, controller: false}]`,
  "ownerReferences: null, finalizers: [], managedFields: null, deletionGracePeriodSeconds: 30",
  "annotations: {a: '', Example.com/B: text}, labels: null",
])("metadata {%s} is accepted, whatever the kind", (metadata) => {
  for (const kind of ["NetworkPolicy", "Pod", "Namespace"] as const)
    expect(errorsIn(kind, `name: a, ${metadata}`)).toEqual([]);
});

test("of kinds that are not judged in full, nothing is said of what evaluation does not read", () => {
  const text =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, nmae: b, generation: x, finalizers: [x y]}\nspec: {template: {spec: {}}}\n";
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
