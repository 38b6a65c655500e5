import type { ViewPlace } from "../../state/view-history";
import { activeFilters } from "./active-filters";
import { probeWords } from "./probe-words";

/**
 * What was done between two views that follow each other, in a few words: “Only denied”, “shop folded”.
 *
 * @param nameOf - of a node by its id
 */
export function viewStepWords(before: ViewPlace, after: ViewPlace, nameOf = (id: string) => id): string {
  const [was, is] = [before.wish, after.wish];
  if (before.look !== after.look) return `to the ${after.look}`;
  if (probeWords(was.probe) !== probeWords(is.probe)) return `probe ${probeWords(is.probe)}`;
  const [former, own] = [was, is].map(({ filter }) => activeFilters(filter, nameOf).map(({ words }) => words));
  const added = own?.filter((words) => former?.includes(words) !== true) ?? [];
  const gone = former?.filter((words) => own?.includes(words) !== true) ?? [];
  const [only, ...others] = added.length > 0 ? added : gone;
  if (only !== undefined) return others.length > 0 ? "the filter" : added.length > 0 ? only : `without “${only}”`;
  if (JSON.stringify(was.expanded) !== JSON.stringify(is.expanded)) {
    const [opened, closed] = [onlyIn(is.expanded, was.expanded), onlyIn(was.expanded, is.expanded)];
    return opened === undefined ? `${closed ?? "workloads"} as one` : `the pods of ${opened}`;
  }
  if (JSON.stringify(was.collapsed) !== JSON.stringify(is.collapsed)) return foldWords(was.collapsed, is.collapsed);
  if (was.drawAll !== is.drawAll) return is.drawAll ? "every line" : "fewer lines";
  return "places of nodes";
}

function foldWords(was: readonly string[] | null, is: readonly string[] | null): string {
  if (was === null || is === null || Math.abs(was.length - is.length) !== 1) return "namespaces folded or opened";
  const [folded, opened] = [onlyIn(is, was), onlyIn(was, is)];
  return folded === undefined ? `${opened ?? "a namespace"} opened` : `${folded} folded`;
}

function onlyIn(these: readonly string[], others: readonly string[]): string | undefined {
  return these.find((each) => !others.includes(each));
}
