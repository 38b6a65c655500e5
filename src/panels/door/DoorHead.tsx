import { TriangleAlert } from "lucide-react";
import type { DoorExplanation } from "../../engine";
import { Words } from "../../ui/Words";
import { PlaceButton } from "../card/PlaceButton";
import { asSentence, kindWords } from "./door-words";

/** What a door is and where it stands in the text; before everything else what is wrong with it. */
export function DoorHead({ door }: { readonly door: DoorExplanation }) {
  const { problem, place, line } = door;
  return (
    <>
      {problem !== null && <Problem sentence={problem} />}
      <p className="why-muted">
        {kindWords(door)},{" "}
        {place.file === "" ? (
          "assumed: no text states it"
        ) : (
          <PlaceButton place={place} line={line}>
            line {line}
          </PlaceButton>
        )}
        .
      </p>
    </>
  );
}

/** What is wrong, as a line that is seen first. */
export function Problem({ sentence }: { readonly sentence: string }) {
  return (
    <p className="door-problem">
      <TriangleAlert size={16} aria-hidden />
      <span>
        <span className="visually-hidden">Problem: </span>
        <Words text={asSentence(sentence)} />
      </span>
    </p>
  );
}
