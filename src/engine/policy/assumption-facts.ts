import type { Answer, AnswerMember, AssumptionSwitch } from "./profile";

/** What is known of an assumption that can be switched: SEMANTICS.md section 8 in words, with where it is written. */
export interface AssumptionFacts {
  /** The member of a profile that answers it. */
  readonly member: AnswerMember;
  /** What is assumed, as a statement that the answer *yes* makes. */
  readonly title: string;
  /** For each answer: how it is called where it is chosen, and what follows from it. */
  readonly answers: { readonly [answer in Answer]: { readonly words: string; readonly sentence: string } };
  readonly sources: readonly Source[];
}

/** A page where it is written: the name says what is found there. */
export interface Source {
  readonly name: string;
  readonly url: string;
}

const DOCUMENTATION = "https://kubernetes.io/docs/concepts/services-networking/network-policies/";
const documented = (section: string, anchor = ""): Source => ({
  name: `Kubernetes documentation: ${section}`,
  url: `${DOCUMENTATION}${anchor}`,
});
const calico = (number: number): Source => issue("calico", "projectcalico/calico", number);
const cilium = (number: number): Source => issue("cilium", "cilium/cilium", number);

function issue(name: string, repository: string, number: number): Source {
  return { name: `${name}#${number}`, url: `https://github.com/${repository}/issues/${number}` };
}

/** Every assumption that can be switched, in the order in which they are shown. */
export const ASSUMPTION_FACTS: { readonly [name in AssumptionSwitch]: AssumptionFacts } = {
  "ip-block-matches-pods": {
    member: "ipBlockMatchesPods",
    title: "An ipBlock matches the addresses of pods",
    answers: {
      yes: {
        words: "It matches them",
        sentence:
          "A block that contains a pod's address admits that pod, 0.0.0.0/0 every pod that has an IPv4 address.",
      },
      no: {
        words: "It never matches a pod",
        sentence: "Pods are selected by their labels only: not even 0.0.0.0/0 admits one.",
      },
      depends: {
        words: "Not known",
        sentence: "A connection that only an ipBlock could admit to or from a pod depends on the plugin.",
      },
    },
    sources: [documented("ipBlock", "#behavior-of-to-and-from-selectors"), calico(6634), cilium(9209), cilium(19601)],
  },
  "ip-block-matches-nodes": {
    member: "ipBlockMatchesNodes",
    title: "An ipBlock matches the addresses of nodes",
    answers: {
      yes: {
        words: "It matches them",
        sentence: "A block that contains a node's address admits that node and the pods on its host network.",
      },
      no: {
        words: "It never matches a node",
        sentence:
          "Other nodes, and pods on their host network, get through only where a pod is not isolated or a rule names no peers. Cilium matches nodes if policy-cidr-match-mode says nodes.",
      },
      depends: {
        words: "Not known",
        sentence: "A connection that only an ipBlock could admit to or from a node depends on the plugin.",
      },
    },
    sources: [documented("ipBlock", "#behavior-of-to-and-from-selectors"), cilium(28421), cilium(12277)],
  },
  "end-port": {
    member: "endPort",
    title: "endPort is honoured",
    answers: {
      yes: { words: "Honoured", sentence: "A rule with port and endPort admits every port of the range." },
      no: { words: "Ignored", sentence: "Of a rule with port and endPort only port is admitted." },
      depends: { words: "Not known", sentence: "The ports above port, up to endPort, depend on the plugin's version." },
    },
    sources: [documented("targeting a range of ports", "#targeting-a-range-of-ports"), cilium(28684)],
  },
  "own-node-to-pod": {
    member: "ownNodeToPod",
    title: "A node reaches the pods that run on it",
    answers: {
      yes: {
        words: "Always",
        sentence: "Whatever the policies say, so that the kubelet's probes reach a pod that is isolated.",
      },
      no: { words: "Only if a policy admits it", sentence: "The own node is judged like every other address." },
      depends: { words: "Not known", sentence: "Where no policy admits the own node, it depends on the plugin." },
    },
    sources: [documented("traffic to and from the node")],
  },
  "pod-to-own-node": {
    member: "podToOwnNode",
    title: "A pod reaches the node that it runs on",
    answers: {
      yes: { words: "Always", sentence: "Also a pod that is isolated for egress, whatever its policies say." },
      no: {
        words: "Only if a policy admits it",
        sentence: "A pod that is isolated for egress needs a rule that admits its own node.",
      },
      depends: {
        words: "Not known",
        sentence:
          "Where no policy admits the own node, it depends on the plugin; with Calico on defaultEndpointToHostAction and the version.",
      },
    },
    sources: [documented("traffic to and from the node"), calico(7056), calico(7398)],
  },
  "host-network": {
    member: "hostNetworkAsNode",
    title: "Pods on the host network count as their node",
    answers: {
      yes: {
        words: "As their node",
        sentence:
          "No policy selects a pod with hostNetwork, no peer names it by its labels, and its traffic is its node's.",
      },
      no: {
        words: "As pods",
        sentence: "Policies and peers select a pod with hostNetwork by its labels, like any other.",
      },
      depends: { words: "Not known", sentence: "What policies say of a pod with hostNetwork depends on the plugin." },
    },
    sources: [documented("hostNetwork pods"), cilium(28421)],
  },
  hairpin: {
    member: "hairpin",
    title: "A pod reaches itself through its own Service",
    answers: {
      yes: { words: "Always", sentence: "As it does at its own address, whatever the policies say." },
      no: {
        words: "Never where it is isolated",
        sentence: "An isolated pod is cut off from itself where its own Service leads back to it.",
      },
      depends: {
        words: "Not known",
        sentence:
          "Documented is only that a pod reaches its own address. Through a Service the address may be rewritten, and plugins differ.",
      },
    },
    sources: [
      documented("ipBlock and rewritten addresses", "#behavior-of-to-and-from-selectors"),
      issue("network-policy-api", "kubernetes-sigs/network-policy-api", 343),
      cilium(27709),
    ],
  },
  "service-without-endpoints": {
    member: "emptyServiceRefuses",
    title: "A Service without ready pods refuses at once",
    answers: {
      yes: { words: "Refused at once", sentence: "Connections to its ClusterIP are refused: kube-proxy rejects them." },
      no: { words: "No answer", sentence: "Connections to its ClusterIP get no answer and time out." },
      depends: {
        words: "Not known",
        sentence: "Connections to its ClusterIP are refused or time out, by version and setting of the plugin.",
      },
    },
    sources: [calico(3901), cilium(28157)],
  },
};

/** The names of the assumptions that can be switched, in that order. */
export const SWITCHES: readonly AssumptionSwitch[] = Object.keys(ASSUMPTION_FACTS) as AssumptionSwitch[]; // its type has exactly these keys
