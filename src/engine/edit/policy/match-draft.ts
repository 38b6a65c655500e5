import type { Cluster } from "../../cluster/cluster";
import { createDecodeCache, decodeObject } from "../../kube/decode-object";
import type { Peer } from "../../kube/objects";
import { type EditValue, isList, isMap, mapOf } from "../text/edit-value";
import { objectsOf } from "../text/file-objects";
import { matchedPods, podsOfPeer } from "./matched-pods";
import type { DraftMatch } from "./policy-form";
import { peersOf, type RuleDirection } from "./policy-part";
import { policyValue } from "./policy-value";
import { suggestedPorts } from "./port-suggestions";
import { type PeerDraft, peerOfDraft } from "./rule-draft";

/**
 * What a peer that is being put together would select, or why the API server would refuse it.
 *
 * @param home - namespace of the policy
 */
export function matchDraft(cluster: Cluster, draft: PeerDraft, direction: RuleDirection, home: string): DraftMatch {
  const drafted = peerOfDraft(draft);
  if (drafted.kind === "refused") return { problem: drafted.reason, matches: null, ports: [] };
  const peer = readPeer(drafted.value, direction);
  if (typeof peer === "string") return { problem: peer, matches: null, ports: [] };
  const pods = podsOfPeer(cluster, peer, home);
  return { problem: null, matches: matchedPods(cluster, pods), ports: suggestedPorts(direction, pods) };
}

/** A peer as the API server reads it in a policy; its reason where it refuses it. */
function readPeer(value: EditValue, direction: RuleDirection): Peer | string {
  const rules = new Map([[direction, [mapOf([peersOf(direction), [value]])]]]);
  const text = jsonText(policyValue({ name: "draft", namespace: "draft", pods: new Map(), rules }));
  const manifest = objectsOf(text)[0];
  if (manifest === undefined) throw new Error("a policy that was written as JSON cannot be read");
  const { object, findings } = decodeObject(manifest, "draft", createDecodeCache());
  const fault = findings.find(({ severity }) => severity === "error");
  if (fault !== undefined) return fault.message;
  const peer = object?.kind === "NetworkPolicy" ? object[direction][0]?.peers[0] : undefined;
  if (peer === undefined) throw new Error("a policy lost its peer on the way through JSON");
  return peer;
}

function jsonText(value: EditValue): string {
  if (isList(value)) return `[${value.map(jsonText).join(",")}]`;
  if (!isMap(value)) return JSON.stringify(value);
  return `{${[...value].map(([key, each]) => `${JSON.stringify(key)}:${jsonText(each)}`).join(",")}}`;
}
