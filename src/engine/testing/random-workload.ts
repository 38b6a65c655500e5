import type { Json } from "./json";
import type { Random } from "./random";
import { mapOf, optional, type Vocabulary } from "./random-policy";

/** A workload whose template makes pods (or, with `replicas: 0`, none). */
export function randomWorkload(random: Random, words: Vocabulary, index: number): Json {
  const kind = random.pick(["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicaSet"]);
  const labels = mapOf(random.some(words.keys, 0.45).map((key) => [key, random.pick(words.values)] as const));
  const app = { run: `w${index}` };
  const port = { containerPort: random.pick(words.ports), name: random.pick(words.portNames) };
  const template = {
    metadata: { labels: { ...labels, ...app } },
    spec: {
      ...optional("restartPolicy", kind === "Job" || kind === "CronJob" ? "Never" : undefined),
      ...optional("hostNetwork", random.chance(0.1) ? true : undefined),
      containers: [{ name: "c", image: "x", ...optional("ports", random.chance(0.7) ? [port] : undefined) }],
    },
  };
  const replicas = random.pick([undefined, 0, 1, 2]);
  const scaled = { ...optional("replicas", replicas), selector: { matchLabels: app }, template };
  const metadata = { name: `w${index}`, namespace: random.pick(words.namespaces), labels: { app: "x" } };
  switch (kind) {
    case "DaemonSet":
      return { apiVersion: "apps/v1", kind, metadata, spec: { selector: { matchLabels: app }, template } };
    case "Job":
      return { apiVersion: "batch/v1", kind, metadata, spec: { template } };
    case "CronJob":
      return {
        apiVersion: "batch/v1",
        kind,
        metadata,
        spec: { schedule: "* * * * *", jobTemplate: { spec: { template } } },
      };
    case "StatefulSet":
      return { apiVersion: "apps/v1", kind, metadata, spec: { ...scaled, serviceName: "s" } };
    default:
      return { apiVersion: "apps/v1", kind, metadata, spec: scaled };
  }
}
