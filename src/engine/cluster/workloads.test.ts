import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";

const SPEC = "{containers: [{name: c, image: x}]}";

function pod(name: string, metadata = "", status = ""): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app${metadata}}\nspec: ${SPEC}\nstatus: {${status}}\n`;
}

function workload(apiVersion: string, kind: string, name: string, spec = "", metadata = ""): string {
  const template = `template: {metadata: {labels: {app: ${name}}}, spec: ${SPEC}}`;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: app${metadata}}\nspec: {${spec}${template}}\n`;
}

const deployment = (name: string, spec = "") => workload("apps/v1", "Deployment", name, spec);
const replicaSet = (name: string, spec = "", owner = "") => workload("apps/v1", "ReplicaSet", name, spec, owner);
const owned = (kind: string, name: string) =>
  `, ownerReferences: [{apiVersion: apps/v1, uid: u, kind: ${kind}, name: ${name}, controller: true}]`;
const ofReplicaSet = (name: string, hash: string) =>
  `${owned("ReplicaSet", `${name}-${hash}`)}, labels: {app: ${name}, pod-template-hash: ${hash}}`;

function build(...documents: readonly string[]) {
  const { cluster, diagnostics } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  return {
    cluster,
    codes: diagnostics.map(({ code }) => code).filter((code) => code !== "namespace-implied"),
    pods: [...cluster.pods.keys()],
    workloads: [...cluster.workloads.values()].map(({ id, kind, pods }) => `${kind} ${id}: ${pods.join(" ")}`.trim()),
  };
}

test("a Deployment without pods makes them from its template, counted from 1", () => {
  const { workloads, cluster } = build(deployment("web", "replicas: 3, "));
  expect(workloads).toEqual(["Deployment app/web: app/web-1 app/web-2 app/web-3"]);
  expect(cluster.pods.get("app/web-1")).toMatchObject({
    fromTemplate: true,
    address: { kind: "presumed" },
    pod: { status: null },
  });
  expect(cluster.pods.get("app/web-1")?.pod.labels.get("app")).toBe("web");
});

test("the pods of a StatefulSet are counted from 0", () => {
  expect(build(workload("apps/v1", "StatefulSet", "db", "replicas: 2, ")).pods).toEqual(["app/db-0", "app/db-1"]);
});

test("absent replicas mean one pod, replicas 0 none", () => {
  expect(build(deployment("web")).pods).toEqual(["app/web-1"]);
  expect(build(deployment("web", "replicas: 0, ")).workloads).toEqual(["Deployment app/web:"]);
});

test("a Job makes a pod, and so does a CronJob that has no Job", () => {
  expect(build(workload("batch/v1", "Job", "sum")).pods).toEqual(["app/sum-1"]);
  const cron = `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: nightly, namespace: app}\nspec: {jobTemplate: {spec: {template: {spec: ${SPEC}}}}}\n`;
  expect(build(cron).workloads).toEqual(["CronJob app/nightly: app/nightly-1"]);
  const job = workload("batch/v1", "Job", "nightly-27", "", owned("CronJob", "nightly"));
  expect(build(cron, job).workloads).toEqual(["CronJob app/nightly: app/nightly-1"]);
  const done = pod("nightly-27-x", owned("Job", "nightly-27"), "phase: Running");
  expect(build(cron, job, done).workloads).toEqual(["CronJob app/nightly: app/nightly-27-x"]);
});

test("a DaemonSet makes a pod on each Node, and one where no Node is given", () => {
  const node = (name: string) => `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\n`;
  const agent = workload("apps/v1", "DaemonSet", "agent");
  expect(build(agent).pods).toEqual(["app/agent-1"]);
  const { cluster } = build(agent, node("n2"), node("n1"));
  expect([...cluster.pods.values()].map(({ id, node: on }) => `${id} on ${on}`)).toEqual([
    "app/agent-1 on n1",
    "app/agent-2 on n2",
  ]);
});

test("a workload of which one pod is given makes none from its template, even if that pod is finished", () => {
  const given = pod("web-abc-x", ofReplicaSet("web", "abc"), "phase: Running");
  expect(build(deployment("web", "replicas: 3, "), given).workloads).toEqual(["Deployment app/web: app/web-abc-x"]);
  const failed = pod("web-abc-x", ofReplicaSet("web", "abc"), "phase: Failed");
  expect(build(deployment("web", "replicas: 3, "), failed).workloads).toEqual(["Deployment app/web:"]);
});

test("a pod of ReplicaSet X-hash belongs to Deployment X, whether or not either is given", () => {
  const given = pod("web-abc-x", ofReplicaSet("web", "abc"));
  const set = replicaSet("web-abc", "replicas: 1, ", owned("Deployment", "web"));
  const expected = ["Deployment app/web: app/web-abc-x"];
  expect(build(given).workloads).toEqual(expected);
  expect(build(given, set).workloads).toEqual(expected);
  expect(build(deployment("web"), set, given).workloads).toEqual(expected);
});

test("a pod of a ReplicaSet whose name does not end in the pod's hash belongs to that ReplicaSet", () => {
  const given = pod("web-x", `${owned("ReplicaSet", "web")}, labels: {pod-template-hash: abc}`);
  expect(build(given).workloads).toEqual(["ReplicaSet app/web: app/web-x"]);
});

test("a ReplicaSet of a Deployment is no workload of its own, and old ones make no pods", () => {
  const [old, current] = ["old", "new"].map((hash) =>
    replicaSet(`web-${hash}`, "replicas: 2, ", owned("Deployment", "web")),
  );
  expect(build(deployment("web"), old ?? "", current ?? "").workloads).toEqual(["Deployment app/web: app/web-1"]);
});

test("a ReplicaSet without owner is a workload", () => {
  expect(build(replicaSet("web", "replicas: 2, ")).workloads).toEqual(["ReplicaSet app/web: app/web-1 app/web-2"]);
});

test("pods of a controller that is not given make its workload; of an unknown kind it is called Other", () => {
  expect(build(pod("db-0", owned("StatefulSet", "db"))).workloads).toEqual(["StatefulSet app/db: app/db-0"]);
  expect(build(pod("r-1", owned("Rollout", "r"))).workloads).toEqual(["Other app/r: app/r-1"]);
});

test("a static pod, which its Node owns, is a loose one", () => {
  expect(build(pod("etcd-n1", owned("Node", "n1"))).workloads).toEqual(["Pod app/etcd-n1: app/etcd-n1"]);
});

test("two kinds of the same name are two workloads, and the second says its kind", () => {
  const { workloads } = build(deployment("web"), workload("apps/v1", "StatefulSet", "web"));
  expect(workloads).toEqual(["Deployment app/web: app/web-1", "StatefulSet app/web (StatefulSet): app/web-0"]);
});

test("pods of two templates of the same name all take part, none replaces another", () => {
  const { pods, workloads } = build(
    deployment("web", "replicas: 2, "),
    workload("apps/v1", "DaemonSet", "web"),
    workload("apps/v1", "StatefulSet", "web", "replicas: 2, "),
  );
  expect(pods).toHaveLength(5);
  expect(workloads[0]).toBe("Deployment app/web: app/web-1 app/web-2");
  expect(workloads[2]).toContain("app/web-0");
});

test("a template's pod never takes the name of a pod that is given", () => {
  const { pods } = build(pod("web-1"), deployment("web", "replicas: 2, "));
  expect(pods).toEqual(["app/web-1", "app/web-2", "app/web-3"]);
});

test("more than 5,000 replicas are made into 5,000 pods, and it is said", () => {
  const { cluster, codes } = build(deployment("web", "replicas: 6000, "));
  expect(cluster.pods.size).toBe(5000);
  expect(codes).toEqual(["replicas-capped"]);
});

test("objects of a List count exactly like documents of their own", () => {
  const item = (kind: string, name: string) =>
    `- {apiVersion: apps/v1, kind: ${kind}, metadata: {name: ${name}, namespace: app}, spec: {template: {metadata: {labels: {app: ${name}}}, spec: ${SPEC}}}}\n`;
  const list = `apiVersion: v1\nkind: List\nitems:\n${item("Deployment", "web")}${item("StatefulSet", "db")}`;
  const alone = build(deployment("web"), workload("apps/v1", "StatefulSet", "db"));
  expect(build(list).workloads).toEqual(alone.workloads);
  expect(build(list).pods).toEqual(["app/web-1", "app/db-0"]);
});
