import type { EditTarget, Off } from "../../../engine";
import { isOff } from "../../what-if/toggled-off";
import type { MenuEntry } from "./menu-entry";

/** The line that leaves something out of the picture for a moment, or puts it back. */
export function offEntry(off: Off, all: readonly Off[] | undefined, words: string, hint: string): MenuEntry {
  return isOff(all, off)
    ? { words: "Put it back", hint: `${words} is what is seen now`, refusal: null, choice: { kind: "off", off } }
    : { words, hint, refusal: null, choice: { kind: "off", off } };
}

/** The line that leads to the labels of something, to be left out one by one. */
export function labelsOffEntry(target: EditTarget, refusal: string | null): MenuEntry {
  return {
    words: "What if without a label?",
    hint: "nothing is written",
    refusal,
    choice: { kind: "level", level: { kind: "labels", target } },
  };
}

/** Labels to choose from. */
export function labelOffEntries(
  { kind, id }: EditTarget,
  labels: ReadonlyMap<string, string>,
  all: readonly Off[] | undefined,
): readonly MenuEntry[] {
  if (kind !== "workload" && kind !== "pod" && kind !== "namespace") return [];
  return [...labels].map(([key, value]) => {
    const off: Off = { kind: "label", target: { kind, id }, key };
    const refusal = key === NAME_LABEL && kind === "namespace" ? "the API server sets it" : null;
    const words = `${isOff(all, off) ? "Put back" : "Without"} ${key}=${value}`;
    return { words, hint: "", refusal, choice: { kind: "off", off } };
  });
}

/** Every namespace has this label, whatever its text says. */
const NAME_LABEL = "kubernetes.io/metadata.name";
