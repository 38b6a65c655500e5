import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import { takeApart } from "../take-apart";

const errorsIn = (files: Parameters<typeof readScenario>[0]) =>
  readScenario(files)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ type, field }) => `${type} ${field}`);

const FROM_SERVER = 'uid: u, resourceVersion: "1", managedFields: [{manager: m}]';

test.each([
  [
    `kind: Namespace\nmetadata: {name: a, ${FROM_SERVER}, creationTimestamp: yesterday}`,
    "TypeInvalid metadata.creationTimestamp",
  ],
  [`kind: Namespace\nmetadata: {name: a, ${FROM_SERVER}}\nstatus: {phases: Active}`, "UnknownField status.phases"],
  [
    `kind: Pod\nmetadata: {name: a, ${FROM_SERVER}}\nspec: {containers: [{name: c, image: x}]}\nstatus: {podIP: 10.0.0.1, startTime: soon}`,
    "TypeInvalid status.startTime",
  ],
])("an import keeps what the server refuses, even of a part that only a server writes: %s", (text, error) => {
  const files = [{ name: "a.yaml", text: `apiVersion: v1\n${text}\n` }];
  expect(errorsIn(files)).toEqual([error]);
  const apart = takeApart(files);
  expect(apart.kind).toBe("dump");
  expect(errorsIn(apart.files)).toEqual([error]);
});

test("an import drops the server's parts where the server takes them", () => {
  const text = `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  uid: u\n  creationTimestamp: 2026-01-31T12:00:00Z\nstatus:\n  phase: Active\n`;
  const { files } = takeApart([{ name: "a.yaml", text }]);
  expect(files.map((file) => file.text).join("")).not.toMatch(/uid|creationTimestamp|status/);
});
