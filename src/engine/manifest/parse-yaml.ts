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

/** How a text is read. */
export interface HowToRead {
  /** Called on the way through a long text. */
  readonly onProgress?: () => void;
  /** Whether time is taken for what is wrong with a broken text, beyond its place; absent: it is. */
  readonly isExplained?: boolean;
}

/**
 * Reads one YAML document, or one item of a list, as the API server would.
 *
 * Never throws and takes time linear in the text. One finding for a syntax error, since what follows it cannot be
 * judged; all findings for values and keys that Kubernetes cannot take. An empty text is null.
 */
export function parseYaml(text: string, how: HowToRead = {}): YamlReading {
  const tree = readQuickly(text, how.onProgress);
  return tree === null ? parseAnyYaml(text, how) : { tree, findings: [], syntaxErrorAt: null, hasAliases: false };
}
