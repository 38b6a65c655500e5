import { Link2, Lock, LockKeyhole, LockOpen, Unlink2 } from "lucide-react";
import type { ReactNode } from "react";
import { tabWords } from "../nodes/open-tabs";
import { DoorSample, LinkSample } from "./DoorSample";
import { LineSample } from "./LineSample";
import { KEYS, LINES, MARKS } from "./legend-entries";

/** Every kind of line, node and key with what it means. */
export function LegendEntries() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="legend-entries" aria-label="Legend" tabIndex={0}>
      <h3>Lines</h3>
      <ul>
        {[...LINES, ...MARKS].map((entry) => (
          <Entry key={entry.words} sample={<LineSample entry={entry} />}>
            {entry.words}
          </Entry>
        ))}
      </ul>
      <h3>Nodes</h3>
      <ul>
        <Entry sample={<NodeSample look="stacked" badge="×3" />}>a workload; ×3 shows its pods</Entry>
        <Entry sample={<NodeSample look="excluded" />}>takes no part, as a finished pod does</Entry>
        <Entry sample={<NodeSample look="assumed" />}>assumed: no text states it, every cluster has it</Entry>
        <Entry sample={<DoorSample icon={<Link2 size={12} aria-hidden />} />}>
          a Service, before its pods; among many workloads only one that is broken or edited
        </Entry>
        <Entry sample={<DoorSample isBroken icon={<Unlink2 size={12} aria-hidden />} />}>
          a Service or an Ingress that leads nowhere
        </Entry>
        <Entry sample={<LinkSample />}>where a Service or an Ingress leads; no verdict</Entry>
        <Entry sample={<NodeSample look="lit" />}>the rule at the caret speaks of it</Entry>
        <Entry
          sample={
            <span className="legend-locks">
              <Sign kind="open" icon={<LockOpen size={13} />} />
              <Sign kind="isolated" icon={<Lock size={13} />} />
              <Sign kind="mixed" icon={<LockKeyhole size={13} />} />
            </span>
          }
        >
          no policy · guarded · some of its pods; left ingress, right egress
        </Entry>
        <Entry sample={<span className="open-tab">{tabWords.egress}</span>}>
          open, in the place of lines to everything
        </Entry>
      </ul>
      <h3>Keys</h3>
      <ul>
        {KEYS.map(([keys, words]) => (
          <Entry key={keys} sample={<kbd>{keys}</kbd>}>
            {words}
          </Entry>
        ))}
      </ul>
    </section>
  );
}

function Entry({ sample, children }: { readonly sample: ReactNode; readonly children: ReactNode }) {
  return (
    <li>
      <span className="legend-cell">{sample}</span>
      <span>{children}</span>
    </li>
  );
}

function NodeSample({ look, badge }: { readonly look: string; readonly badge?: string }) {
  return (
    <span className={`legend-node card workload ${look}`} aria-hidden>
      {badge !== undefined && <span className="count-badge">{badge}</span>}
    </span>
  );
}

function Sign({ kind, icon }: { readonly kind: string; readonly icon: ReactNode }) {
  return (
    <span className={`padlock ${kind}`} aria-hidden>
      {icon}
    </span>
  );
}
