import type { ManifestFinding } from "../manifest";
import { entryOf, type TreeMap, type TreeNode } from "../tree";
import { notManifest } from "./pasted-text";

/**
 * Recognises YAML and JSON of other tools by its fields: what is read, but is no object that a cluster takes.
 *
 * @returns null for an object, and for what no tool that we know would read
 */
export function recogniseForeign(tree: TreeNode): readonly ManifestFinding[] | null {
  const foreign =
    tree.kind === "map" ? findForeignMap(tree) : tree.kind === "list" ? findForeignList(tree.items) : null;
  if (foreign === null) return null;
  return [notManifest(foreign.range, foreign.message)];
}

interface Foreign {
  readonly range: { readonly from: number; readonly to: number };
  readonly message: string;
}

function findForeignMap(map: TreeMap): Foreign | null {
  const [apiVersion, kind] = [textOf(map, "apiVersion"), textOf(map, "kind")];
  const kustomize = apiVersion?.startsWith("kustomize.config.k8s.io/") === true;
  if (kustomize || ((kind === "Kustomization" || kind === "Component") && apiVersion === null))
    return at(map, "kind", KUSTOMIZE);
  if (kind === "Config" && (apiVersion === "v1" || apiVersion === null) && has(map, "clusters", "users", "contexts")) {
    return at(map, "kind", KUBECONFIG);
  }
  if (kind === "Status" && has(map, "code", "reason", "message")) return at(map, "kind", STATUS);
  if (kind === "Table" && has(map, "columnDefinitions")) return at(map, "kind", TABLE);
  if (kind !== null) return null;
  if (apiVersion !== null) {
    return /^v[12]$/.test(apiVersion) && has(map, "version") && textOf(map, "name") !== null
      ? at(map, "name", CHART)
      : null;
  }
  for (const { fields, fewest, message } of BY_FIELDS) {
    const found = map.entries.filter(({ key }) => fields.includes(key));
    const [first] = found;
    if (first !== undefined && found.length >= fewest) return { range: first.keyRange, message };
  }
  const services = entryOf(map, "services");
  if (services?.value.kind === "map" && services.value.entries.every(({ value }) => value.kind === "map")) {
    const isCompose = services.value.entries.some(({ value }) => value.kind === "map" && has(value, "image", "build"));
    if (isCompose) return { range: services.keyRange, message: COMPOSE };
  }
  const jobs = entryOf(map, "jobs");
  if (jobs?.value.kind === "map" && has(map, "on", "true")) return { range: jobs.keyRange, message: WORKFLOW };
  const resources = entryOf(map, "resources");
  if (resources?.value.kind === "list" && resources.value.items.every(isText)) {
    return { range: resources.keyRange, message: KUSTOMIZE };
  }
  return null;
}

const KUSTOMIZE =
  "this is for Kustomize, and no cluster takes it: run `kubectl kustomize DIR` in its folder and paste what it prints";
const KUBECONFIG =
  "this is a kubeconfig and not a manifest; it may hold secrets: delete it here (nothing left your browser)";
const STATUS = "this is an answer of the API server that says what went wrong, and not a manifest";
const TABLE = "this is a table of the API server: ask for it again with -o yaml and paste that";
const CHART =
  "this is the Chart.yaml of a Helm chart, not a manifest: run `helm template NAME CHART` and paste what it prints";
const VALUES =
  "these are values for a Helm chart, not a manifest: run `helm template NAME CHART -f FILE` and paste what it prints";
const COMPOSE =
  "this is a file for Docker Compose and not a manifest: `kompose convert` makes manifests of it, paste those";
const WORKFLOW = "this is a workflow of GitHub Actions and not a manifest";
const PLAYBOOK = "this is a playbook of Ansible and not a manifest: paste the manifests that it applies";
const PATCH =
  "this is a JSON patch and not an object: apply it (`kubectl patch --dry-run=server -o yaml`) and paste what comes out";

/** By how many of their fields at the top other files are known. */
const BY_FIELDS: readonly { readonly fields: readonly string[]; readonly fewest: number; readonly message: string }[] =
  [
    {
      fields: [
        ...[
          "patchesStrategicMerge",
          "patchesJson6902",
          "configMapGenerator",
          "secretGenerator",
          "namePrefix",
          "nameSuffix",
        ],
        ...["commonLabels", "commonAnnotations", "kustomization", "generatorOptions", "helmCharts", "replacements"],
      ],
      fewest: 1,
      message: KUSTOMIZE,
    },
    {
      fields: ["resources", "bases", "patches", "images", "components", "namespace", "transformers", "generators"],
      fewest: 2,
      message: KUSTOMIZE,
    },
    {
      fields: [
        ...[
          "replicaCount",
          "image",
          "imagePullSecrets",
          "nameOverride",
          "fullnameOverride",
          "serviceAccount",
          "podAnnotations",
        ],
        ...["podSecurityContext", "securityContext", "service", "ingress", "resources", "autoscaling", "nodeSelector"],
        ...[
          "tolerations",
          "affinity",
          "podLabels",
          "livenessProbe",
          "readinessProbe",
          "volumeMounts",
          "global",
          "persistence",
        ],
        ...["networkPolicy", "metrics", "commonLabels", "extraEnv", "rbac"],
      ],
      fewest: 2,
      message: VALUES,
    },
    {
      fields: ["stages", "before_script", "after_script", "pipelines"],
      fewest: 1,
      message: "this is a pipeline of a build service and not a manifest",
    },
    { fields: ["openapi", "swagger"], fewest: 1, message: "this describes an HTTP API (OpenAPI) and is no manifest" },
    {
      fields: ["AWSTemplateFormatVersion"],
      fewest: 1,
      message: "this is a template of CloudFormation and not a manifest",
    },
    {
      fields: ["scrape_configs", "alerting", "rule_files", "remote_write"],
      fewest: 1,
      message: "this is the configuration of Prometheus and not a manifest",
    },
    {
      fields: ["dependencies", "devDependencies", "scripts"],
      fewest: 2,
      message: "this is a package.json and not a manifest",
    },
    {
      fields: ["terraform_version", "lineage", "serial"],
      fewest: 2,
      message: "this is the state of Terraform, which may hold secrets, and not a manifest (nothing left your browser)",
    },
    { fields: ["repos", "default_language_version"], fewest: 2, message: "this is for pre-commit and not a manifest" },
  ];

function findForeignList(items: readonly TreeNode[]): Foreign | null {
  const [first] = items;
  if (first?.kind !== "map") return null;
  const op = entryOf(first, "op");
  if (op !== undefined && has(first, "path")) return { range: op.keyRange, message: PATCH };
  const play = ["hosts", "import_playbook"].map((key) => entryOf(first, key)).find((entry) => entry !== undefined);
  if (play !== undefined && has(first, "tasks", "roles", "import_playbook", "gather_facts", "become")) {
    return { range: play.keyRange, message: PLAYBOOK };
  }
  const task = first.entries.find(({ key }) =>
    /^(ansible|kubernetes|community)\.\w+\.\w+$|^(k8s|apt|shell|copy)$/.test(key),
  );
  if (task !== undefined && has(first, "name")) return { range: task.keyRange, message: PLAYBOOK };
  if (items.every((item) => item.kind === "map" && has(item, "apiVersion") && has(item, "kind"))) {
    const message =
      "a list of objects needs a kind of its own: put `apiVersion: v1`, `kind: List` and `items:` before it";
    return { range: { from: first.range.from, to: first.range.from + 1 }, message };
  }
  return null;
}

function at(map: TreeMap, key: string, message: string): Foreign {
  const entry = entryOf(map, key) ?? entryOf(map, "apiVersion") ?? map.entries[0];
  return { range: entry === undefined ? map.range : { from: entry.keyRange.from, to: entry.value.range.to }, message };
}

function has(map: TreeMap, ...keys: readonly string[]): boolean {
  return map.entries.some(({ key }) => keys.includes(key));
}

function isText(node: TreeNode): boolean {
  return node.kind === "scalar" && typeof node.value === "string";
}

function textOf(map: TreeMap, key: string): string | null {
  const value = entryOf(map, key)?.value;
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : null;
}
