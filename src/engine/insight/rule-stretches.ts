import type { NetworkPolicy, PolicyRule } from "../kube/objects";
import type { Range } from "../source/range";

/** A rule with the stretch of its file that a reader would say is it. */
export interface RuleStretch {
  readonly direction: "ingress" | "egress";
  /** Position in the policy's list. */
  readonly index: number;
  readonly rule: PolicyRule;
  /** Absolute; `to` is still in it. */
  readonly stretch: Range;
}

/**
 * Where the rules of a policy stand in the text of its file: from the comment lines above the dash to the next item. In
 * brackets (JSON, flow style) a rule is what stands between its own.
 */
export function ruleStretches(policy: NetworkPolicy, text: string): readonly RuleStretch[] {
  return (["ingress", "egress"] as const).flatMap((direction) => {
    const rules = policy[direction];
    const starts = rules.map(({ range }) => blockStart(text, policy.origin.offset + range.from));
    return rules.map((rule, index): RuleStretch => {
      const from = policy.origin.offset + rule.range.from;
      const to = policy.origin.offset + rule.range.to;
      const start = starts[index];
      const next = starts[index + 1];
      if (start === undefined || start === null) return { direction, index, rule, stretch: { from, to } };
      const end = next === undefined || next === null ? blockEnd(text, from, to) : next.from - 1;
      return { direction, index, rule, stretch: { from: start.from, to: end } };
    });
  });
}

/** The line with the dash of an item, or the first of the comment lines right above it; null where there is no dash. */
function blockStart(text: string, item: number): { readonly from: number } | null {
  let dash = item - 1;
  while (dash >= 0 && /\s/.test(text.charAt(dash))) dash--;
  let from = lineStart(text, dash);
  if (text.charAt(dash) !== "-" || text.slice(from, dash).trim() !== "") return null;
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (!text.slice(above, from).trimStart().startsWith("#")) break;
    from = above;
  }
  return { from };
}

/** The end of the last line of the last item, with the comment lines after it that are indented as it is. */
function blockEnd(text: string, from: number, to: number): number {
  const column = from - lineStart(text, from);
  let end = lineEnd(text, from + text.slice(from, to).trimEnd().length);
  for (;;) {
    const next = end + 1;
    const line = text.slice(next, lineEnd(text, next));
    const isOwn = /^\s*#/.test(line) && line.search(/\S/) >= column;
    if (!isOwn || next >= text.length) return end;
    end = next + line.length;
  }
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
