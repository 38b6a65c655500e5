import { useMemo } from "react";
import type { ChangedFile } from "../../engine";
import { visibleText } from "../../engine/export/visible-text";
import { useApp } from "../../state/store-context";
import { type EditLine, editLines } from "./edit-lines";

/** More lines of a file are not shown: they are in the editor a moment later. */
const MOST_LINES = 200;
const SIGNS = { same: " ", gone: "−", new: "+" } as const;
const SAID = { same: "", gone: "removed: ", new: "added: " } as const;

/** The lines that an edit changes in a file, as they are and as they will be. */
export function WrittenLines({ file }: { readonly file: ChangedFile }) {
  const text = useApp(({ documents }) => documents.files.find(({ name }) => name === file.name)?.text);
  const parts = useMemo(() => editLines(text ?? "", file.edits), [text, file]);
  const lines = parts.flatMap((part, i): readonly (EditLine | null)[] => (i === 0 ? part : [null, ...part]));
  const shown = lines.slice(0, MOST_LINES);
  return (
    <figure className="written">
      <figcaption>
        <code>{file.name}</code>
        {text === undefined && " (new file)"}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <pre tabIndex={0}>
        {shown.map((line, i) =>
          line === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and are made anew as a whole
            <span key={i} className="written-gap">
              ⋯{"\n"}
            </span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={i} className={`written-line ${line.kind}`}>
              <span className="written-number" aria-hidden>
                {line.line}
              </span>
              <span aria-hidden>{SIGNS[line.kind]}</span>
              <span className="visually-hidden">{SAID[line.kind]}</span> {visibleText(line.text)}
              {"\n"}
            </span>
          ),
        )}
      </pre>
      {lines.length > shown.length && <p className="why-muted">and {lines.length - shown.length} more lines</p>}
    </figure>
  );
}
