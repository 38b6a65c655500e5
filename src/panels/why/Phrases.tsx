import type { Phrase } from "../../engine";
import { Words } from "../../ui/Words";
import { PlaceButton } from "../card/PlaceButton";

/** A sentence of which some words lead to their characters in the text; what does not hold stands out. */
export function Phrases({ words }: { readonly words: readonly Phrase[] }) {
  return words.map(({ text, place, line, fails }, index) =>
    place === null || line === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the phrases of one sentence have no other identity
      <Words key={index} text={text} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <PlaceButton key={index} place={place} line={line} className={fails ? "link phrase fails" : "link phrase"}>
        {text}
      </PlaceButton>
    ),
  );
}
