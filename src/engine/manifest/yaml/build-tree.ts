import {
  MOST_ALIASED_NODES,
  MOST_ALIASED_NODES_PER_NODE,
  MOST_FINDINGS_OF_A_KIND,
  MOST_LEVELS,
} from "../../source/limits";
import type { Range } from "../../source/range";
import { duplicateKey, fieldBelow, keyReadOtherwise, tooDeep, unreadable } from "../finding";
import type { ManifestFinding } from "../manifest";
import { type KeyReading, readKey, readScalar } from "../scalar";
import type { TreeEntry, TreeNode } from "../tree";
import type { YamlAlias, YamlMap, YamlNode, YamlScalar } from "./yaml-node";

/** A tree with what was found on the way; the tree is of no use when a finding says so. */
export interface TreeReading {
  readonly tree: TreeNode;
  readonly findings: readonly ManifestFinding[];
  /** Whether an alias was expanded. */
  readonly hasAliases: boolean;
}

/**
 * Applies tags, expands aliases and merge keys, and turns keys into the strings that the server sees.
 *
 * A merge key is applied where it stands, as go-yaml v2 does: keys before it are overwritten, keys after it overwrite.
 * An aliased part carries the alias's range.
 *
 * @param nodeCount - how many nodes the document has as written; it bounds what aliases may add
 */
export function buildTree(root: YamlNode, nodeCount: number): TreeReading {
  const build: Build = {
    findings: [],
    counts: new Map(),
    path: [],
    open: new Set(),
    aliasRange: null,
    budget: MOST_ALIASED_NODES + MOST_ALIASED_NODES_PER_NODE * nodeCount,
    isStopped: false,
    hasAliases: false,
  };
  const tree = buildNode(build, root);
  return { tree, findings: build.findings, hasAliases: build.hasAliases };
}

interface Build {
  readonly findings: ManifestFinding[];
  readonly counts: Map<string, number>;
  readonly path: (string | number)[];
  /** The nodes that are being built, to see a node that contains itself. */
  readonly open: Set<YamlNode>;
  aliasRange: Range | null;
  budget: number;
  /** Set by an error that would repeat without end. */
  isStopped: boolean;
  hasAliases: boolean;
}

function buildNode(build: Build, node: YamlNode): TreeNode {
  if (build.aliasRange !== null && --build.budget < 0) {
    const message = "the aliases (*name) in this document expand to far too much text";
    stop(build, unreadable("yaml-alias-bomb", message, build.aliasRange, fieldOf(build)));
  }
  if (build.isStopped) return nothing(node.range);
  switch (node.kind) {
    case "scalar":
      return buildScalar(build, node);
    case "alias":
      return buildAlias(build, node);
    case "map":
    case "sequence": {
      if (build.open.size >= MOST_LEVELS) {
        stop(build, tooDeep((build.aliasRange ?? node.range).from));
        return nothing(node.range);
      }
      warnOfTag(build, node.tag, node.range);
      build.open.add(node);
      const range = build.aliasRange ?? node.range;
      let built: TreeNode;
      if (node.kind === "map") {
        built = { kind: "map", range, entries: buildEntries(build, node) };
      } else {
        const items: TreeNode[] = [];
        for (const item of node.items) {
          build.path.push(items.length);
          items.push(buildNode(build, item));
          build.path.pop();
        }
        built = { kind: "list", range, items };
      }
      build.open.delete(node);
      return built;
    }
  }
}

function buildScalar(build: Build, node: YamlScalar): TreeNode {
  const range = build.aliasRange ?? node.range;
  warnOfTag(build, node.tag, node.range);
  const reading = readScalar(node);
  if (reading.kind === "error") {
    report(build, unreadable("yaml-unsupported-value", reading.message, range, fieldOf(build)));
    return nothing(range);
  }
  if (node.raw !== node.text && /\p{Surrogate}/u.test(node.text)) {
    const message = "this escape (\\ud800 to \\udfff) is half a character; YAML has no pairs of escapes";
    report(build, unreadable("yaml-unsupported-value", message, range, fieldOf(build)));
    return nothing(range);
  }
  const style = reading.isText ? "quoted" : "plain";
  return { kind: "scalar", range, value: reading.value, style, text: node.raw };
}

function buildAlias(build: Build, alias: YamlAlias): TreeNode {
  const target = resolveAlias(build, alias);
  if (target === null) return nothing(alias.range);
  const outer = build.aliasRange;
  build.aliasRange = outer ?? alias.range;
  const built = buildNode(build, target);
  build.aliasRange = outer;
  return built;
}

/** The node that an alias stands for, never an alias itself; null, with a finding, when there is none. */
function resolveAlias(build: Build, alias: YamlAlias): Exclude<YamlNode, YamlAlias> | null {
  build.hasAliases = true;
  const range = build.aliasRange ?? alias.range;
  const { target } = alias;
  if (target === null || target.kind === "alias") {
    const message = `no anchor &${alias.name} stands before this alias`;
    report(build, unreadable("yaml-alias-unknown", message, range, fieldOf(build)));
    return null;
  }
  if (build.open.has(target)) {
    const message = `the anchor &${alias.name} contains itself: this alias stands inside of it`;
    stop(build, unreadable("yaml-alias-cycle", message, range, fieldOf(build)));
    return null;
  }
  return target;
}

function buildEntries(build: Build, map: YamlMap): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  const positions = new Map<string, number>();
  const written = new Map<string, Range>();
  for (const { key, value } of map.pairs) {
    const keyRange = build.aliasRange ?? key.range;
    const reading = readKeyNode(build, key);
    if (reading === null) continue;
    if (reading.kind === "error") {
      report(build, unreadable("yaml-key-not-scalar", reading.message, keyRange, fieldOf(build)));
      continue;
    }
    if (reading.kind === "merge") {
      for (const entry of buildMerged(build, value)) put(entries, positions, entry);
      continue;
    }
    build.path.push(reading.key);
    const first = written.get(reading.key);
    if (first !== undefined) {
      report(build, duplicateKey(reading.key, keyRange, fieldOf(build), first));
    }
    if (build.aliasRange === null && isReadOtherwise(key, reading.key)) {
      report(build, keyReadOtherwise(key.text, reading.key, keyRange, fieldOf(build)));
    }
    const built = buildNode(build, value);
    build.path.pop();
    put(entries, positions, { key: reading.key, keyRange, value: built });
    if (first === undefined) written.set(reading.key, keyRange);
  }
  return entries;
}

/** Whether a key is a word or a number without quotes that Kubernetes turns into another text: `on` into `true`. */
function isReadOtherwise(key: YamlNode, read: string): key is YamlScalar {
  return key.kind === "scalar" && key.isPlain && key.tag === null && key.text !== read;
}

function put(entries: TreeEntry[], positions: Map<string, number>, entry: TreeEntry): void {
  const position = positions.get(entry.key);
  if (position !== undefined) {
    entries[position] = entry;
  } else {
    positions.set(entry.key, entries.length);
    entries.push(entry);
  }
}

function readKeyNode(build: Build, key: YamlNode): KeyReading | null {
  const node = key.kind === "alias" ? resolveAlias(build, key) : key;
  if (node === null) return null;
  if (node.kind === "scalar") return readKey(node);
  return { kind: "error", message: "a map or a list cannot be a key; put it in quotes if the text itself is meant" };
}

/** The entries that `<<` brings in; of several maps the first has the last word. */
function buildMerged(build: Build, value: YamlNode): readonly TreeEntry[] {
  const isSequence = value.kind === "sequence";
  const sources = isSequence ? [...value.items].reverse() : [value];
  const merged: TreeEntry[] = [];
  for (const source of sources) {
    const isMap = source.kind === "map" || (source.kind === "alias" && source.target?.kind === "map");
    if (!isMap && !(source.kind === "alias" && source.target === null)) {
      const message = 'the merge key "<<" needs a map or a list of maps';
      const range = build.aliasRange ?? source.range;
      report(build, unreadable("yaml-merge-invalid", message, range, fieldOf(build)));
      continue;
    }
    const built = buildNode(build, source);
    if (built.kind !== "map") continue;
    for (const entry of built.entries) merged.push(entry);
  }
  return merged;
}

const KNOWN_TAG = /^(!|tag:yaml\.org,2002:(str|int|float|bool|null|timestamp|binary|map|seq|merge))$/;

function warnOfTag(build: Build, tag: string | null, range: Range): void {
  if (tag === null || build.aliasRange !== null || KNOWN_TAG.test(tag)) return;
  const written = tag.replace(/^tag:yaml\.org,2002:/, "!!");
  const message = `the tag ${written} means nothing to Kubernetes: it is ignored`;
  report(build, {
    code: "yaml-unsupported-value",
    severity: "warning",
    type: "Lint",
    message,
    range,
    field: fieldOf(build),
  });
}

function report(build: Build, finding: ManifestFinding): void {
  const kind = `${finding.severity} ${finding.code}`;
  const count = build.counts.get(kind) ?? 0;
  build.counts.set(kind, count + 1);
  if (count < MOST_FINDINGS_OF_A_KIND) build.findings.push(finding);
}

function stop(build: Build, finding: ManifestFinding): void {
  if (!build.isStopped) build.findings.push(finding);
  build.isStopped = true;
}

function nothing(range: Range): TreeNode {
  return { kind: "scalar", range, value: null, style: "plain", text: "" };
}

function fieldOf(build: Build): string {
  return build.path.reduce<string>(fieldBelow, "");
}
