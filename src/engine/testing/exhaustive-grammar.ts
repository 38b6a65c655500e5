import type { Protocol } from "../net/protocol";
import type { Json, JsonMap } from "./json";

/** A set of worlds: one cluster, every policy set of a grammar, and what is asked of each. */
export interface Grammar {
  readonly cluster: readonly Json[];
  policySets(): Iterable<readonly Json[]>;
  readonly outside: readonly string[];
  readonly ports: readonly { readonly protocol: Protocol; readonly port: number }[];
}

const PODS: readonly JsonMap[] = [
  { podSelector: {} },
  { podSelector: { matchLabels: { app: "a" } } },
  { podSelector: { matchExpressions: [{ key: "app", operator: "NotIn", values: ["a"] }] } },
  { namespaceSelector: {} },
  { namespaceSelector: { matchLabels: { team: "t" } } },
  { namespaceSelector: { matchExpressions: [{ key: "team", operator: "DoesNotExist" }] } },
  { namespaceSelector: {}, podSelector: { matchLabels: { app: "a" } } },
];
const BLOCKS: readonly JsonMap[] = [
  { ipBlock: { cidr: "10.0.0.0/30" } },
  { ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/31"] } },
  { ipBlock: { cidr: "10.0.0.1/32" } },
];
const [ANY_PODS = {}, PODS_A = {}] = PODS;
const [SMALL_BLOCK = {}] = BLOCKS;
/** Twelve forms of `from` and `to`: missing, each peer alone, two peers. */
const PEER_LISTS: readonly (readonly JsonMap[] | null)[] = [
  null,
  ...[...PODS, ...BLOCKS].map((peer) => [peer]),
  [PODS_A, SMALL_BLOCK],
];
/** Five forms of `ports`: missing, a number, a name, a range, a protocol. */
const PORT_LISTS: readonly (readonly JsonMap[] | null)[] = [
  null,
  [{ port: 80 }],
  [{ port: "http" }],
  [{ port: 80, endPort: 8080 }],
  [{ protocol: "UDP" }],
];
const POLICY_TYPES: readonly (readonly string[] | null)[] = [null, ["Ingress"], ["Egress"], ["Ingress", "Egress"]];
const SUBJECTS: readonly JsonMap[] = [{}, { matchLabels: { app: "a" } }];

const namespace = (name: string, labels: JsonMap): Json => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels },
});

const pod = (name: string, inNamespace: string, rest: JsonMap, labels: JsonMap, ports: readonly Json[]): Json => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: inNamespace, labels },
  spec: {
    containers: ports.map((port, index) => ({ name: `c${index}`, image: "x", ports: [port] })),
    ...restSpec(rest),
  },
  ...(rest.status === undefined ? {} : { status: rest.status }),
});

const restSpec = ({ status: _, ...spec }: JsonMap): JsonMap => spec;
const running = (...ips: string[]): JsonMap => ({
  status: { phase: "Running", podIP: ips[0] ?? "", podIPs: ips.map((ip) => ({ ip })) },
});

/** Two namespaces of two pods each, with equal and with other labels, the same port name with two numbers. */
const TWO_BY_TWO: readonly Json[] = [
  namespace("x", { team: "t" }),
  namespace("y", {}),
  pod("p", "x", running("10.0.0.0"), { app: "a" }, [{ containerPort: 80, name: "http" }]),
  pod("q", "x", running("10.0.0.1"), { app: "b" }, [{ containerPort: 8080, name: "http" }]),
  pod("p", "y", running("10.0.0.2"), { app: "a" }, [{ containerPort: 80, name: "http", protocol: "UDP" }]),
  pod("q", "y", running("10.0.0.3"), {}, []),
];

/**
 * One policy of at most two rules.
 *
 *   policy ::= subject(2) policyTypes(4) rules     in namespace x of TWO_BY_TWO
 *   rules  ::= at most two rules, each in ingress or in egress; the order of two in one list does not count
 *   rule   ::= peers(12) ports(5)
 */
export const ONE_POLICY: Grammar = {
  cluster: TWO_BY_TWO,
  *policySets() {
    const rules = PEER_LISTS.flatMap((peers) => PORT_LISTS.map((ports) => ({ peers, ports })));
    const placed = rules.flatMap((rule) => [
      { ...rule, side: "ingress" as const },
      { ...rule, side: "egress" as const },
    ]);
    const lists = [
      [],
      ...placed.map((rule) => [rule]),
      ...placed.flatMap((first, index) => placed.slice(index).map((second) => [first, second])),
    ];
    for (const subject of SUBJECTS) {
      for (const types of POLICY_TYPES) for (const list of lists) yield [policyOf("np", "x", subject, types, list)];
    }
  },
  outside: ["10.0.0.9", "203.0.113.7"],
  ports: [
    { protocol: "TCP", port: 80 },
    { protocol: "TCP", port: 8080 },
    { protocol: "TCP", port: 8081 },
    { protocol: "UDP", port: 80 },
  ],
};

/**
 * Two policies of at most one rule each, up to their order.
 *
 *   policies ::= policy policy
 *   policy   ::= namespace(2) subject(2) policyTypes(4) [rule in ingress or in egress]
 *   rule     ::= peers(4) ports(2)
 */
export const TWO_POLICIES: Grammar = {
  cluster: TWO_BY_TWO,
  *policySets() {
    const rules = [null, [ANY_PODS], [PODS_A], [SMALL_BLOCK]].flatMap((peers) =>
      PORT_LISTS.slice(0, 2).map((ports) => ({ peers, ports })),
    );
    const placed = rules.flatMap((rule) => [
      { ...rule, side: "ingress" as const },
      { ...rule, side: "egress" as const },
    ]);
    const forms = ["x", "y"].flatMap((where) =>
      SUBJECTS.flatMap((subject) =>
        POLICY_TYPES.flatMap((types) =>
          [[], ...placed.map((rule) => [rule])].map((list) => ({ where, subject, types, list })),
        ),
      ),
    );
    for (const [index, first] of forms.entries()) {
      for (const second of forms.slice(index)) {
        yield [first, second].map(({ where, subject, types, list }, number) =>
          policyOf(`np${number}`, where, subject, types, list),
        );
      }
    }
  },
  outside: ["203.0.113.7"],
  ports: [
    { protocol: "TCP", port: 80 },
    { protocol: "TCP", port: 81 },
  ],
};

/** Every kind of pod: one family, the other, both in either order, no address, none yet, and on nodes' networks. */
const ODD_PODS: readonly Json[] = [
  {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: "n1" },
    status: { addresses: [{ type: "InternalIP", address: "192.168.0.1" }] },
  },
  pod("four", "x", { ...running("10.244.0.1"), nodeName: "n1" }, { app: "a" }, [
    { containerPort: 80, name: "http" },
    { containerPort: 8080, name: "http" },
  ]),
  pod("six", "x", running("fd00:10:244::1"), {}, [{ containerPort: 80, name: "http" }]),
  pod("dual", "x", running("10.0.0.1", "fd00::1"), { app: "a" }, [{ containerPort: 80, name: "http" }]),
  pod("laud", "x", running("fd00::2", "10.0.0.2"), {}, []),
  pod("presumed", "x", {}, { app: "a" }, [{ containerPort: 8080, name: "http" }]),
  pod("pending", "x", { status: { phase: "Pending" } }, {}, [{ containerPort: 80, name: "http" }]),
  pod("host", "x", { ...running("192.168.0.1"), hostNetwork: true, nodeName: "n1" }, { app: "a" }, [
    { containerPort: 80, name: "http" },
  ]),
  pod("lost", "x", { hostNetwork: true }, { app: "a" }, [{ containerPort: 80, name: "http" }]),
];
const ODD_PEERS: readonly JsonMap[] = [
  "0.0.0.0/0",
  "10.244.0.0/16",
  "10.244.0.0/17",
  "10.244.128.0/17",
  "10.0.0.0/30",
  "192.168.0.0/24",
  "::/0",
  "fd00:10:244::/56",
  "fd00:10:244::/57",
].map((cidr) => ({ ipBlock: { cidr } }));

/**
 * One policy of one rule with at most two peers, on pods of every kind.
 *
 *   policy ::= subject(2) policyTypes(4) (ingress | egress) rule
 *   rule   ::= at most two of peers(10) ports(4)
 */
export const ODD_ENDS: Grammar = {
  cluster: ODD_PODS,
  *policySets() {
    const peers = [...ODD_PEERS, PODS_A];
    const lists = [
      null,
      ...peers.map((peer) => [peer]),
      ...peers.flatMap((first, index) => peers.slice(index + 1).map((second) => [first, second])),
    ];
    for (const subject of SUBJECTS) {
      for (const types of POLICY_TYPES) {
        for (const side of ["ingress", "egress"] as const) {
          for (const list of lists) {
            for (const ports of PORT_LISTS.slice(0, 4))
              yield [policyOf("np", "x", subject, types, [{ side, peers: list, ports }])];
          }
        }
      }
    }
  },
  outside: ["203.0.113.7", "2001:db8::5", "192.168.0.1"],
  ports: [
    { protocol: "TCP", port: 80 },
    { protocol: "TCP", port: 8080 },
  ],
};

/** The same with a node on which no pod runs, which profiles treat in their own ways. */
export const ODD_ENDS_AND_NODES: Grammar = {
  ...ODD_ENDS,
  cluster: [
    ...ODD_PODS,
    {
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: "n2" },
      status: { addresses: [{ type: "InternalIP", address: "192.168.0.2" }] },
    },
  ],
  outside: ["203.0.113.7", "192.168.0.1", "192.168.0.2"],
};

interface PlacedRule {
  readonly side: "ingress" | "egress";
  readonly peers: readonly JsonMap[] | null;
  readonly ports: readonly JsonMap[] | null;
}

function policyOf(
  name: string,
  inNamespace: string,
  podSelector: JsonMap,
  policyTypes: readonly string[] | null,
  rules: readonly PlacedRule[],
): Json {
  const listOf = (side: PlacedRule["side"], peers: string): JsonMap => {
    const list = rules
      .filter((rule) => rule.side === side)
      .map((rule) => ({
        ...(rule.peers === null ? {} : { [peers]: rule.peers }),
        ...(rule.ports === null ? {} : { ports: rule.ports }),
      }));
    return list.length === 0 ? {} : { [side]: list };
  };
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace: inNamespace },
    spec: {
      podSelector,
      ...(policyTypes === null ? {} : { policyTypes }),
      ...listOf("ingress", "from"),
      ...listOf("egress", "to"),
    },
  };
}
