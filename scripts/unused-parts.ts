import type { UnusedParts } from "./leave-out.ts";

/**
 * Of `yaml` we call `parseDocument` with the failsafe schema and no known tags, and read its nodes: nothing is written,
 * turned into plain values, made anew or resolved to a type.
 */
export const unusedYaml: UnusedParts = {
  of: "yaml",
  library: "/node_modules/yaml/",
  modules: [
    "/stringify/",
    "/schema/core/",
    "/schema/json/",
    "/schema/yaml-1.1/",
    "/schema/common/null.js",
    "/doc/anchors.js",
    "/doc/applyReviver.js",
    "/doc/createNode.js",
    "/nodes/addPairToJSMap.js",
    "/nodes/toJS.js",
    "/parse/cst-scalar.js",
    "/parse/cst-stringify.js",
    "/parse/cst-visit.js",
    "/visit.js",
  ],
};

/**
 * The first worker reads manifests in usual YAML without mistakes (`quick-yaml.ts`), and draws what policies say. Where a
 * text has more, or an explanation is asked for, it passes the call on to the full worker.
 */
export const notInFirstWorker: UnusedParts = {
  of: "first worker",
  entry: "/src/worker/first.worker.ts",
  library: "/src/engine/",
  modules: [
    "cap-problems.ts",
    "sound-fix.ts",
    "what-if.ts",
    "cluster/complete-cluster.ts",
    "policy/explain.ts",
    "kube/explain/report-finding.ts",
    "kube/explain/explain-cidr.ts",
    "kube/explain/explain-network-policy.ts",
    "kube/explain/explain-selector.ts",
    "kube/explain/explain-type.ts",
    "kube/explain/explain-unknown-field.ts",
    "kube/decode-service.ts",
    "kube/decode-ingress.ts",
    "kube/decode-endpoints.ts",
    "kube/decode-expectation.ts",
    "kube/explain/explain-kind.ts",
    "kube/explain/explain-name.ts",
    "kube/judge/judge-object.ts",
    "graph/door-boxes.ts",
    "graph/isolate.ts",
    "insight/picture-doors.ts",
    "insight/filter-pairs.ts",
    "insight/expectation/expectation-problems.ts",
    "insight/door/door-service.ts",
    "insight/door/door-ingress.ts",
    "service/service-directory.ts",
    "service/service-problems.ts",
    "manifest/yaml/parse-any-yaml.ts",
    "manifest/json/parse-json.ts",
    "manifest/recognise/recognise-mistake.ts",
    "manifest/recognise/recognise-json.ts",
    "manifest/recognise/recognise-slips.ts",
    "manifest/recognise/odd-text.ts",
    "manifest/recognise/recognise-placeholder.ts",
    "manifest/too-much.ts",
    "manifest/byte-order-mark.ts",
  ],
};

/** Colours are only needed to animate colours; React Flow animates the view. */
export const unusedColors: UnusedParts = {
  of: "d3-color",
  library: "/node_modules/d3-color/",
  modules: ["d3-color.mjs"],
};
