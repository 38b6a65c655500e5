import type { LabelUse } from "../../../engine";
import { labelUseWords } from "./label-use-words";

/** Longer lists are not looked at. */
const MOST = 12;

/** Who selects by labels that are being changed, now and then. */
export function LabelUses({
  uses,
  isNamespace,
}: {
  readonly uses: readonly LabelUse[];
  readonly isNamespace: boolean;
}) {
  const all = labelUseWords(uses, isNamespace);
  if (all.length === 0) return <p className="object-note">No policy and no Service selects by these labels.</p>;
  return (
    <ul className="object-uses" aria-label="Who selects by these labels">
      {all.slice(0, MOST).map(({ id, sign, words }) => (
        <li key={id} className={sign === "" ? "kept" : "turned"}>
          {sign !== "" && <span aria-hidden>{sign} </span>}
          {words}
        </li>
      ))}
      {all.length > MOST && <li className="kept">and {all.length - MOST} more</li>}
    </ul>
  );
}
