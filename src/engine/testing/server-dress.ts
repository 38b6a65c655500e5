import { at, isMap, type Json } from "./json";
import type { Random } from "./random";

/** What a server adds to an object when it is asked for it; some of it, by chance. */
export function dressAsServer(random: Random, object: Json, index: number): Json {
  const metadata = at(object, "metadata");
  if (!isMap(object) || !isMap(metadata)) return object;
  const added: readonly (readonly [string, Json])[] = [
    ["creationTimestamp", "2026-03-01T08:00:00Z"],
    ["generation", index],
    ["resourceVersion", `${1000 + index}`],
    ["uid", `0000-${index}`],
    ["selfLink", `/api/v1/x/${index}`],
    ["managedFields", MANAGED],
    ["annotations", random.pick(ANNOTATIONS)],
  ];
  const dressed = random.some([...added, ...Object.entries(metadata)], 0.8);
  const entries = [
    ...Object.entries(metadata).filter(([key]) => !dressed.some(([taken]) => taken === key)),
    ...dressed,
  ];
  const status = at(object, "status");
  return {
    ...object,
    metadata: Object.fromEntries(random.chance(0.5) ? entries : entries.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...(isMap(status) && Object.keys(status).length > 0 ? { status: dressStatus(random, status) } : {}),
  };
}

const MANAGED: Json = [
  { manager: "kubectl", operation: "Update", fieldsV1: { "f:spec": { 'k:{"port":80}': {}, ".": {} } }, time: null },
];

const LAST_APPLIED = { "kubectl.kubernetes.io/last-applied-configuration": '{"kind":"Pod"}\n' };

const ANNOTATIONS: readonly Json[] = [
  LAST_APPLIED,
  { ...LAST_APPLIED, note: "first line\nsecond: line\n\n  third\n" },
  { note: "yes", "an odd: key": " # no comment", date: "2026-03-01", empty: "", kept: "ends\n\n", colon: "a:" },
  { note: '"quoted" \\ \t\u00a0é😀', number: "0x1F", dash: "- a", star: "*a", time: "12:30:45" },
  {},
];

function dressStatus(random: Random, status: { readonly [key: string]: Json }): Json {
  const ready = { lastProbeTime: null, lastTransitionTime: "2026-03-01T08:00:00Z", status: "True", type: "Ready" };
  const other = { lastProbeTime: null, status: random.pick(["True", "False"]), type: "PodScheduled" };
  const conditions = random.some([other, { ...ready, status: random.pick(["True", "False"]) }, other], 0.6);
  const entries = random.some([["conditions", conditions] as const, ["qosClass", "BestEffort"] as const], 0.7);
  return random.chance(0.5)
    ? { ...Object.fromEntries(entries), ...status }
    : { ...status, ...Object.fromEntries(entries) };
}
