import type { EditEffects, Explanation } from "../../engine";
import { counted } from "../../ui/counted";

/** What an edit does besides letting through what is asked for: “opens only this”, “also opens 3 other connections”. */
export function besidesWords({ opened, closed, gone, left }: EditEffects): string {
  const others = opened.count - 1;
  const parts = [
    ...(others > 0 ? [`opens ${counted(others, "other connection")}`] : []),
    ...(closed.count > 0 ? [`closes ${counted(closed.count, "connection")}`] : []),
    ...(gone.count > 0 ? [`takes ${counted(gone.count, "connection")} along`] : []),
    ...(left.length > 0 ? ["leaves policies, rules or Services without pods"] : []),
  ];
  if (parts.length > 0) return `${opened.count > 0 ? "also " : ""}${parts.join(" and ")}`;
  return opened.count > 0 ? "opens only this" : "opens and closes nothing else";
}

/** What is looked for: what would let it through, or of what gets through what would close it. */
export function missesTitle(verdict: Explanation["verdict"]): string {
  return verdict === "allowed" ? "What would close it" : "What would let it through";
}
