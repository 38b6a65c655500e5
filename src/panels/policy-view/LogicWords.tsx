import { Fragment } from "react";

const JOINTS = /\b(and|or|but not)\b/;

/** Words of a selector: `names` between backticks as code, and what joins the parts (and, or, but not) set off. */
export function LogicWords({ text }: { readonly text: string }) {
  return text.split("`").map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
    if (index % 2 === 1) return <code key={index}>{part}</code>;
    const words = part.split(JOINTS);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
      <Fragment key={index}>
        {words.map((word, i) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
          i % 2 === 1 ? <strong key={i}>{word}</strong> : <Fragment key={i}>{word}</Fragment>,
        )}
      </Fragment>
    );
  });
}
