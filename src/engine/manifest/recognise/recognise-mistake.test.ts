import { expect, test } from "vitest";
import { createManifestCache } from "../manifest-cache";
import { readManifest } from "../read-manifest";

const HEAD = "apiVersion: v1\nkind: Pod\n";

function messagesOf(text: string): readonly string[] {
  const { objects } = readManifest("a", text, createManifestCache());
  return objects.flatMap(({ origin, findings }) =>
    findings.map(({ message, range }) => `${text.slice(0, origin.offset + range.from).split("\n").length}: ${message}`),
  );
}

test.each([
  [`user@host:~$ kubectl get pod -o yaml\n${HEAD}`, 1, "shell prompt"],
  [`PS C:\\> kubectl get pod\n${HEAD}`, 1, "shell prompt"],
  [`kubectl get pod a -o yaml\n${HEAD}`, 1, "shell command"],
  [`${HEAD}spec:\n{{- if .Values.x }}\n  a: b\n{{- end }}\n`, 4, "helm template"],
  [`${HEAD}metadata:\n  name: {{ .Release.Name }}-web\n`, 4, "helm template"],
  ['{{ include "x" . }}\nkind: A\n', 1, "helm template"],
  [`\n~~~yaml\n${HEAD}~~~\n`, 2, "Markdown fence"],
  [`${HEAD}\`\`\`\n`, 3, "Markdown fence"],
  [
    "NAMESPACE   NAME   READY   STATUS    RESTARTS   AGE\ndefault     a      1/1     Running   0          3d\n",
    1,
    "-o yaml",
  ],
  ["Name:         ok\nNamespace:    default\n", 1, "kubectl describe"],
  ['Error from server (NotFound): pods "a" not found\n', 1, "error message"],
  ["No resources found in default namespace.\n", 1, "error message"],
  ["diff --git a/x.yaml b/x.yaml\nindex 1..2\n", 1, "diff"],
  ["--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n apiVersion: v1\n-kind: A\n+kind: B\n", 1, "diff"],
  ["<!DOCTYPE html>\n<html>\n", 1, "web page"],
  ["1: apiVersion: v1\n2: kind: Pod\n", 1, "line numbers"],
  ["kind:Pod\n", 1, "space is missing"],
  [`${HEAD}metadata:\n  name:ok\n  namespace: a\n`, 4, "space is missing"],
  [`${HEAD}metadata：\n  name: ok\n`, 3, "fullwidth colon"],
])("%j is recognised in line %i: %s", (text, line, words) => {
  const [message = "none"] = messagesOf(text);
  expect(message.toLowerCase()).toContain(words.toLowerCase());
  expect(message).toMatch(new RegExp(`^${line}: `));
});

test("a manifest that mentions templates, prompts or fences in its texts is left alone", () => {
  expect(
    messagesOf(`${HEAD}metadata:\n  annotations:\n    a: "{{ .x }}"\n    b: |\n      $ kubectl get\n      \`\`\`\n`),
  ).toEqual([]);
});

test("an object without kind and apiVersion that looks like nothing else is left alone", () => {
  expect(messagesOf("name: a\nspec: b\n")).toEqual([]);
});
