import type { PolicySuggestions } from "../../../engine";

/** Labels of pods of some namespaces, each once, those of many pods first. */
export function labelTexts({ labels }: PolicySuggestions, namespaces: readonly string[]): readonly string[] {
  const wanted = new Set(namespaces);
  return [...new Set(labels.filter(({ namespace }) => wanted.has(namespace)).map(({ text }) => text))];
}
