import { describe, expect, test } from "vitest";
import { findInText } from "../../testing/found-in-text";

const HEAD = "apiVersion: v1\nkind: Pod\nmetadata:\n";

/** A text, the line and the characters that show what it is, and words of what is said. */
type Row = readonly [text: string, line: number, marked: string, words: string];

function check([text, line, marked, words]: Row): void {
  const [found, ...others] = findInText(text);
  expect(found).toMatchObject({ line, marked, code: "input-not-manifest", severity: "error" });
  expect(found?.message).toContain(words);
  expect(others).toEqual([]);
}

describe("templates are told by their tool", () => {
  const rows: readonly Row[] = [
    [`${HEAD}  name: {{ .Release.Name }}-web\n`, 4, "{{ .Release.Name }}", "helm template"],
    [
      `${HEAD}  name: a\n  labels:\n    {{- include "x.labels" . | nindent 4 }}\n`,
      6,
      '{{- include "x.labels" . | nindent 4 }}',
      "Helm",
    ],
    [
      `{{- if .Values.networkPolicy.enabled }}\n${HEAD}  name: a\n{{- end }}\n`,
      1,
      "{{- if .Values.networkPolicy.enabled }}",
      "helm template",
    ],
    [`{{/* Names */}}\n{{- define "x.name" -}}\na\n{{- end }}\n`, 1, "{{/* Names */}}", "_helpers.tpl"],
    [`${HEAD}  name: {{ .Name }}\n`, 4, "{{ .Name }}", "Go or Helm template"],
    [`{{range .items}}\n${HEAD}{{end}}\n`, 1, "{{range .items}}", "Go or Helm template"],
    [`{% for ns in namespaces %}\n${HEAD}  name: a\n{% endfor %}\n`, 1, "{% for ns in namespaces %}", "Jinja"],
    [`${HEAD}  name: {{ app_name }}\n`, 4, "{{ app_name }}", "Jinja"],
    [`{# a comment #}\n${HEAD}  name: {{ a }}\n`, 1, "{# a comment #}", "Jinja"],
    [`${HEAD}{{#each pods}}\n  name: a\n{{/each}}\n`, 4, "{{#each pods}}", "Handlebars"],
    [`<% if x %>\n${HEAD}<% end %>\n`, 1, "<% if x %>", "ERB"],
    [`${HEAD}  labels: {app: ${"$"}{APP}}\n`, 4, `${"$"}{APP}`, "envsubst"],
    [`${HEAD}  labels: {app: ${"$"}{{ github.sha }}}\n`, 4, `${"$"}{{ github.sha }}`, "GitHub Actions"],
    [`${HEAD}  name: %%name%%\n`, 4, "%%name%%", "placeholder"],
    [`${HEAD}  name: @name@\n`, 4, "@name@", "placeholder"],
    [`${HEAD}  name: %(name)s\n`, 4, "%(name)s", "placeholder"],
    [
      '{"kind": "Pod", "metadata": {"name": {{ .Values.name | quote }}}}',
      1,
      "{{ .Values.name | quote }}",
      "helm template",
    ],
  ];
  test.each(rows)("%j, line %i: %s is %s", (...row) => check(row));
});

describe("files of other tools are told, with what to run", () => {
  const rows: readonly Row[] = [
    [
      "replicaCount: 1\nimage:\n  repository: a\nservice:\n  type: ClusterIP\n",
      1,
      "replicaCount",
      "helm template NAME CHART -f FILE",
    ],
    ["apiVersion: v2\nname: web\nversion: 1.2.3\n", 2, "name: web", "Chart.yaml"],
    [
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n",
      2,
      "kind: Kustomization",
      "kubectl kustomize DIR",
    ],
    ["kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n", 1, "kind: Component", "kubectl kustomize DIR"],
    ["resources:\n- a.yaml\n- b.yaml\n", 1, "resources", "kubectl kustomize DIR"],
    ["namePrefix: x-\n", 1, "namePrefix", "kubectl kustomize DIR"],
    ["resources: [../base]\npatches:\n- path: a.yaml\n", 1, "resources", "kubectl kustomize DIR"],
    ["- op: replace\n  path: /spec/replicas\n  value: 3\n", 1, "op", "JSON patch"],
    ['[{"op": "remove", "path": "/a"}]', 1, '"op"', "JSON patch"],
    ["services:\n  web:\n    image: nginx\n", 1, "services", "Docker Compose"],
    ["version: '3'\nservices:\n  web:\n    build: .\nvolumes: {}\n", 2, "services", "Docker Compose"],
    ["- hosts: all\n  tasks: []\n", 1, "hosts", "Ansible"],
    ["- name: apply\n  kubernetes.core.k8s:\n    state: present\n", 2, "kubernetes.core.k8s", "Ansible"],
    ["on: push\njobs:\n  a: {}\n", 2, "jobs", "GitHub Actions"],
    [
      "apiVersion: v1\nkind: Config\nclusters: []\nusers:\n- name: a\n  user: {token: abc}\n",
      2,
      "kind: Config",
      "secrets",
    ],
    ["kind: Status\napiVersion: v1\nstatus: Failure\nmessage: no\ncode: 404\n", 1, "kind: Status", "API server"],
    ["- apiVersion: v1\n  kind: Pod\n- apiVersion: v1\n  kind: Pod\n", 1, "a", "kind: List"],
  ];
  test.each(rows)("%j, line %i: %s is %s", (...row) => check(row));
});

describe("what programs print and other languages are told by their first line", () => {
  const rows: readonly Row[] = [
    ["NAME   POD-SELECTOR   AGE\nok     <none>         3d\n", 1, "NAME   POD-SELECTOR   AGE", "-o yaml"],
    ["NAMESPACE  NAME  READY  STATUS\na  b  1/1  Running\n", 1, "NAMESPACE  NAME  READY  STATUS", "-o yaml"],
    ["Name:         ok\nNamespace:    default\nSpec:\n  x: y\n", 1, "Name:         ok", "kubectl describe"],
    ["KIND:     NetworkPolicy\nVERSION:  networking.k8s.io/v1\n", 1, "KIND:     NetworkPolicy", "kubectl explain"],
    ["networkpolicy.networking.k8s.io/a created\n", 1, "networkpolicy.networking.k8s.io/a created", "kubectl apply"],
    [
      'error: the server doesn\'t have a resource type "netpol"\n',
      1,
      'error: the server doesn\'t have a resource type "netpol"',
      "error message",
    ],
    [
      'The Pod "a" is invalid: spec: Required value\n',
      1,
      'The Pod "a" is invalid: spec: Required value',
      "error message",
    ],
    ["bash: kubectl: command not found\n", 1, "bash: kubectl: command not found", "error message"],
    ["404: Not Found", 1, "404: Not Found", "web server"],
    ["HTTP/2 200\ncontent-type: text/yaml\n", 1, "HTTP/2 200", "web server"],
    ["<!DOCTYPE html>\n<html><title>Sign in to GitHub</title>\n", 1, "<!DOCTYPE html>", "log in"],
    ["\n<html>\n<body>\n", 2, "<html>", "raw text"],
    ['<?xml version="1.0"?>\n<a/>\n', 1, '<?xml version="1.0"?>', "XML"],
    ["#!/bin/bash\nset -e\nkubectl apply -f a.yaml\n", 1, "#!/bin/bash", "script"],
    ["FROM nginx:1.25\nRUN true\n", 1, "FROM nginx:1.25", "Dockerfile"],
    [
      'resource "kubernetes_network_policy" "a" {\n  metadata {\n',
      1,
      'resource "kubernetes_network_policy" "a" {',
      "Terraform",
    ],
    ["local k = import 'k.libsonnet';\n{}\n", 1, "local k = import 'k.libsonnet';", "Jsonnet"],
    ["<policy>\n</policy>\n", 1, "<policy>", "XML"],
    ["[default]\nkey=value\n", 1, "[default]", "INI or TOML"],
    ["map[apiVersion:v1 kind:Pod]\n", 1, "map[apiVersion:v1 kind:Pod]", "how Go prints"],
    ["https://example.com/a.yaml\n", 1, "https://example.com/a.yaml", "address"],
    [
      'error validating "a.yaml": error validating data\n',
      1,
      'error validating "a.yaml": error validating data',
      "error message",
    ],
    ["export const a = {\n  b: 1,\n};\n", 1, "export const a = {", "program"],
    ["name,namespace,app\na,b,c\n", 1, "name,namespace,app", "CSV"],
    ["NAME=a\nAPP=b\n", 1, "NAME=a", "variables of a shell"],
    ["-----BEGIN PRIVATE KEY-----\nMII\n", 1, "-----BEGIN PRIVATE KEY-----", "secret"],
    ["package main\n\nfunc main() {}\n", 1, "package main", "program"],
    ["kubectl get pods\n", 1, "kubectl get pods", "shell command"],
  ];
  test.each(rows)("%j, line %i: %s is %s", (...row) => check(row));
});

describe("a manifest that only mentions such things is left alone", () => {
  const FENCED = "    ```yaml\n    a: b\n    ```\n";
  test.each([
    [
      "a fence in a block scalar",
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  README: |\n${FENCED}`,
    ],
    [
      "a Helm template in one",
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: |\n    {{- if .Values.a }}\n    a\n    {{- end }}\n`,
    ],
    [
      "a diff in one",
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: |\n    diff --git a/x b/x\n    --- a/x\n    +++ b/x\n    @@ -1 +1 @@\n    -a\n    +b\n`,
    ],
    [
      "a conflict in one",
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: |\n    <<<<<<< HEAD\n    =======\n    >>>>>>> b\n`,
    ],
    [
      "a script in one",
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: |\n    #!/bin/sh\n    cat <<EOF | kubectl apply -f -\n    $ x\n    EOF\n`,
    ],
    ["braces in an annotation", `${HEAD}  name: a\n  annotations:\n    a: "{{ .x }}"\n    b: '{% x %}'\n`],
    [
      "what was applied last",
      `${HEAD}  name: a\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"apiVersion":"v1","kind":"Pod"}\n`,
    ],
    [
      "a variable of a pod",
      `${HEAD}  name: a\nspec:\n  containers:\n  - {name: c, image: x, args: ["$(PORT)", "${"$"}{HOME}"]}\n`,
    ],
    [
      "an object of Flux",
      "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {path: ./a}\n",
    ],
    ["a custom Config", "apiVersion: operator.example.com/v1\nkind: Config\nmetadata: {name: a}\nspec: {}\n"],
    ["comments with marks", `# $ kubectl get\n# \`\`\`\n# <<<<<<< HEAD\n# {{ .Values.x }}\n${HEAD}  name: a\n`],
    ["a map in a map", `${HEAD}  name: a\n  labels: {a: b}\n`],
  ])("%s", (_, text) => {
    expect(findInText(text)).toEqual([]);
  });
});
