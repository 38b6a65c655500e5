import { Fragment } from "react";

/** A name that may break behind each slash; behind a hyphen it may anyway. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split("/").map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one name have no other identity
    <Fragment key={index}>
      {index > 0 && (
        <>
          /<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));
}
