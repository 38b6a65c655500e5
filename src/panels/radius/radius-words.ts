import type { DrawnRadius, RadiusHop, RadiusQuestion } from "../../engine";

/** What the card is called; names between backticks. */
export function radiusTitle(kind: RadiusQuestion["kind"], about: string): string {
  if (kind === "exposed") return "What is exposed to the outside";
  return kind === "to" ? `What can reach ${about}` : `What can ${about} reach`;
}

/**
 * The answer in a sentence: how many workloads in one step, how many in many, and which are not reached.
 *
 * @param most - how many steps are shown; null: all
 */
export function radiusSentence(kind: RadiusQuestion["kind"], radius: DrawnRadius, most: number | null): string {
  const { about, all, reached, unreached } = radius;
  const workloads = reached.filter((node) => node.kind === "workload");
  const near = workloads.filter(({ step }) => step === 1).length;
  const deepest = Math.min(most ?? Infinity, Math.max(0, ...workloads.map(({ step }) => step)));
  const far = workloads.filter(({ step }) => step <= deepest).length;
  const of = `${near} of ${all} ${all === 1 ? "workload" : "workloads"}`;
  const more = deepest > 1 ? `, ${far} in up to ${deepest} steps` : "";
  const begin =
    kind === "from"
      ? `\`${about}\` reaches ${of} directly${more}`
      : kind === "to"
        ? `${of} ${near === 1 && all !== 1 ? "reaches" : all === 1 ? "reaches" : "reach"} \`${about}\` directly${more}`
        : `The outside reaches ${of} directly${more}`;
  const [only] = unreached;
  if (only === undefined || unreached.length === all) return `${begin}.`;
  if (unreached.length > 1) return `${begin}; ${unreached.length} never.`;
  return kind === "to" ? `${begin}; \`${only}\` does not.` : `${begin}; \`${only}\` is not reached.`;
}

/** The way in words: “web → api TCP 8080 → db TCP 5432”. */
export function wayWords(way: readonly RadiusHop[]): string {
  const [first] = way;
  return first === undefined ? "" : [first.from, ...way.map(({ to, ports }) => `${to} ${ports}`)].join(" → ");
}
