import type { Assumption, AssumptionReport } from "../../engine";
import { useApp } from "../../state/store-context";
import { restsOn } from "./rests-on";

const NO_REPORTS: readonly AssumptionReport[] = [];

/** What the verdict rests on that Kubernetes leaves to the plugin, and what of it the user answered otherwise. */
export function Assumptions({ assumes }: { readonly assumes: readonly Assumption[] }) {
  const reports = useApp((state) => state.analysis.analysis?.profile.assumptions ?? NO_REPORTS);
  if (assumes.length === 0) return null;
  return (
    <section className="side">
      <h3>Rests on</h3>
      <ul className="assumptions">
        {restsOn(assumes, reports).map(({ assumption, words, isSwitched, isOpen }) => (
          <li key={assumption}>
            {words}
            {isOpen && ": left open here. Answer it among the profile’s assumptions, and it is decided."}
            {isSwitched && <strong> (you have switched this)</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}
