import type { Responsibility } from "../engine";
import { begun } from "../ui/begun";
import { counted } from "../ui/counted";

/** What the place of the caret does in the picture: “Ingress rule 1 of app/web lets 1 connection through, alone.” */
export function spotlightWords({ kind, words, nodes, edges, alone }: Responsibility): string {
  const subject = begun(words);
  switch (kind) {
    case "rule":
      return `${subject} lets ${throughWords(edges.length, alone.length)}.`;
    case "policy":
      // The name of an object begins as it does in the text.
      return `${words} selects ${nodes.length === 0 ? "nothing" : nodeWords(nodes)}${
        edges.length === 0 ? "" : ` and lets ${throughWords(edges.length, alone.length)}`
      }.`;
    case "object":
      return `${subject} stands out in the picture.`;
  }
}

/** “3 connections through, 1 alone”: the status line has no room for more words. */
function throughWords(count: number, alone: number): string {
  if (count === 0) return "no connection through";
  const through = `${counted(count, "connection")} through`;
  if (alone === 0) return `${through}, as others do`;
  return alone === count ? `${through}, alone` : `${through}, ${alone} alone`;
}

/** “3 workloads and 1 namespace”, by what their ids say. */
function nodeWords(nodes: readonly string[]): string {
  const of = (prefix: string) => nodes.filter((id) => id.startsWith(prefix)).length;
  const namespaces = of("namespace ");
  const pods = of("pod ");
  const workloads = nodes.length - namespaces - pods;
  const parts = [
    workloads > 0 ? counted(workloads, "workload") : "",
    pods > 0 ? counted(pods, "pod") : "",
    namespaces > 0 ? `pods of ${counted(namespaces, "namespace")}` : "",
  ];
  return parts.filter((part) => part !== "").join(" and ");
}
