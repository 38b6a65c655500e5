import type { AnalysisState } from "../../state/analysis";
import { faultsIn } from "../../state/left-out";
import type { BrokenObject, EditEffect } from "./edit-sentence";

type Analysis = NonNullable<AnalysisState["analysis"]>;
type Graph = Analysis["graph"];
type LeftOut = Analysis["leftOut"][number];

/** An analysis, and which intent of which scenario it is about. */
export interface Shown {
  readonly analysis: Analysis;
  readonly scenario: number;
  readonly intent: string;
}

/** What is shown, and what was before the intent that it is about. */
export interface EditMemory {
  readonly shown: Shown;
  /** Null where nothing came before. */
  readonly before: Analysis | null;
}

/** Letters that the history counts as one intent are told as one: against the analysis before the first of them. */
export function remember(memory: EditMemory | null, shown: Shown): EditMemory {
  if (memory === null || memory.shown.scenario !== shown.scenario) return { shown, before: null };
  const isSameIntent = memory.shown.intent === shown.intent;
  return { shown, before: isSameIntent ? memory.before : memory.shown.analysis };
}

/** What the intent did, but for what only its text can tell. */
export function effectOf({ shown: { analysis }, before }: EditMemory): Omit<EditEffect, "act" | "isIdle"> {
  const former = new Set(before?.leftOut.map(({ object }) => object));
  const fallen = before === null ? [] : analysis.leftOut.filter(({ object }) => !former.has(object));
  const brokenObject = brokenObjects(analysis);
  const change = before === null ? null : analysis.change;
  const { added, removed } = before === null ? noMoves : comparedWorkloads(before.graph, analysis.graph);
  const renamed = new Set(change?.renamed?.flatMap(({ workloads }) => workloads.flat()));
  const isNotRenamed = (id: string) => !renamed.has(id);
  return {
    change,
    fallen: fallen.map(brokenObject),
    standIns: analysis.standIns.map(brokenObject),
    added: added.filter(isNotRenamed),
    removed: removed.filter(isNotRenamed),
    ...(before === null ? noDoors : comparedDoors(before.graph, analysis.graph)),
  };
}

/** What takes no part in what is shown, whichever edit broke it. */
export function leftOutOf({ shown: { analysis } }: EditMemory): readonly BrokenObject[] {
  return analysis.leftOut.map(brokenObjects(analysis));
}

/** Of ten thousand broken objects each finds its own error at once. */
function brokenObjects(analysis: Analysis): (item: LeftOut) => BrokenObject {
  const faultOf = faultsIn(analysis);
  return (item) => {
    const { line, place } = faultOf(item);
    return { object: item.object, reason: item.reason, line, place };
  };
}

const noMoves = { added: [], removed: [] };

const noDoors = { broke: [], mended: [] };

/** Services and Ingresses that are in both pictures, and lead somewhere in one of them only. */
function comparedDoors(before: Graph, after: Graph): Pick<EditEffect, "broke" | "mended"> {
  const former = new Map(before.doors.map((door) => [door.id, door.broken !== null]));
  const changed = after.doors.filter(({ id, broken }) => former.has(id) && former.get(id) !== (broken !== null));
  const named = (isBroken: boolean) =>
    changed.flatMap((door) => {
      if ((door.broken !== null) !== isBroken) return [];
      return `${door.kind === "service" ? "Service" : "Ingress"} \`${door.name}\``;
    });
  return { broke: named(true), mended: named(false) };
}

/** Ids of workloads that are in one of the pictures only. Pictures that show them in another way are not compared. */
function comparedWorkloads(before: Graph, after: Graph): Pick<EditEffect, "added" | "removed"> {
  if (shapeOf(before) !== shapeOf(after)) return noMoves;
  const [old, latest] = [workloadsOf(before), workloadsOf(after)];
  return {
    added: [...latest].filter((id) => !old.has(id)),
    removed: [...old].filter((id) => !latest.has(id)),
  };
}

function workloadsOf({ nodes }: Graph): ReadonlySet<string> {
  return new Set(nodes.flatMap((node) => (node.kind === "workload" && node.partOf === null ? [node.id] : [])));
}

/** Which namespaces are one node and which workloads are several. */
function shapeOf({ nodes }: Graph): string {
  const split = nodes.flatMap((node) => {
    if (node.kind === "namespace") return [node.id];
    return node.kind === "workload" && node.partOf !== null ? [node.partOf] : [];
  });
  return [...new Set(split)].sort().join("\n");
}
