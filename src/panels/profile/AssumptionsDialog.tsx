import { X } from "lucide-react";
import { useActions, useApp } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { Words } from "../../ui/Words";
import { AssumptionChoice } from "./AssumptionChoice";
import { PodCidrForm } from "./PodCidrForm";
import { PROFILE_TITLES } from "./profile-titles";
import { useSwitchedCount } from "./use-switched-count";
import "./assumptions-dialog.css";

/** What the profile assumes, each with its source and its switch. It stands beside the picture, which follows at once. */
export function AssumptionsDialog({ onClosed }: { readonly onClosed: () => void }) {
  const profile = useApp((state) => state.view.options.profile);
  const report = useApp((state) => state.analysis.analysis?.profile ?? null);
  const switched = useSwitchedCount();
  const { resetAssumptions } = useActions();
  const title = PROFILE_TITLES[profile];
  return (
    <Dialog label="Assumptions" className="assumptions-dialog" onClosed={onClosed}>
      {(close) => (
        <>
          <header className="assumptions-head">
            <h2>Assumptions: {title}</h2>
            <IconButton label="Close (Esc)" icon={<X size={16} aria-hidden />} onClick={close} />
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach that */}
          <section className="assumptions-body" tabIndex={0} aria-label="What is assumed">
            {report === null ? (
              <p className="assumptions-muted">Reading…</p>
            ) : (
              <>
                <p className="assumptions-muted">
                  <Words text={report.sentence} />
                </p>
                {report.assumptions.map((assumption) => (
                  <AssumptionChoice key={assumption.name} assumption={assumption} profileTitle={title} />
                ))}
                {report.enforced ? (
                  <PodCidrForm inForce={report.podCidrs} />
                ) : (
                  <p>Nothing has to be assumed about policies that nobody enforces.</p>
                )}
              </>
            )}
          </section>
          <footer className="assumptions-foot" hidden={report?.enforced === false}>
            <p aria-live="polite">
              {switched === 0 ? `All as in ${title}.` : `${counted(switched, "assumption")} switched.`}
            </p>
            <button
              type="button"
              className="button outlined"
              aria-disabled={switched === 0}
              onClick={switched === 0 ? undefined : resetAssumptions}
            >
              Reset to {title}
            </button>
          </footer>
        </>
      )}
    </Dialog>
  );
}
