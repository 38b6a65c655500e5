import { useCallback, useMemo, useState } from "react";
import { useActions, useApp } from "../../state/store-context";
import { Asking } from "../asking/Asking";
import { useFormAsking } from "../asking/asking-context";
import { NotAnswered } from "../asking/NotAnswered";
import { useLiveAnswer } from "../asking/use-live-answer";
import { BrokenPolicy } from "./BrokenPolicy";
import { brokenId, brokenPolicies, isBrokenId } from "./broken-policies";
import { NoPolicy } from "./NoPolicy";
import { PolicyHeader } from "./PolicyHeader";
import { PolicyPicture } from "./PolicyPicture";
import { PolicyViewingProvider } from "./policy-view-context";
import { Together } from "./Together";
import { useShownPolicy } from "./use-shown-policy";
import { useStepKeys } from "./use-step-keys";
import "./policy-parts.css";
import "./policy-union.css";
import "./policy-view.css";

/** One policy as sources → selected pods → destinations, and all policies on the same pods side by side. */
export function PolicyView() {
  const { policy, node, show } = useShownPolicy();
  const { reveal } = useActions();
  const { unanswered } = useFormAsking();
  const [pointed, point] = useState<string | null>(null);
  const [isTogether, setTogether] = useState(false);
  const [workload, setWorkload] = useState<string | null>(null);
  const leftOut = useApp(({ analysis }) => analysis.analysis?.leftOut);
  const broken = useMemo(() => brokenPolicies(leftOut ?? []), [leftOut]);
  const brokenShown = broken.find((each) => brokenId(each) === policy) ?? null;
  const answer = useLiveAnswer("policyView", { policy: policy !== null && isBrokenId(policy) ? null : policy, node });
  const choices = answer?.result?.choices ?? [];
  const shown = brokenShown === null ? (answer?.result?.shown ?? null) : null;
  const shownId = shown?.id ?? null;
  const step = useCallback(
    (by: number) => {
      // Whoever presses faster than the answer comes goes on from what was asked for.
      const wanted = choices.findIndex(({ id }) => id === policy);
      const at = wanted < 0 ? choices.findIndex(({ id }) => id === shownId) : wanted;
      const next = choices[(at + by + choices.length) % choices.length];
      if (next !== undefined) show(next.id);
    },
    [choices, policy, shownId, show],
  );
  useStepKeys(step);
  const viewing = useMemo(
    () => ({
      pointed,
      point,
      reveal,
      show: (id: string) => {
        setTogether(false);
        show(id);
      },
    }),
    [pointed, reveal, show],
  );
  if (answer === null) return <div className="pv">{unanswered === null ? <Asking /> : <NotAnswered />}</div>;
  const hasBeside = shown !== null && shown.overlaps.length > 0;
  const isBeside = hasBeside && isTogether;
  return (
    <PolicyViewingProvider value={viewing}>
      <section className="pv" aria-label="Policy" aria-busy={!answer.isCurrent} tabIndex={-1}>
        <h2 className="visually-hidden">{shownId ?? "Policies"}</h2>
        <PolicyHeader
          choices={choices}
          broken={broken}
          shown={shownId}
          onShow={show}
          onStep={step}
          isTogether={hasBeside ? isBeside : null}
          onTogether={setTogether}
        />
        <NotAnswered />
        <div className="pv-body">
          {brokenShown !== null && <BrokenPolicy broken={brokenShown} />}
          {shown !== null && !isBeside && <PolicyPicture view={shown} />}
          {shown !== null && isBeside && <Together view={shown} workload={workload} onWorkload={setWorkload} />}
          {shown === null && brokenShown === null && choices.length > 0 && answer.isCurrent && (
            <p className="pv-note">
              <code>{policy}</code> is no longer in the manifests.
            </p>
          )}
          {brokenShown === null && choices.length === 0 && (
            <>
              <NoPolicy brokenCount={broken.length} />
              {broken.map((each) => (
                <BrokenPolicy key={brokenId(each)} broken={each} />
              ))}
            </>
          )}
        </div>
      </section>
    </PolicyViewingProvider>
  );
}
