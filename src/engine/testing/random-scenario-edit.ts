import type { ClusterPod, PodAddress } from "../cluster/cluster";
import type { NetworkPolicy } from "../kube/objects";
import { readNaivePolicy } from "./naive-policy-reader";
import { type NaiveScenario, readNaively } from "./naive-reader";
import type { Random } from "./random";
import { randomPolicy } from "./random-policy";
import { randomWorld, WORDS } from "./random-world";

/** A decoded scenario of two random worlds together. */
export function randomScenario(random: Random): NaiveScenario {
  const [one, two] = [random, random].map((each) => readNaively(randomWorld(each).objects));
  if (one === undefined || two === undefined) throw new Error("two worlds make two scenarios");
  const other = [...two.cluster.pods.values()].map((pod) => renamed(pod, `q-${pod.name}`));
  const policies = two.policies.map((policy) => ({ ...policy, name: `q-${policy.name}` }));
  return {
    cluster: { ...one.cluster, pods: byId([...one.cluster.pods.values(), ...other]) },
    policies: [...one.policies, ...policies],
  };
}

/** The scenario after a step of somebody's work: what the step does not touch are the same objects. */
export function randomScenarioEdit(random: Random, scenario: NaiveScenario): NaiveScenario {
  const { cluster } = scenario;
  if (random.chance(0.5)) return { ...scenario, policies: editPolicies(random, scenario.policies) };
  if (random.chance(0.7)) {
    const pods = byId(editPods(random, [...cluster.pods.values()]));
    return { ...scenario, cluster: { ...cluster, pods } };
  }
  const namespaces = new Map(cluster.namespaces);
  const name = random.pick([...namespaces.keys(), "new"]);
  const known =
    namespaces.get(name) ?? readNaively([{ kind: "Namespace", metadata: { name } }]).cluster.namespaces.get(name);
  switch (random.int(4)) {
    case 0:
      return { ...scenario, cluster: { ...cluster, presumedFamilies: random.pick([[4], [6], [4, 6]] as const) } };
    case 1:
      namespaces.delete(name);
      break;
    default:
      if (known === undefined) break;
      namespaces.set(name, {
        ...known,
        labels: new Map([...known.labels, [random.pick(WORDS.keys), random.pick(WORDS.values)]]),
      });
  }
  return { ...scenario, cluster: { ...cluster, namespaces } };
}

function editPolicies(random: Random, policies: readonly NetworkPolicy[]): readonly NetworkPolicy[] {
  const index = random.int(Math.max(1, policies.length));
  const policy = policies[index];
  const made = { ...readNaivePolicy(randomPolicy(random, WORDS, 0)), name: `made-${random.int(1_000_000)}` };
  switch (random.int(policy === undefined ? 1 : 7)) {
    case 0:
      return policies.toSpliced(index, 0, made);
    case 1:
      return policies.toSpliced(index, 1);
    case 2:
      return [...policies.toSpliced(index, 1), policies[index] ?? made];
    case 3:
      return policies.with(index, { ...(policy ?? made) });
    case 4:
      return policies.with(index, { ...(policy ?? made), egress: made.egress });
    case 5:
      return policies.with(index, { ...(policy ?? made), podSelector: made.podSelector });
    default:
      return policies.with(index, made);
  }
}

function editPods(random: Random, pods: readonly ClusterPod[]): readonly ClusterPod[] {
  const index = random.int(Math.max(1, pods.length));
  const pod = pods[index];
  const other = pods[random.int(Math.max(1, pods.length))];
  if (pod === undefined || other === undefined) return pods;
  switch (random.int(9)) {
    case 0:
      return pods.toSpliced(index, 1);
    case 1:
      return [...pods.toSpliced(index, 1), pod];
    case 2:
      return pods.with(index, {
        ...pod,
        address: random.pick<PodAddress>([other.address, { kind: "presumed" }, { kind: "none" }]),
      });
    case 3:
      return pods.with(index, { ...pod, pod: { ...pod.pod, hostNetwork: !pod.pod.hostNetwork } });
    case 4:
      return pods.with(index, { ...pod, pod: { ...pod.pod, ports: other.pod.ports } });
    case 5:
      // more classes than there is room for
      return [...pods, ...random.times(1, 24, (i) => labelled(random, renamed(pod, `many-${i}`), `v${i}`))];
    case 6:
      return pods.toSpliced(index, 0, renamed(pod, `made-${random.int(1_000_000)}`));
    default:
      return pods.with(index, labelled(random, pod, random.pick(WORDS.values)));
  }
}

function labelled(random: Random, pod: ClusterPod, value: string): ClusterPod {
  return { ...pod, pod: { ...pod.pod, labels: new Map([...pod.pod.labels, [random.pick(WORDS.keys), value]]) } };
}

function renamed(pod: ClusterPod, name: string): ClusterPod {
  return { ...pod, id: `${pod.namespace}/${name}`, name, pod: { ...pod.pod, name } };
}

function byId(pods: readonly ClusterPod[]): ReadonlyMap<string, ClusterPod> {
  return new Map(pods.map((pod) => [pod.id, pod]));
}
