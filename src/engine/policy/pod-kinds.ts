import type { ClusterPod } from "../cluster/cluster";
import type { Labels, Pod } from "../kube/objects";
import type { AddressSpace } from "../net/address-space";
import type { Family } from "../net/ip-address";
import type { ClassAddress } from "./endpoint-classes";
import { namedPortKey, namePodPorts, type PodPortNames } from "./rule-ports";

/** Numbers pods by what policies see of them: two pods have the same number if no policy tells them apart. */
export interface PodKinds {
  /** Whether a label or a port name makes a difference. May change between calls for keys and names that no pod has. */
  use(labelKeys: ReadonlySet<string>, portNames: ReadonlySet<string>): void;
  kindOf(member: ClusterPod): number;
  /** What policies see of a pod. */
  describe(member: ClusterPod): PodKind;
}

/** What policies see of pods of one kind. */
export interface PodKind {
  readonly namespace: string;
  /** Those that some pod selector reads. */
  readonly labels: Labels;
  readonly hostNetwork: boolean;
  /** Kinds with the same names and numbers share an instance. */
  readonly portNames: PodPortNames;
  readonly address: ClassAddress;
}

/**
 * Makes an empty numbering. Everything of a pod that counts (namespace, each label, each named port, each address) is a
 * word with a number; a kind is a chain of such numbers.
 */
export function createPodKinds(space: AddressSpace): PodKinds {
  let labelKeys: ReadonlySet<string> = new Set();
  let portNames: ReadonlySet<string> = new Set();
  let words = 0;
  const namespaces = new Map<string, number>();
  const labels = new Map<string, Map<string, number>>();
  const ports = new Map<string, Map<number, number>>();
  const groups = new Map<number, number>();
  const others = new Map<string | boolean, number>();
  const namesOfPorts = new Map<number, PodPortNames>();
  const wordIn = <Key>(map: Map<Key, number>, key: Key): number => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, ++words);
    return words;
  };
  const tableIn = <Key>(map: Map<string, Map<Key, number>>, key: string): Map<Key, number> => {
    const known = map.get(key) ?? new Map<Key, number>();
    map.set(key, known);
    return known;
  };
  let nodes = 0;
  const chains = new Map<number, number>();
  const follow = (node: number, word: number): number => {
    const key = node * NUMBERS + word;
    const known = chains.get(key);
    if (known !== undefined) return known;
    chains.set(key, ++nodes);
    return nodes;
  };
  /** The same chain in whatever order labels and ports are written, each once. */
  const followAll = (start: number, found: number[]): number => {
    let node = start;
    if (found.length > 1) found.sort(ascending);
    for (let i = 0; i < found.length; i++) {
      const word = found[i] ?? 0;
      if (word !== found[i - 1]) node = follow(node, word);
    }
    return node;
  };
  const addPorts = (pod: Pod, found: number[]) => {
    if (portNames.size === 0) return;
    for (const { name, protocol, port } of pod.ports) {
      if (name === null) continue;
      const key = namedPortKey({ protocol, name });
      if (portNames.has(key)) found.push(wordIn(tableIn(ports, key), port));
    }
  };
  const namesOf = (pod: Pod): PodPortNames => {
    const found: number[] = [];
    addPorts(pod, found);
    const chain = followAll(0, found);
    const known = namesOfPorts.get(chain);
    if (known !== undefined) return known;
    const names = new Map([...namePodPorts(pod.ports)].filter(([key]) => portNames.has(key)));
    namesOfPorts.set(chain, names);
    return names;
  };
  return {
    use(newLabelKeys, newPortNames) {
      labelKeys = newLabelKeys;
      portNames = newPortNames;
    },
    kindOf({ namespace, pod, address }) {
      const found: number[] = [];
      for (const [key, value] of pod.labels) {
        if (labelKeys.has(key)) found.push(wordIn(tableIn(labels, key), value));
      }
      addPorts(pod, found);
      const home = follow(wordIn(namespaces, namespace), wordIn(others, pod.hostNetwork));
      let node = followAll(home, found);
      if (address.kind !== "stated") return follow(node, wordIn(others, address.kind));
      for (const { group } of groupsOf(address.addresses, space)) node = follow(node, wordIn(groups, group));
      return follow(node, wordIn(others, "stated"));
    },
    describe({ namespace, pod, address }) {
      return {
        namespace,
        labels: new Map([...pod.labels].filter(([key]) => labelKeys.has(key))),
        hostNetwork: pod.hostNetwork,
        portNames: namesOf(pod),
        address:
          address.kind === "stated"
            ? { kind: "stated", groups: groupsOf(address.addresses, space) }
            : { kind: address.kind },
      };
    },
  };
}

/** More words and chains than there will be; two of them make one exact number. */
const NUMBERS = 2 ** 26;

function ascending(a: number, b: number): number {
  return a - b;
}

/** The first address of each family counts: a pod has at most one a family. */
function groupsOf(
  addresses: readonly { readonly family: Family; readonly value: bigint }[],
  space: AddressSpace,
): readonly { readonly family: Family; readonly group: number }[] {
  const groups: { family: Family; group: number }[] = [];
  for (const address of addresses) {
    if (groups.some((other) => other.family === address.family)) continue;
    groups.push({ family: address.family, group: space.groupOf(address) });
  }
  return groups;
}
