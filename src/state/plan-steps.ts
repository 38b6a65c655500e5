import type { ScenarioFile } from "../engine";
import { applyStep, detached, type FileStep, type Replacement } from "./file-step";
import type { Change, Refusal, RefusalReason, TextEdit } from "./gateway";

/** `files`: as they are after the steps, so that a large text is not made anew for that. */
type Plan =
  | { readonly kind: "planned"; readonly steps: readonly FileStep[]; readonly files: readonly ScenarioFile[] }
  | Refusal;

/** The steps of a change, one after the other, or why it cannot be made. What has no effect is left out. */
export function planSteps(files: readonly ScenarioFile[], change: Change): Plan {
  let current = files;
  const steps: FileStep[] = [];
  const take = (step: FileStep | Refusal | null): Refusal | null => {
    if (step === null) return null;
    if (step.kind === "refused") return step;
    current = applyStep(current, step);
    steps.push(step);
    return null;
  };
  for (const file of new Set(change.edits.map((edit) => edit.file))) {
    const edits = change.edits.filter((edit) => edit.file === file);
    const refusal = take(planEdits(current, file, edits));
    if (refusal !== null) return refusal;
  }
  for (const { from, to } of change.filesRenamed ?? []) {
    const refusal = take(planRename(current, from, to));
    if (refusal !== null) return refusal;
  }
  for (const name of change.filesRemoved ?? []) {
    const refusal = take(planRemoval(current, name));
    if (refusal !== null) return refusal;
  }
  for (const file of change.filesAdded ?? []) {
    const refusal = take(planAddition(current, file));
    if (refusal !== null) return refusal;
  }
  return { kind: "planned", steps, files: current };
}

function planEdits(
  files: readonly ScenarioFile[],
  name: string,
  edits: readonly TextEdit[],
): FileStep | Refusal | null {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) return refuse("no-such-file", `there is no file ${name}`);
  const replacements: Replacement[] = [];
  let done = 0;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (!isOffset(from) || !isOffset(to) || to < from || to > file.text.length) {
      return refuse("out-of-range", `${from} to ${to} is not a stretch of ${name}, which ends at ${file.text.length}`);
    }
    if (from < done) return refuse("overlapping-edits", `two edits of ${name} overlap at ${from}`);
    done = to;
    const removed = file.text.slice(from, to);
    if (removed !== text) replacements.push({ from, removed: detached(removed), inserted: detached(text) });
  }
  return replacements.length === 0 ? null : { kind: "edited", file: name, replacements };
}

function planRename(files: readonly ScenarioFile[], from: string, to: string): FileStep | Refusal | null {
  if (!files.some((file) => file.name === from)) return refuse("no-such-file", `there is no file ${from}`);
  return from === to ? null : (refuseName(files, to) ?? { kind: "renamed", file: from, to });
}

function planRemoval(files: readonly ScenarioFile[], name: string): FileStep | Refusal {
  const index = files.findIndex((file) => file.name === name);
  const text = files[index]?.text;
  if (text === undefined) return refuse("no-such-file", `there is no file ${name}`);
  return { kind: "removed", file: name, text, index };
}

function planAddition(files: readonly ScenarioFile[], { name, text }: ScenarioFile): FileStep | Refusal {
  return refuseName(files, name) ?? { kind: "added", file: name, text, index: files.length };
}

function refuseName(files: readonly ScenarioFile[], name: string): Refusal | null {
  if (name.trim() === "") return refuse("empty-name", "a file needs a name");
  return files.some((file) => file.name === name) ? refuse("name-taken", `there is a file ${name} already`) : null;
}

function refuse(reason: RefusalReason, message: string): Refusal {
  return { kind: "refused", reason, message };
}

function isOffset(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}
