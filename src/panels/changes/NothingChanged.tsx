import type { Baseline } from "../../state/baseline-of";

/** Nothing differs: what this view is for. */
export function NothingChanged({ baseline }: { readonly baseline: Baseline }) {
  if (baseline.kind === "scenario")
    return (
      <p className="changes-nothing">
        Both let the same connections through. Edit the text, or compare with another one.
      </p>
    );
  return (
    <div className="changes-nothing">
      <p>
        Edit a policy, in the text or in the graph: each connection that this opens or closes is then listed here, with
        the edit that caused it. What is newly exposed to the outside stands first.
      </p>
      <p>
        The text is compared with a <em>baseline</em>: itself as it was{" "}
        {baseline.kind === "opened" ? "opened" : "pinned"}. <em>Pin now</em> begins anew from here; another scenario can
        be the baseline as well.
      </p>
    </div>
  );
}
