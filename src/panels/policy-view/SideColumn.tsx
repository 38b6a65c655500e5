import { Ban, TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import type { DirectionView } from "../../engine";
import { counted } from "../../ui/counted";
import { Words } from "../../ui/Words";
import { type Branch, groupPeers, type Whereabouts } from "./group-peers";
import { PadlockMark } from "./PadlockMark";
import { PartButton } from "./PartButton";
import { Dropped, PeerBox } from "./PeerBox";
import { PodChips } from "./PodChips";
import { PortPill } from "./PortPill";
import { usePolicyViewing } from "./policy-view-context";

interface SideColumnProps {
  readonly side: DirectionView;
  /** Namespace of the policy. */
  readonly home: string;
}

const WORDS = {
  ingress: { title: "Sources", type: "Ingress", open: "Anyone may connect", nothing: "Nobody may connect" },
  egress: {
    title: "Destinations",
    type: "Egress",
    open: "They may connect anywhere",
    nothing: "They may connect nowhere",
  },
} as const;

/** One side of the picture: whether it is isolated and why, and the peers of its rules by where they lie. */
export function SideColumn({ side, home }: SideColumnProps) {
  const { direction, isIsolated, rules, moreRules } = side;
  const { title, open, nothing } = WORDS[direction];
  const groups = groupPeers(rules);
  return (
    <section className={`pv-side ${direction}`} aria-label={title}>
      <SideHead side={side} title={title} />
      <div className="pv-branches">
        {!isIsolated && (
          <div className="pv-branch open" data-wire="branch">
            <div className="pv-box open" data-wire="peer">
              <p>
                <strong>{open}</strong>, as far as this policy goes.
              </p>
            </div>
          </div>
        )}
        {isIsolated && rules.length === 0 && (
          <div className="pv-branch nothing" data-wire="branch">
            <div className="pv-box nothing" data-wire="peer">
              <p className="pv-nobody">
                <Ban size={15} aria-hidden /> <strong>{nothing}</strong>: there is no rule.
              </p>
            </div>
          </div>
        )}
        {rules.length > 0 && !isIsolated && (
          <p className="pv-caution">
            <TriangleAlert size={13} aria-hidden /> Without effect: <code>policyTypes</code> does not list{" "}
            {WORDS[direction].type}.
          </p>
        )}
        {groups.map(({ where, branches }, g) => (
          <div key={where} className="pv-group" data-dead={!isIsolated || undefined}>
            {g > 0 && <strong className="pv-or">or</strong>}
            <h4>{whereWords(where, home)}</h4>
            {branches.map((branch, b) => (
              <Fragment key={branch.rule.index}>
                {b > 0 && <strong className="pv-or">or</strong>}
                <BranchView branch={branch} home={home} isWired={isIsolated} />
              </Fragment>
            ))}
          </div>
        ))}
        {moreRules > 0 && <p className="pv-note">{counted(moreRules, "more rule")} in the text.</p>}
      </div>
    </section>
  );
}

function SideHead({ side, title }: { readonly side: DirectionView; readonly title: string }) {
  const { direction, isIsolated, isSurprising, why, whyAt } = side;
  return (
    <header>
      <h3>
        {title}
        <span className={isIsolated ? "pv-state closed" : "pv-state"}>
          <PadlockMark state={isIsolated ? "closed" : "open"} size={12} /> {direction}{" "}
          {isIsolated ? "isolated" : "left open"}
        </span>
      </h3>
      <div className={isSurprising ? "pv-why surprising" : "pv-why"}>
        {isSurprising && <TriangleAlert size={14} aria-hidden />}
        <PartButton at={whyAt}>
          <Words text={why} />
        </PartButton>
      </div>
      <Others side={side} />
    </header>
  );
}

/** That other policies isolate the same pods as well: what they admit is admitted too. */
function Others({ side: { isIsolated, isolatedByOthers, moreIsolating } }: { readonly side: DirectionView }) {
  const { show } = usePolicyViewing();
  if (isolatedByOthers.length === 0) return null;
  return (
    <p className="pv-note">
      {isIsolated ? "Isolated as well by " : "But (some of) these pods are isolated by "}
      {isolatedByOthers.map((id, i) => (
        <Fragment key={id}>
          {i > 0 && ", "}
          <button type="button" className="link" title={`Show ${id}`} onClick={() => show(id)}>
            {id}
          </button>
        </Fragment>
      ))}
      {moreIsolating > 0 && ` and ${moreIsolating} more`}
      {isIsolated ? ": what any of them admits is admitted." : "."}
    </p>
  );
}

function whereWords(where: Whereabouts, home: string) {
  switch (where) {
    case "everyone":
      return "Anyone, in the cluster and outside";
    case "namespace":
      return (
        <>
          In the namespace <code>{home}</code>
        </>
      );
    case "cluster":
      return "In the cluster";
    case "outside":
      return "Outside the cluster";
  }
}

interface BranchViewProps {
  readonly branch: Branch;
  readonly home: string;
  readonly isWired: boolean;
}

/** Peers of a rule, any of which is enough, and the ports that they share. */
function BranchView({ branch: { rule, peers }, home, isWired }: BranchViewProps) {
  const { everyone, needless, morePeers } = rule;
  const ports = <PortPill rule={rule} />;
  return (
    <div className="pv-branch" data-wire={isWired ? "branch" : undefined}>
      {rule.direction === "egress" && ports}
      <ul className="pv-peers" aria-label={`Rule ${rule.index + 1}`}>
        {everyone !== null && (
          <li>
            <div className="pv-box" data-wire="peer">
              <PartButton at={rule}>
                <strong>Anyone</strong>
              </PartButton>
              <PodChips matches={everyone.matches} verb="in the cluster" home={home} />
              <Dropped through={everyone.through} />
            </div>
          </li>
        )}
        {peers.map((peer, i) => (
          <li key={peer.index}>
            {i > 0 && <strong className="pv-or">or</strong>}
            <div data-wire="peer">
              <PeerBox peer={peer} home={home} />
            </div>
          </li>
        ))}
        {morePeers > 0 && <li className="pv-note">or {counted(morePeers, "more peer")} in the text.</li>}
        {needless !== null && (
          <li className="pv-note">
            Rule {rule.index + 1}: {needless}.
          </li>
        )}
      </ul>
      {rule.direction === "ingress" && ports}
    </div>
  );
}
