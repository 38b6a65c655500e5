import type { ManifestFinding } from "../manifest";
import { offerFirst, offerFix } from "./offer-fix";
import { notManifest, type PastedText, type Recogniser } from "./pasted-text";
import { findConflict } from "./strip-conflict";
import { findDiff } from "./strip-diff";
import { findLineNumbers } from "./strip-line-numbers";
import { findShellText, type ShellText } from "./strip-prompts";

/** Recognises what was copied along with a manifest, and offers to take it out: marks of git and shells, line numbers. */
export function recognisePasted(pasted: PastedText): readonly ManifestFinding[] | null {
  for (const recogniser of [recogniseConflict, recogniseShell, recogniseNumbers, recogniseDiff]) {
    const findings = recogniser(pasted);
    if (findings !== null) return findings;
  }
  return null;
}

const recogniseConflict: Recogniser = ({ text, lines }) => {
  const conflict = findConflict(lines);
  if (conflict === null) return null;
  const { marks, sides } = conflict;
  const names = sides.map(({ name }) => `“${shorten(name)}”`).join(" or ");
  const choose = names === "" ? "keep one side and delete the lines with marks" : `keep the side of ${names}`;
  const message = `git left a merge conflict here: ${choose}`;
  const shown =
    sides.length === 0 ? marks.slice(0, 1) : [marks[0], marks.findLast((line) => line.text.startsWith(">"))];
  return shown.flatMap((line, i) => {
    const side = sides[i];
    if (line === undefined) return [];
    const title = side === undefined ? "" : `keep ${shorten(side.name)}`;
    return notManifest(line, message, side === undefined ? undefined : offerFix(text, title, side.edits));
  });
};

const SHELL: Readonly<Record<ShellText["what"], { readonly message: string; readonly title: string }>> = {
  prompt: {
    message: "delete this line: it is a shell prompt with a command and not part of the manifest",
    title: "take out what is of the shell",
  },
  command: {
    message: "delete this line: it is a shell command and not part of the manifest",
    title: "take out what is of the shell",
  },
  "heredoc end": {
    message: "delete this line: it ends a text in a shell (here-document) and is not part of the manifest",
    title: "delete the line",
  },
  "quote marks": {
    message: "a “>” was copied along before every line: paste the text without them",
    title: "remove the “>” before the lines",
  },
};

const recogniseShell: Recogniser = (pasted) => {
  const shell = findShellText(pasted);
  if (shell === null) return null;
  const { message, title } = SHELL[shell.what];
  return [notManifest(shell.first, message, offerWhereLeft(pasted, title, shell.edits))];
};

const recogniseNumbers: Recogniser = ({ text, lines }) => {
  const numbers = findLineNumbers(lines);
  if (numbers === null) return null;
  const fix = offerFirst(text, "remove the line numbers", numbers.candidates);
  return [notManifest(numbers.first, "the line numbers were copied along: paste the text without them", fix)];
};

const recogniseDiff: Recogniser = (pasted) => {
  const { lines, visible } = pasted;
  const diff = findDiff(lines, visible);
  if (diff === null) return null;
  const message = "this is a diff: paste the file itself, without + and - before its lines";
  return [notManifest(diff.first, message, offerWhereLeft(pasted, "keep the newer text of the diff", diff.edits))];
};

/** A fix that takes lines out, but not all that there is: whoever deletes everything needs no help. */
function offerWhereLeft(pasted: PastedText, title: string, edits: Parameters<typeof offerFix>[2]) {
  const gone = (from: number) => edits.some((edit) => edit.from <= from && edit.to > from && edit.text === "");
  const isHeadOfDiff = /^diff /.test(pasted.text);
  const isLeft = isHeadOfDiff || pasted.visible.some((line) => line.text.trim().length > 1 && !gone(line.to - 1));
  return isLeft ? offerFix(pasted.text, title, edits) : undefined;
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
