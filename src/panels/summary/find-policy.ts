import type { Place, ScenarioFile } from "../../engine";

/**
 * Where the text of a policy (`namespace/name`) begins, found by its words alone; null where they do not lead to it.
 * A policy that names another namespace is not meant; one that names none may be.
 */
export function findPolicy(files: readonly ScenarioFile[], policy: string): Place | null {
  const slash = policy.indexOf("/");
  const [namespace, name] = [policy.slice(0, slash), policy.slice(slash + 1)];
  const found = files.flatMap((file) => kindLines(file.text).map((stretch) => ({ file: file.name, ...stretch })));
  const named = found.filter(({ text }) => hasField(text, "name", name));
  const meant =
    named.find(({ text }) => hasField(text, "namespace", namespace)) ?? named.find(({ text }) => !hasNamespace(text));
  if (meant === undefined) return null;
  const line = new RegExp(`^.*${fieldPattern("name", name)}`, "m").exec(meant.text);
  const from = meant.from + (line?.index ?? 0);
  return { file: meant.file, from, to: from + (line?.[0].length ?? 0) };
}

/** Stretches from one document, or one item of a list, to the next that say `kind: NetworkPolicy`. */
function kindLines(text: string): readonly { readonly from: number; readonly text: string }[] {
  const starts = [
    0,
    ...[...text.matchAll(/^(?:---|\s*- apiVersion:|\s*\{?\s*"apiVersion":)/gm)].map(({ index }) => index),
  ];
  return starts.flatMap((from, index) => {
    const stretch = text.slice(from, starts[index + 1] ?? text.length);
    return /["']?kind["']?:\s*["']?NetworkPolicy\b(?!List)/.test(stretch) ? [{ from, text: stretch }] : [];
  });
}

function hasField(text: string, key: string, value: string): boolean {
  return new RegExp(`^.*${fieldPattern(key, value)}`, "m").test(text);
}

function hasNamespace(text: string): boolean {
  return /^[^#]*["']?\bnamespace["']?:/m.test(text);
}

function fieldPattern(key: string, value: string): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return `(?<![\\w.-])["']?${key}["']?:\\s*["']?${escaped}(?![\\w.-])`;
}
