import type { RadiusAsked } from "../../state/selection";
import type { PaletteContext } from "./palette-context";
import { endEntries, type PaletteEnd, paletteEnds, showNode } from "./palette-ends";
import type { PaletteEntry } from "./palette-entries";

/** With more workloads than this a question about one begins with the question, and goes on with the workload. */
const MOST_SPELLED_OUT = 200;
/** What is asked in general is meant before what is asked of one of many. */
const WEIGHT_OF_ONE = -30;

/** What asks who reaches whom, and why, about anything by its name. */
export function reachEntries(context: PaletteContext): readonly PaletteEntry[] {
  const { state } = context;
  const ends = paletteEnds(context);
  const { selected } = state.selection;
  const own = selected?.kind === "node" ? (ends.find(({ id }) => id === selected.id) ?? null) : null;
  const single = ends.filter(({ id, group }) => group === "Pods" && id !== own?.id);
  return [
    ...(own === null ? [] : ofOne(own, context)),
    {
      ...entry("Why… from one to another", "Each step of the way, each policy and rule that has a say"),
      run: nothing,
      next: () => whyFrom(ends, context),
    },
    choosing("What can reach…", "to", ends, context),
    choosing("What can … reach", "from", ends, context),
    { ...entry("What is exposed to the outside", IN_STEPS), run: () => ask({ kind: "exposed" }, context) },
    ...(single.length > MOST_SPELLED_OUT
      ? []
      : single.flatMap((end) => ofOne(end, context)).map((each) => ({ ...each, weight: WEIGHT_OF_ONE }))),
  ];
}

const IN_STEPS = "In one step and in many";
const nothing = () => {};

function entry(title: string, detail: string) {
  return { id: `reach ${title}`, group: "Reach", title, details: [detail] };
}

function ofOne({ id, name }: PaletteEnd, context: PaletteContext): readonly PaletteEntry[] {
  return [
    {
      ...entry(`What can reach ${name}`, IN_STEPS),
      id: `reach to ${id}`,
      run: () => ask({ kind: "to", nodeId: id }, context),
    },
    {
      ...entry(`What can ${name} reach`, IN_STEPS),
      id: `reach from ${id}`,
      run: () => ask({ kind: "from", nodeId: id }, context),
    },
  ];
}

/** The question first, then whom it is about. */
function choosing(
  title: string,
  kind: "from" | "to",
  ends: readonly PaletteEnd[],
  context: PaletteContext,
): PaletteEntry {
  return {
    ...entry(title, IN_STEPS),
    run: nothing,
    next: () => ({
      label: title,
      entries: endEntries(ends, title, ({ id }) => ({ run: () => ask({ kind, nodeId: id }, context) })),
    }),
  };
}

function ask(question: RadiusAsked["question"], { actions, commands }: PaletteContext): void {
  commands["go-to-picture"]();
  // The pane takes the focus in this frame; the card takes it from there.
  requestAnimationFrame(() => actions.askRadius({ question, most: null }));
}

function whyFrom(all: readonly PaletteEnd[], context: PaletteContext) {
  const ends = all.filter(({ isFrame }) => !isFrame);
  const isOutside = ({ group }: PaletteEnd) => group === "Outside";
  const why = (source: PaletteEnd, target: PaletteEnd) => {
    const { actions, commands } = context;
    commands["go-to-picture"]();
    for (const { id } of [source, target]) showNode(id, context);
    requestAnimationFrame(() => actions.explain(`${source.id}→${target.id}`));
  };
  return {
    label: "Why: from…",
    entries: endEntries(ends, "why from", (source) => ({
      run: nothing,
      next: () => ({
        label: `Why: from ${source.name} to…`,
        entries: endEntries(
          ends.filter((target) => !(isOutside(source) && isOutside(target)) && !isItself(source, target)),
          `why from ${source.id} to`,
          (target) => ({ run: () => why(source, target) }),
        ),
      }),
    })),
  };
}

/** Nothing is judged of one pod to itself. */
function isItself(source: PaletteEnd, target: PaletteEnd): boolean {
  return source.id === target.id && source.podCount < 2;
}
