import { useEffect, useRef, useState } from "react";
import { currentSpotlight } from "../../state/selectors";
import { useApp } from "../../state/store-context";

interface ShownPolicy {
  /** `namespace/name`; null: the first. */
  readonly policy: string | null;
  /** Id of the node whose policies come first: the one that was selected when the view was opened. */
  readonly node: string | null;
  show(policy: string): void;
}

/** What was shown last, for whoever comes back to the view. */
const last: { policy: string | null; scenario: number | null } = { policy: null, scenario: null };

/**
 * Which policy is shown: first that on the node that is selected, else that in which the caret stands, else the last one;
 * then the one that is chosen, or into which the caret goes.
 */
export function useShownPolicy(): ShownPolicy {
  const scenario = useApp(({ documents }) => documents.openedAt);
  const atCaret = useApp((state) => policyOf(currentSpotlight(state)?.words ?? null));
  const selected = useApp(({ selection }) => (selection.selected?.kind === "node" ? selection.selected.id : null));
  const [node] = useState(selected);
  const [policy, setPolicy] = useState<string | null>(() =>
    node !== null ? null : (atCaret ?? (last.scenario === scenario ? last.policy : null)),
  );
  const before = useRef({ atCaret, scenario });
  useEffect(() => {
    const { current } = before;
    before.current = { atCaret: atCaret ?? current.atCaret, scenario };
    if (scenario !== current.scenario) setPolicy(atCaret);
    else if (atCaret !== null && atCaret !== current.atCaret) setPolicy(atCaret);
  }, [atCaret, scenario]);
  useEffect(() => {
    last.policy = policy;
    last.scenario = scenario;
  }, [policy, scenario]);
  return { policy, node, show: setPolicy };
}

/** The policy of a place: “ingress rule 2 of shop/web”, “shop/web”; null for another object (“Pod shop/web”). */
export function policyOf(words: string | null): string | null {
  if (words === null) return null;
  const rule = /^(?:in|e)gress rule \d+ of (\S+)$/.exec(words);
  if (rule?.[1] !== undefined) return rule[1];
  return /^[^\s/]+\/[^\s/]+$/.test(words) ? words : null;
}
