import type { Cluster, ClusterPod } from "../../cluster/cluster";
import { formatRequirement } from "../../kube/label-selector";
import type { LabelSelector, NetworkPolicy, Peer, PolicyPort, PolicyRule } from "../../kube/objects";
import type { TreeNode } from "../../manifest/tree";
import { formatAddressRange } from "../../net/cidr";
import { indexLines, type LineIndex } from "../../source/line-index";
import { placeOf, type Range } from "../../source/range";
import { type EditPath, isList, isMap, valueAt } from "../text/edit-value";
import type { TextDraft } from "../text/text-draft";
import type { SoundPolicy } from "./find-policy";
import { matchedPods, namespacesOfPeer, podsOf, podsOfPeer } from "./matched-pods";
import type {
  DirectionForm,
  KeptField,
  PeerForm,
  Placed,
  PolicyForm,
  PortForm,
  RuleForm,
  SelectorForm,
} from "./policy-form";
import { pathOfRule, peersOf, type RuleDirection } from "./policy-part";
import { portMeaning, suggestedPorts } from "./port-suggestions";

/** A sound policy as a form shows it, with the pods that its parts select. */
export function formOfPolicy(found: SoundPolicy, cluster: Cluster): PolicyForm {
  const { policy, value, manifest } = found;
  const { name, namespace } = policy;
  const lineOf = linesOf(found.file.draft);
  const placed = (range: Range): Placed => {
    const place = { ...placeOf(manifest.origin, range), file: found.file.name };
    return { place, line: lineOf(place.from) };
  };
  const subjects = podsOf(cluster, namespace, policy.podSelector);
  const reading: Reading = { found, cluster, placed, subjects };
  const types = valueAt(value, ["spec", "policyTypes"]);
  const isUnknown = new Set(found.unknown.map(({ field }) => field));
  const keptKnown = keptFields(manifest.tree).filter(({ field }) => !isUnknown.has(field));
  return {
    kind: "sound",
    id: `${namespace}/${name}`,
    name,
    namespace,
    at: placed(policy.nameRange),
    subject: selectorForm(reading, policy.podSelector, ["spec", "podSelector"]),
    subjects: matchedPods(cluster, subjects),
    hasTypes: isList(types) && types.length > 0,
    ingress: directionForm(reading, "ingress"),
    egress: directionForm(reading, "egress"),
    kept: [...keptKnown, ...found.unknown].map(({ field, range }) => {
      const at = placed(range);
      return { field, text: found.file.draft.text.slice(at.place.from, at.place.to).slice(0, LONGEST_KEPT), at };
    }),
    ...(found.unknown.length > 0 && { unknown: found.unknown.map(({ field }) => field) }),
  };
}

/** A longer text is cut; it is in the editor. */
const LONGEST_KEPT = 2_000;

interface Reading {
  readonly found: SoundPolicy;
  readonly cluster: Cluster;
  readonly placed: (range: Range) => Placed;
  readonly subjects: readonly ClusterPod[];
}

function directionForm(reading: Reading, direction: RuleDirection): DirectionForm {
  const { cluster, found, subjects } = reading;
  const { policy } = found;
  const destinations = direction === "ingress" ? subjects : [...cluster.pods.values()];
  return {
    direction,
    isIsolated: policy.policyTypes[direction],
    rules: policy[direction].map((rule, index) => ruleForm(reading, policy, direction, rule, index)),
    suggestedPorts: suggestedPorts(direction, destinations),
  };
}

function ruleForm(
  reading: Reading,
  { namespace }: NetworkPolicy,
  direction: RuleDirection,
  rule: PolicyRule,
  index: number,
): RuleForm {
  const { cluster, placed, subjects } = reading;
  const path = pathOfRule({ direction, rule: index });
  const matches = rule.peers.map((peer) => podsOfPeer(cluster, peer, namespace));
  const others = rule.peers.length === 0 ? [...cluster.pods.values()] : [...new Set(matches.flat())];
  const destinations = direction === "ingress" ? subjects : others;
  return {
    at: placed(rule.range),
    peers: rule.peers.map((peer, i) => peerForm(reading, peer, [...path, peersOf(direction), i], matches[i] ?? [])),
    ports: rule.ports.map((port) => portForm(reading, port, destinations)),
    suggestedPorts: suggestedPorts(direction, destinations),
  };
}

function peerForm(reading: Reading, peer: Peer, path: EditPath, pods: readonly ClusterPod[]): PeerForm {
  const { cluster, placed, found } = reading;
  const [at, matches] = [placed(peer.range), matchedPods(cluster, pods)];
  if (peer.kind === "ipBlock") {
    const { cidr, except } = peer;
    const range = formatAddressRange(cidr);
    return { kind: "addresses", at, cidr: cidr.text, range, except: except.map(({ text }) => text), matches };
  }
  const { podSelector, namespaceSelector } = peer;
  const selector = (own: LabelSelector | null, field: string) =>
    own === null ? null : selectorForm(reading, own, [...path, field]);
  return {
    kind: "pods",
    at,
    podSelector: selector(podSelector, "podSelector"),
    namespaceSelector: selector(namespaceSelector, "namespaceSelector"),
    namespaces: namespacesOfPeer(cluster, peer, found.policy.namespace),
    matches,
  };
}

function portForm({ placed }: Reading, own: PolicyPort, destinations: readonly ClusterPod[]): PortForm {
  const { protocol, port, endPort, range } = own;
  const meaning = typeof port === "string" ? portMeaning(protocol, port, destinations) : null;
  return { at: placed(range), protocol, port, endPort, meaning };
}

/** Labels stand before expressions, as they are read. */
function selectorForm({ placed, found }: Reading, { requirements }: LabelSelector, path: EditPath): SelectorForm {
  const labels = valueAt(found.value, [...path, "matchLabels"]);
  const count = isMap(labels) ? labels.size : 0;
  return {
    requirements: requirements.map((requirement, i) => ({
      which: i < count ? { kind: "label", key: requirement.key } : { kind: "term", index: i - count },
      text: formatRequirement(requirement),
      at: placed(requirement.range),
    })),
  };
}

/** Fields that have controls. */
const KNOWN: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata", "spec"]);
const KNOWN_METADATA: ReadonlySet<string> = new Set(["name", "namespace"]);

function keptFields(tree: TreeNode | null): readonly (Pick<KeptField, "field"> & { readonly range: Range })[] {
  if (tree?.kind !== "map") return [];
  return tree.entries.flatMap(({ key, keyRange, value }) => {
    if (key === "metadata" && value.kind === "map") {
      return value.entries
        .filter((entry) => !KNOWN_METADATA.has(entry.key))
        .map((entry) => ({
          field: `metadata.${entry.key}`,
          range: { from: entry.keyRange.from, to: entry.value.range.to },
        }));
    }
    return KNOWN.has(key) ? [] : [{ field: key, range: { from: keyRange.from, to: value.range.to } }];
  });
}

/** Counting the lines of a long text takes a while, and the form asks with each letter. */
function linesOf(draft: TextDraft): (offset: number) => number {
  const index = known.get(draft) ?? indexLines(draft.text);
  known.set(draft, index);
  return (offset) => index.lineColumn(offset).line;
}

const known = new WeakMap<TextDraft, LineIndex>();
