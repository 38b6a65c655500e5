import type { LabelUse } from "../../../engine";

/** What becomes of a policy or Service that selects by labels, in words. */
interface LabelUseWords {
  readonly id: string;
  /** `+`, `−`, or nothing where it stays so. */
  readonly sign: "" | "+" | "−";
  readonly words: string;
}

/** Who selects by these labels; what changes first. */
export function labelUseWords(uses: readonly LabelUse[], isNamespace: boolean): readonly LabelUseWords[] {
  const whom = isNamespace ? "this namespace" : "these pods";
  const does = {
    subject: ["is about", "would be about", "would no longer be about"],
    peer: ["names", "would name", "would no longer name"],
    service: ["leads to", "would lead to", "would no longer lead to"],
  } as const;
  return uses
    .map(({ kind, id, isNow, isThen }): LabelUseWords => {
      const name = kind === "service" ? `Service ${id}` : kind === "peer" ? `a rule of ${id}` : `policy ${id}`;
      const [still, gained, lost] = does[kind];
      if (isNow && isThen) return { id: `${kind} ${id}`, sign: "", words: `${name} ${still} ${whom}` };
      const verb = isThen ? gained : lost;
      return { id: `${kind} ${id}`, sign: isThen ? "+" : "−", words: `${name} ${verb} ${whom}` };
    })
    .toSorted((a, b) => Number(a.sign === "") - Number(b.sign === ""));
}
