import { outsideOfPods } from "../diff/outside-of-pods";
import type { PictureEnd } from "../picture-ends";
import {
  type CausedBlock,
  type CausedPorts,
  countCauses,
  keyOfCaused,
  partByPolicies,
  partBySteps,
} from "./caused-ports";
import { isExposure, linesOf } from "./change-lines";
import { changedBlocks } from "./changed-blocks";
import type { ChangeCause, ChangesView } from "./changes-view";
import { findPictureEdges } from "./edges-of-pods";
import { followEnds } from "./followed-ends";
import { objectChanges } from "./object-changes";
import { outsideThrough } from "./outside-through";
import { renamedThrough, type ScenarioMoment } from "./scenario-moment";

/** What is compared: a scenario from its baseline to now. */
export interface ComparedMoments {
  /** The baseline first, then after each step; the last is now. Evaluated under one profile. */
  readonly moments: readonly [ScenarioMoment, ...ScenarioMoment[]];
  /** What lies between two moments, in order; null: there is no history, and the policies are what is named. */
  readonly causes: readonly ChangeCause[] | null;
  /** Ends of the picture of now. */
  readonly ends: readonly PictureEnd[];
  /** What does not take part, or only as it once was; it is passed on. */
  readonly faults: Pick<ChangesView, "standIns" | "leftOutOfBaseline">;
}

/**
 * Says what opened and closed from the first moment to the last, over all ports, between pods that are there at both and
 * with addresses outside; and what made it so. What came and went is told by itself.
 *
 * @param onProgress - called at least once a group of workloads
 */
export function compareMoments(
  { moments, causes, ends, faults }: ComparedMoments,
  onProgress: () => void = () => {},
): ChangesView {
  const [first] = moments;
  const last = moments.at(-1) ?? first;
  const [old, now] = [first.evaluation, last.evaluation];
  const { blocks, followed, outside } = findChanges(moments, causes, onProgress);
  const counted = countCauses(blocks, causes);
  const total = (isCounted: (block: CausedBlock) => boolean) =>
    blocks.reduce((sum, block) => sum + (isCounted(block) ? block.count : 0), 0);
  const objects = (which: "arrived" | "gone") => objectChanges(old, now, followed, which, outside, onProgress);
  return {
    opened: total(({ kind }) => kind === "opened"),
    closed: total(({ kind }) => kind === "closed"),
    exposed: total(isExposure),
    lines: linesOf(blocks, counted, now, findPictureEdges(now, ends)),
    causes: counted,
    arrived: objects("arrived"),
    gone: objects("gone"),
    renamed: renamedThrough(moments),
    ...faults,
  };
}

/** What changed from the first moment to the last, in blocks of connections that changed alike. */
export function findChanges(
  moments: ComparedMoments["moments"],
  causes: ComparedMoments["causes"],
  onProgress: () => void = () => {},
) {
  const [first] = moments;
  const [old, now] = [first.evaluation, (moments.at(-1) ?? first).evaluation];
  const followed = followEnds(moments);
  const outside = outsideOfPods(outsideThrough(moments), old.cluster, now.cluster);
  onProgress();
  const part = causes === null ? partByPolicies(old, now) : partBySteps(causes, moments, followed);
  const parted = { part, keyOf: keyOfCaused };
  const blocks = changedBlocks<CausedPorts>(old, now, { ...followed, outside }, parted, onProgress);
  return { blocks, followed, outside };
}
