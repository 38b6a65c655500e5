import type { IpBlockPeer, Peer, PodPeer } from "../../kube/objects";
import { LAST_ADDRESS } from "../../net/ip-address";
import { either, namespaceWords, podWords } from "./selector-words";

/** Whom a peer means, in a policy of this namespace (N26 to N31): “pods labelled `app=web` and in namespaces labelled `team=a`”. */
export function peerWords(peer: Peer, home: string): string {
  return peer.kind === "pods" ? podPeerWords(peer, home) : blockWords(peer);
}

function podPeerWords({ podSelector, namespaceSelector }: PodPeer, home: string): string {
  const pods = podWords(podSelector);
  if (namespaceSelector === null) return `${pods} in namespace \`${home}\``;
  const isEveryPod = podSelector === null || podSelector.requirements.length === 0;
  const isEverywhere = namespaceSelector.requirements.length === 0;
  if (isEveryPod && isEverywhere) return "every pod in the cluster";
  const joint = isEveryPod || isEverywhere ? " " : " and ";
  return `${pods}${joint}${namespaceWords(namespaceSelector)}`;
}

/** “addresses in `10.0.0.0/8` but not in `10.1.0.0/16`”, “every IPv4 address” (N31; trap 9: of its own family alone). */
export function blockWords({ cidr, except }: IpBlockPeer): string {
  const isWhole = cidr.first === 0n && cidr.last === LAST_ADDRESS[cidr.family];
  const block = isWhole ? `every IPv${cidr.family} address` : `addresses in \`${cidr.text}\``;
  if (except.length === 0) return block;
  return `${block} but not in ${either(except.map(({ text }) => text))}`;
}
