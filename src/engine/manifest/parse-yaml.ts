import type { ManifestFinding } from "./manifest";
import { readQuickly } from "./quick/quick-yaml";
import type { TreeNode } from "./tree";
import { parseAnyYaml } from "./yaml/parse-any-yaml";

/** A YAML chunk, read. */
export interface YamlReading {
  /** Null when a finding says that the text cannot be read. */
  readonly tree: TreeNode | null;
  readonly findings: readonly ManifestFinding[];
  /** Where the text stops being YAML; null when it is YAML, even if Kubernetes cannot read it. */
  readonly syntaxErrorAt: number | null;
  /** Whether anything refers to an anchor. */
  readonly hasAliases: boolean;
}

/**
 * Reads one YAML document, or one item of a list, as the API server would.
 *
 * Never throws and takes time linear in the text. One finding for a syntax error, since what follows it cannot be
 * judged; all findings for values and keys that Kubernetes cannot take. An empty text is null.
 *
 * @param onProgress - called on the way through a long text
 */
export function parseYaml(text: string, onProgress: () => void = () => {}): YamlReading {
  const tree = readQuickly(text, onProgress);
  return tree === null
    ? parseAnyYaml(text, onProgress)
    : { tree, findings: [], syntaxErrorAt: null, hasAliases: false };
}
