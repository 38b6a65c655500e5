import { TriangleAlert } from "lucide-react";
import type { LeftOut } from "../../engine";
import { PlaceButton } from "../card/PlaceButton";
import { asSentence } from "../edit/as-sentence";
import { brokenName } from "./broken-policies";

/** A policy that the API server would refuse: it takes no part, and why. */
export function BrokenPolicy({ broken }: { readonly broken: LeftOut }) {
  const { reason, place, line } = broken;
  return (
    <div className="pv-caution boxed">
      <TriangleAlert size={14} aria-hidden />
      <p>
        <strong>{brokenName(broken)}</strong> takes no part. {asSentence(reason)}{" "}
        <PlaceButton place={place} line={line}>
          Line {line}
        </PlaceButton>
      </p>
    </div>
  );
}
