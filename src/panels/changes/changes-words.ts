import type { ChangeCause, ChangesView, ObjectChange } from "../../engine";
import type { Baseline } from "../../state/baseline-of";
import { counted } from "../../ui/counted";
import { listed } from "../../ui/listed";

/** “Since it was opened”, “Since 14:03”, “Compared with Deny all”. */
export function sinceWords(baseline: Baseline): string {
  switch (baseline.kind) {
    case "opened":
      return "Since it was opened";
    case "pinned":
      return `Since it was pinned at ${timeOf(baseline.pinned.at)}`;
    case "scenario":
      return `Compared with “${baseline.name}”`;
  }
}

/** “14:03”. */
export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** “Since it was opened: 3 connections opened (1 from outside), 2 closed, by 4 edits.” */
export function summaryWords(view: ChangesView, baseline: Baseline): string {
  const { opened, closed, exposed, causes, arrived, gone } = view;
  const others = [
    ...(arrived.count > 0 ? [`${counted(arrived.count, "workload")} new`] : []),
    ...(gone.count > 0 ? [`${arrived.count > 0 ? gone.count : counted(gone.count, "workload")} gone`] : []),
  ];
  const since = sinceWords(baseline);
  if (opened + closed === 0) {
    const nothing = `${since}: no connection opened or closed`;
    return others.length === 0 ? `${nothing}.` : `${nothing}; ${listed(others)}.`;
  }
  const outside = exposed > 0 ? ` (${exposed.toLocaleString("en")} from outside)` : "";
  const parts = [
    ...(opened > 0 ? [`${counted(opened, "connection")} opened${outside}`] : []),
    ...(closed > 0 ? [`${opened > 0 ? closed.toLocaleString("en") : counted(closed, "connection")} closed`] : []),
  ];
  const edits = causes.filter(({ cause }) => cause.kind === "step").length;
  const isOnlyEdits = edits === causes.length;
  const by = baseline.kind !== "scenario" && isOnlyEdits && edits > 0 ? `, by ${counted(edits, "edit")}` : "";
  return `${since}: ${parts.join(", ")}${by}${others.length > 0 ? `; ${listed(others)}` : ""}.`;
}

/** What caused it, as a heading: the history's name, or the policies by which it is so. */
export function causeTitle(cause: ChangeCause, baseline: Baseline): string {
  switch (cause.kind) {
    case "step":
      return cause.label;
    case "earlier":
      return baseline.kind === "scenario"
        ? "The two texts"
        : baseline.kind === "pinned"
          ? "What was undone"
          : "Earlier edits";
    case "what-if":
      return "What is switched off";
    case "policies": {
      if (cause.policies.length === 0) return `${cause.namespace}: no policy isolates these any more`;
      return `${cause.namespace}: ${listed(cause.policies.map((policy) => plainName(policy, cause.namespace)))}`;
    }
  }
}

/** “by allow web to db”; policies as they are named. */
export function causedBy(cause: ChangeCause, baseline: Baseline): string {
  const title = causeTitle(cause, baseline);
  return cause.kind === "step" ? `by “${title}”` : `by ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** “reaches 3 others, is reached by 2 and from outside”. */
export function objectWords({ reaches, reachedBy, isExposed }: ObjectChange, isGone: boolean): string {
  const [reach, is] = isGone ? ["reached", "was"] : ["reaches", "is"];
  const by = [...(reachedBy > 0 ? [`by ${reachedBy}`] : []), ...(isExposed ? ["from outside"] : [])];
  const to = reaches > 0 ? `${reach} ${counted(reaches, "other")}` : `${reach} no other`;
  return `${to}, ${by.length > 0 ? `${is} reached ${listed(by)}` : `${is} reached by none`}`;
}

function plainName(policy: string, namespace: string): string {
  return policy.startsWith(`${namespace}/`) ? policy.slice(namespace.length + 1) : policy;
}
