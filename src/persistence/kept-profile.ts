import type { Answer, AssumptionAnswers, AssumptionSwitch, ProfileName } from "../engine";
import { isRecord } from "./browser-storage";

/** Who enforces the policies of a scenario, as it is kept in the browser between visits. */
export interface KeptProfile {
  readonly name: ProfileName;
  /** Assumptions that were answered otherwise than the profile does; absent: none. */
  readonly assumptions?: AssumptionAnswers;
  /** Blocks in which pods lie that state no address; absent: the default ones. */
  readonly podCidrs?: readonly string[];
}

/** Reads a profile back, field by field; null where it names none that this version knows. */
export function decodeProfile(stored: unknown): KeptProfile | null {
  if (!isRecord(stored)) return null;
  const name = knownName(stored.name);
  if (name === null) return null;
  const assumptions = decodeAnswers(stored.assumptions);
  const podCidrs = decodeBlocks(stored.podCidrs);
  return { name, ...(assumptions && { assumptions }), ...(podCidrs && { podCidrs }) };
}

// Records, so that a name which the engine adds is not forgotten here.
const NAMES: Readonly<Record<ProfileName, true>> = {
  kubernetes: true,
  calico: true,
  cilium: true,
  "kube-network-policies": true,
  none: true,
};

const SWITCHES: Readonly<Record<AssumptionSwitch, true>> = {
  "ip-block-matches-pods": true,
  "end-port": true,
  "own-node-to-pod": true,
  "pod-to-own-node": true,
  "host-network": true,
  "ip-block-matches-nodes": true,
  hairpin: true,
  "service-without-endpoints": true,
};

const isKeyOf = <Key extends string>(record: Readonly<Record<Key, true>>, key: unknown): key is Key =>
  typeof key === "string" && Object.hasOwn(record, key);

const knownName = (name: unknown) => (isKeyOf(NAMES, name) ? name : null);

const isAnswer = (value: unknown): value is Answer => value === "yes" || value === "no" || value === "depends";

/** What is no assumption, or no answer, is left out; null where nothing is left. */
function decodeAnswers(stored: unknown): AssumptionAnswers | null {
  if (!isRecord(stored)) return null;
  const answers = Object.entries(stored).flatMap(([name, answer]) =>
    isKeyOf(SWITCHES, name) && isAnswer(answer) ? [[name, answer] as const] : [],
  );
  return answers.length === 0 ? null : Object.fromEntries(answers);
}

/** All of them or none: half of a cluster's addresses would be another cluster. */
function decodeBlocks(stored: unknown): readonly string[] | null {
  if (!Array.isArray(stored) || stored.length === 0 || stored.length > MOST_BLOCKS) return null;
  const blocks = stored.filter((block) => typeof block === "string" && BLOCK.test(block));
  return blocks.length === stored.length ? blocks : null;
}

/** What could be a block of addresses; the engine reads it more closely. */
const BLOCK = /^[0-9a-f:.]{2,45}\/\d{1,3}$/i;
const MOST_BLOCKS = 16;
