import { labelParts } from "./edge-words";

/** The words of a label with its signs: as expected or not, and whether an assumption under it was switched. */
export function LabelWords({ words, isSwitched }: { readonly words: string; readonly isSwitched: boolean }) {
  return labelParts(words).map(({ text, sign }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a label have no other name
    <span key={i}>
      {i > 0 && " "}
      {sign === null ? text : <span className={`sign ${sign}${isSwitched ? " switched" : ""}`}>{text}</span>}
    </span>
  ));
}
