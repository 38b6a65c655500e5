import { formatRequirement, selectorMatches } from "../../kube/label-selector";
import type { IpBlockPeer, LabelSelector, PodPeer } from "../../kube/objects";
import { formatAddressRange } from "../../net/cidr";
import type { CompiledPeer, CompiledRule } from "../../policy/compile-policies";
import type { EndpointClass } from "../../policy/endpoint-classes";
import { matchedPods } from "./matched-pods";
import { droppedByOtherSide } from "./other-side";
import { matchPeer } from "./peer-matches";
import { blockWords, peerWords } from "./peer-words";
import { podsIn, podsOfClasses } from "./pods-of-classes";
import type { PolicyReading } from "./policy-reading";
import type { ConditionView, PeerPart, PeerPlace, PeerView } from "./policy-view";
import { namespaceWords, podWords } from "./selector-words";

/** So many conditions, names and blocks of a part are listed. */
const MOST_CONDITIONS = 20;
const MOST_NAMES = 10;

/** A peer, and the indices of the classes whose pods match it. */
export interface ReadPeer {
  readonly view: PeerView;
  readonly matched: readonly number[];
}

/** An item of `from` or `to`, with the pods that match now. @param subjects - what the policy isolates */
export function viewPeer(
  reading: PolicyReading,
  rule: CompiledRule,
  index: number,
  compiledPeer: CompiledPeer,
  subjects: readonly EndpointClass[],
): ReadPeer {
  const { compiled } = reading.evaluation;
  const { policy } = rule;
  const { peer } = compiledPeer;
  const { sure, perhaps } = matchPeer(reading, rule, compiledPeer);
  const matched = [...sure, ...perhaps];
  const matches = matchedPods(compiled.cluster, podsIn(compiled, matched), policy.namespace);
  const byClass = podsOfClasses(compiled);
  const view: PeerView = {
    ...reading.placed(policy, peer.range),
    index,
    where: placeOfPeer(peer, matched.length > 0),
    words: peerWords(peer, policy.namespace),
    parts: peer.kind === "pods" ? podParts(reading, rule, peer) : [blockPart(reading, rule, peer)],
    matches,
    perhaps: perhaps.reduce((sum, each) => sum + (byClass[each]?.length ?? 0), 0),
    nothing: matched.length > 0 || peer.kind === "ipBlock" ? null : reading.remarkOn(policy, peer.range),
    through: droppedByOtherSide(reading, rule, compiledPeer, matched, subjects),
    note: peer.kind === "ipBlock" ? blockNote(reading, matched.length, perhaps.length) : null,
  };
  return { view, matched };
}

function placeOfPeer(peer: CompiledPeer["peer"], holdsPods: boolean): PeerPlace {
  if (peer.kind === "ipBlock") return holdsPods ? "both" : "outside";
  return peer.namespaceSelector === null ? "namespace" : "cluster";
}

/** The parts that are written; without a podSelector it is every pod. */
function podParts(reading: PolicyReading, { policy }: CompiledRule, peer: PodPeer): readonly PeerPart[] {
  const { podSelector, namespaceSelector } = peer;
  const parts: PeerPart[] = [];
  if (podSelector !== null) {
    const at = reading.placed(policy, podSelector.range);
    parts.push({ kind: "pods", words: podWords(podSelector), ...at, ...viewConditions(reading, policy, podSelector) });
  }
  if (namespaceSelector !== null) {
    const { namespaces } = reading.evaluation.cluster;
    const names = [...namespaces.values()].flatMap(({ name, labels }) =>
      selectorMatches(namespaceSelector, labels) ? name : [],
    );
    parts.push({
      kind: "namespaces",
      words: namespaceWords(namespaceSelector),
      ...reading.placed(policy, namespaceSelector.range),
      ...viewConditions(reading, policy, namespaceSelector),
      names: names.slice(0, MOST_NAMES),
      moreNames: Math.max(0, names.length - MOST_NAMES),
    });
  }
  return parts;
}

/** The requirements of a selector, ANDed. */
export function viewConditions(
  reading: PolicyReading,
  policy: CompiledRule["policy"],
  { requirements }: LabelSelector,
): { readonly conditions: readonly ConditionView[]; readonly moreConditions: number } {
  const conditions = requirements
    .slice(0, MOST_CONDITIONS)
    .map((each) => ({ ...reading.placed(policy, each.range), text: formatRequirement(each) }));
  return { conditions, moreConditions: requirements.length - conditions.length };
}

function blockPart(reading: PolicyReading, { policy }: CompiledRule, peer: IpBlockPeer): PeerPart {
  const { cidr, except, range } = peer;
  return {
    kind: "block",
    words: blockWords({ ...peer, except: [] }),
    ...reading.placed(policy, range),
    cidr: cidr.text,
    range: formatAddressRange(cidr),
    except: except.slice(0, MOST_NAMES).map(({ text }) => text),
    moreExcept: Math.max(0, except.length - MOST_NAMES),
  };
}

/** N32: it is meant for what lies outside. */
function blockNote({ evaluation: { profile } }: PolicyReading, matched: number, perhaps: number): string | null {
  if (profile.ipBlockMatchesPods === "no") return "Under this profile no ipBlock matches the address of a pod.";
  if (matched === 0) return null;
  if (perhaps > 0)
    return "Whether it matches all of these pods is left open: by the profile, or as they state no address.";
  return "It holds addresses of pods; plugins differ in whether an ipBlock matches these.";
}
