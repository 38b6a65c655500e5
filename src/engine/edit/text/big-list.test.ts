import { expect, test } from "vitest";
import { editDraft, editObject } from "./edit-object";
import { mapOf } from "./edit-value";
import { draftOf } from "./text-draft";

/** Pods as `kubectl get pods -o yaml` prints them. */
function podList(count: number): string {
  const pods = Array.from(
    { length: count },
    (_, i) => `- apiVersion: v1
  kind: Pod
  metadata:
    labels:
      app: app-${i % 30} # ${i}
    name: pod-${i}
    namespace: team-${i % 10}
  spec:
    containers:
    - image: "registry.example/app:1"
      name: main
      ports:
      - containerPort: 8080
        protocol: TCP
  status:
    phase: Running
    podIP: 10.${i >> 16}.${(i >> 8) & 255}.${i & 255}
`,
  );
  return `apiVersion: v1\nitems:\n${pods.join("")}kind: List\nmetadata:\n  resourceVersion: ""\n`;
}

/** What some work takes, in milliseconds of a processor, whatever else runs. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const label = { kind: "set", path: ["metadata", "labels", "tier"], value: "web" } as const;

test("in the middle of 150 pods one line is new, and all others are what they were", () => {
  const text = podList(150);
  const at = text.indexOf("    name: pod-75\n");
  const result = editObject(text, at, [label]);
  expect(result).toMatchObject({
    kind: "edited",
    text: `${text.slice(0, at)}      tier: web\n${text.slice(at)}`,
    edits: [{ from: at, to: at, text: "      tier: web\n" }],
  });
  expect(costOf(() => editObject(text, at, [label]))).toBeLessThan(300);
});

test("so it is in the middle of 10,000, and sooner when the text was read already", {
  timeout: 60_000,
}, () => {
  const text = podList(10_000);
  const at = text.indexOf("    name: pod-5000\n");
  const draft = draftOf(text);
  const port = mapOf(["protocol", "UDP"], ["containerPort", 53]);
  const added = { kind: "insert", list: ["spec", "containers", 0, "ports"], index: 1, value: port } as const;
  const written = "      - containerPort: 53\n        protocol: UDP\n";
  const edit = () => editDraft(draft, at, [label, added]);
  const cold = costOf(edit);
  const warm = Math.min(...[1, 2, 3].map(() => costOf(edit)));
  const end = text.indexOf("  status:", at);
  expect(edit()).toMatchObject({
    text: `${text.slice(0, at)}      tier: web\n${text.slice(at, end)}${written}${text.slice(end)}`,
  });
  // Ten times what it takes on a machine at rest: a hang is a failure.
  expect(cold).toBeLessThan(5000);
  expect(warm).toBeLessThan(1000);
});
