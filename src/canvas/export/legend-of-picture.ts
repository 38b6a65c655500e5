import type { EdgeState } from "../../engine";
import type { ChangeKind } from "../fresh-changes";
import type { DrawnPicture } from "./drawn-picture";

/** What the legend explains with a sample of it. */
export type LegendSample =
  | {
      readonly kind: "line";
      readonly state: EdgeState;
      readonly label?: string;
      readonly change?: ChangeKind;
      readonly isFaint?: boolean;
      readonly isSwitched?: boolean;
    }
  | { readonly kind: "card"; readonly card: "stack" | "excluded" | "assumed" }
  | { readonly kind: "pill"; readonly pill: "service" | "ingress" | "broken" }
  | { readonly kind: "link" }
  | { readonly kind: "padlock"; readonly padlock: "open" | "isolated" | "mixed" }
  | { readonly kind: "tab" }
  | { readonly kind: "badge" };

export interface LegendEntry {
  readonly sample: LegendSample;
  readonly words: string;
}

const STATE_WORDS: Readonly<Record<EdgeState, readonly [words: string, label?: string]>> = {
  allowed: ["allowed by a rule", "8080"],
  open: ["open: no policy on either side"],
  partly: ["some ports only, as the label says", "8080 only"],
  denied: ["denied; ⊘ at the end that drops it"],
  mixed: ["its pods do not agree", "7 of 12"],
  depends: ["the plugin decides", "?"],
};
const STATES: readonly EdgeState[] = ["allowed", "open", "partly", "denied", "mixed", "depends"];
const PADLOCK_WORDS = {
  isolated: "guarded by a policy: left ingress, right egress",
  open: "no policy: left ingress, right egress",
  mixed: "some of its pods are guarded",
} as const;

/** What occurs in a picture, each once, and nothing else. */
export function legendOfPicture({
  edges,
  painted,
  scene,
  nodes,
  areDenialsFaint,
  links,
  radius,
}: DrawnPicture): readonly LegendEntry[] {
  const lines = edges.flatMap(({ data }) => data ?? []);
  const isWith = (test: (line: (typeof lines)[number]) => boolean) =>
    lines.some((line) => line.words !== "" && test(line));
  const states = new Set([
    ...painted.map(({ state }) => state),
    ...lines.flatMap(({ edge, isFaint }) => (isFaint ? [] : edge.state)),
  ]);
  const isFaint =
    lines.some((line) => line.isFaint) || (areDenialsFaint && painted.some(({ state }) => state === "denied"));
  const signOf = (line: (typeof lines)[number], sign: string) => line.words.split(" ").includes(sign);
  const workloads = scene.nodes.flatMap((node) => (node.kind === "workload" ? node : []));
  const guarded = scene.nodes.flatMap((node) =>
    (node.kind === "workload" && node.excluded === null) || node.kind === "namespace"
      ? [node.ingress, node.egress]
      : [],
  );
  const entry = (isThere: boolean, sample: LegendSample, words: string): readonly LegendEntry[] =>
    isThere ? [{ sample, words }] : [];
  const has = (kind: "service" | "ingress", isBroken: boolean) =>
    scene.doors.some((door) => door.kind === kind && (door.broken !== null) === isBroken);
  const isAssuming = isWith(
    (line) => line.edge.state !== "depends" && signOf(line, "?") && line.edge.switched.length === 0,
  );
  return [
    ...STATES.flatMap((state) => {
      const [words, label] = STATE_WORDS[state];
      return entry(states.has(state), { kind: "line", state, ...(label === undefined ? {} : { label }) }, words);
    }),
    ...entry(isFaint, { kind: "line", state: "denied", isFaint: true }, "denied, one of many"),
    ...entry(isAssuming, { kind: "line", state: "allowed", label: "80 ?" }, "rests on what the plugin does"),
    ...entry(
      isWith((line) => signOf(line, "?") && line.edge.switched.length > 0),
      { kind: "line", state: "allowed", label: "80 ?", isSwitched: true },
      "rests on a switched assumption",
    ),
    ...entry(
      lines.some(({ change }) => change === "opened"),
      { kind: "line", state: "allowed", label: "+ 80", change: "opened" },
      "opened",
    ),
    ...entry(
      lines.some(({ change }) => change === "closed"),
      { kind: "line", state: "denied", label: "− 80", change: "closed" },
      "closed",
    ),
    ...entry(
      isWith((line) => signOf(line, "✓")),
      { kind: "line", state: "allowed", label: "80 ✓" },
      "as expected",
    ),
    ...entry(
      isWith((line) => signOf(line, "✗")),
      { kind: "line", state: "denied", label: "✗" },
      "not as expected",
    ),
    ...entry(
      workloads.some(({ podCount }) => podCount > 1),
      { kind: "card", card: "stack" },
      "a workload of several pods",
    ),
    ...entry(
      workloads.some(({ excluded }) => excluded !== null),
      { kind: "card", card: "excluded" },
      "takes no part, as a finished pod does",
    ),
    ...entry(
      workloads.some(({ assumed }) => assumed),
      { kind: "card", card: "assumed" },
      "assumed: no text states it",
    ),
    ...(["isolated", "open", "mixed"] as const).flatMap((state) =>
      entry(guarded.includes(state), { kind: "padlock", padlock: state }, PADLOCK_WORDS[state]),
    ),
    ...entry(nodes.some(hasTab), { kind: "tab" }, "open, in the place of lines to everything"),
    ...entry(has("service", false), { kind: "pill", pill: "service" }, "a Service, before its pods"),
    ...entry(has("ingress", false), { kind: "pill", pill: "ingress" }, "an Ingress, at the cluster's frame"),
    ...entry(has("service", true) || has("ingress", true), { kind: "pill", pill: "broken" }, "leads nowhere"),
    ...entry(links.length > 0, { kind: "link" }, "where it leads; no verdict"),
    ...entry(radius !== null, { kind: "badge" }, "in so many steps"),
  ];
}

function hasTab(node: DrawnPicture["nodes"][number]): boolean {
  if (node.type !== "workload" && node.type !== "namespace-card" && node.type !== "namespace") return false;
  return node.data.tabs.ingress || node.data.tabs.egress;
}
