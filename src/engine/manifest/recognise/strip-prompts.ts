import type { FixEdit } from "../../source/fix";
import type { PastedLine, PastedText } from "./pasted-text";

/** What of a shell was copied along with a text. */
export interface ShellText {
  /** The first line that shows it, and what of it does. */
  readonly first: { readonly from: number; readonly to: number };
  readonly what: "prompt" | "command" | "heredoc end" | "quote marks";
  readonly edits: readonly FixEdit[];
}

const PROMPT =
  /^\s*((?:\([\w.-]+\) )?(?:[$%❯➜λ»]|\[?[\w.-]+@[\w.-][^\s$#%]*(?: [^\s$#%]+)?\]?[$#%]|[\w.-]+:[~/][^\s$#]*[$#]|PS [^>]*>|[A-Z]:\\[^>]*>))(?:\s+(?=\S)|\s*$)/;
const COMMAND =
  /^\s*(sudo )?(kubectl|oc|k|helm|kustomize|cat|tee|curl|wget|echo|minikube|kind|k3s|microk8s|less|more|vi|vim|nano|bat|git|docker|export|cd|ssh)\s+(?!:|const\b|default\b|function\b|class\b)[\w"'<>/.-]/;
const HEREDOC = /<<(-?)\s*(['"\\]?)(\w+)\2/;
/** What kubectl answers about objects that it was given. */
const ANSWER =
  /^[\w.-]+(\/[\w.:-]+| "[^"]+") (created|configured|unchanged|deleted|patched|replaced|edited|serverside-applied)( \(.*\))?$/;
const END_WORD = /^(EOF|EOT|EOL|END|EOM|EOS|YAML|EOY|HERE|MANIFEST|DONE)$/;

/** Finds prompts, commands, here-documents and quote marks; null where there is none of them. */
export function findShellText({ lines, visible, syntaxErrorAt }: PastedText): ShellText | null {
  const [first] = visible;
  if (first === undefined) return null;
  if (visible.length > 1 && visible.every(({ text }) => /^\s*>(\s|$|\w)/.test(text))) {
    const edits = lines.map(({ from, text }) => ({
      from,
      to: from + (/^\s*>? ?/.exec(text)?.[0].length ?? 0),
      text: "",
    }));
    return { first: prefixOf(first, /^\s*>/), what: "quote marks", edits };
  }
  const prompt = visible.find(({ text }) => isPrompt(text));
  if (prompt !== undefined && (prompt === first || syntaxErrorAt !== null)) {
    return { first: prefixOf(prompt, PROMPT), what: "prompt", edits: leaveTexts(lines) };
  }
  if (COMMAND.test(first.text)) return { first, what: "command", edits: leaveTexts(lines) };
  const end = visible.findLast(({ text }) => END_WORD.test(text));
  if (end === undefined || syntaxErrorAt === null || end === first) return null;
  const edits = [{ from: end.from, to: lines.at(-1)?.next ?? end.next, text: "" }];
  return { first: end, what: "heredoc end", edits };
}

/** A directive of YAML begins with a percent sign, too, and a comment with the prompt of root. */
function isPrompt(text: string): boolean {
  return PROMPT.test(text) && !/^\s*%\w/.test(text);
}

function prefixOf({ from, to, text }: PastedLine, pattern: RegExp): { readonly from: number; readonly to: number } {
  const mark = pattern.exec(text);
  if (mark === null) return { from, to };
  const start = from + mark[0].search(/\S/);
  return { from: start, to: Math.max(start + 1, to) };
}

/** Takes out prompts, commands and answers, and of here-documents their frame. */
function leaveTexts(lines: readonly PastedLine[]): readonly FixEdit[] {
  const edits: FixEdit[] = [];
  let heredoc: { readonly end: string; readonly hasTabs: boolean; readonly isQuoted: boolean } | null = null;
  let hasText = false;
  let isOwed = false;
  for (const [i, line] of lines.entries()) {
    const { from, next, text } = line;
    const gone: FixEdit = { from, to: next, text: "" };
    if (heredoc !== null) {
      const body: string = heredoc.isQuoted ? text.replace(/^> ?/, "") : text;
      if (body.trim() === heredoc.end) {
        heredoc = null;
        edits.push(gone);
        continue;
      }
      const marker = isOwed ? "---\n" : "";
      const prefix = (heredoc.isQuoted ? /^> ?/ : heredoc.hasTabs ? /^\t+/ : /^/).exec(text)?.[0].length ?? 0;
      edits.push({ from, to: from + prefix, text: marker });
      isOwed = false;
      hasText ||= body.trim() !== "";
    } else if (isPrompt(text) || COMMAND.test(text)) {
      const [, tabs, , end] = HEREDOC.exec(text) ?? [];
      const isQuoted = /^> ?/.test(lines[i + 1]?.text ?? "");
      if (end !== undefined) heredoc = { end, hasTabs: tabs === "-", isQuoted };
      isOwed = hasText;
      edits.push(gone);
    } else if (ANSWER.test(text)) {
      edits.push(gone);
    } else if (text.trim() !== "") {
      if (isOwed) edits.push({ from, to: from, text: "---\n" });
      isOwed = false;
      hasText = true;
    }
  }
  return edits;
}
