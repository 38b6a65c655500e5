import { expect, test } from "vitest";
import { readScenario } from "../../read-scenario";
import { expectation, pod, SHOP } from "../../testing/expectation-shop";
import { exportNetAssert } from "./netassert-export";
import { fromNetAssert } from "./netassert-import";

const deployment = (name: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {replicas: 2, selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x}]}}}\n`;

function exportOf(spec: string, ...more: readonly string[]) {
  const text = [...SHOP, ...more, expectation(spec)].join("---\n");
  const { cluster, objects } = readScenario([{ name: "all.yaml", text }]);
  return exportNetAssert(cluster, objects);
}

/** What the expectations of a text ask, without where it stands. */
function asked(text: string) {
  const { objects, diagnostics } = readScenario([{ name: "expectations.yaml", text }]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return objects.flatMap((object) =>
    object.kind === "Expectation"
      ? object.connections.map(({ from, to, ports, expect: expected }) => ({
          name: object.name,
          from: { ...from, range: null },
          to: { ...to, range: null },
          ports: ports.map(({ protocol, port, endPort }) => ({ protocol, port, endPort, range: null })),
          expected,
        }))
      : [],
  );
}

test("a connection is a test of NetAssert", () => {
  expect(exportOf("{from: web-1, to: db, ports: [{port: pg}], expect: Allowed}")).toEqual({
    fileName: "tests.netassert.yaml",
    notes: [],
    text: `- name: doors
  type: k8s
  protocol: tcp
  targetPort: 5432
  timeoutSeconds: 15
  attempts: 3
  exitCode: 0
  src:
    k8sResource:
      kind: pod
      name: web-1
      namespace: shop
  dst:
    k8sResource:
      kind: pod
      name: db
      namespace: shop
`,
  });
});

test("workloads stand for their pods, a denial is another exit code, and no two tests share a name", () => {
  const { text, notes } = exportOf(
    "{from: {podSelector: {}}, to: {workload: api}, ports: [{port: 80}, {port: 53, protocol: UDP}], expect: Denied}",
    deployment("api"),
  );
  expect(text.match(/kind: deployment\n/g)).toHaveLength(12);
  expect(text.match(/exitCode: 1/g)).toHaveLength(10);
  const names = text.match(/^- name: .*/gm) ?? [];
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain("- name: doors-web-2-to-api-tcp-80");
  expect(notes).toContain(
    "NetAssert dials from and to one pod of each Deployment, StatefulSet or DaemonSet, not every one",
  );
});

test("addresses and URLs are hosts; what NetAssert cannot ask is told", () => {
  const all = [
    "{from: web-1, to: 10.9.8.7, ports: [{port: 80}, {port: 53, protocol: UDP}], expect: Allowed}",
    "{from: web-1, to: 'http://api.shop:8080/x', expect: Allowed}",
    "{from: 10.0.0.1, to: db, expect: Denied}",
    "{from: web-1, to: db, ports: [{protocol: SCTP, port: 9}], expect: Allowed}",
    "{from: web-1, to: nobody, expect: Allowed}",
    "{from: web-1, to: db, ports: [{port: 1000, endPort: 2000}], expect: Denied}",
  ];
  const { text, notes } = exportOf(`{connections: [${all.join(", ")}]}`);
  expect(text).toContain("  dst:\n    host:\n      name: 10.9.8.7\n");
  expect(text).toContain("  targetPort: 8080\n");
  expect(text).toContain("    host:\n      name: api.shop\n");
  expect(text.match(/targetPort: (?:1000|2000)\n/g)).toHaveLength(2);
  expect(notes).toEqual([
    "doors-2: only the connection to http://api.shop:8080/x is tried, nothing is requested",
    "doors-3 is left out: only pods can be told to connect",
    "doors-5 is left out: there is no pod or workload nobody in shop",
    "doors-6: of a range of ports its ends are probed",
    "doors-1: UDP 53 is left out, NetAssert tests UDP only towards pods",
    "doors-4: SCTP 9 is left out, NetAssert knows TCP and UDP",
  ]);
});

test("nothing to ask is an empty list", () => {
  expect(exportOf("{from: 10.0.0.1, to: db, expect: Denied}").text).toBe("[]\n");
});

const TEST = (name: string, more: string, dst: string) => `- name: ${name}
  type: k8s
  ${more}
  src:
    k8sResource: # an end
      kind: deployment
      name: busybox
      namespace: busybox
  dst:
    ${dst}
`;

test("tests of NetAssert become expectations by the names of the tests", () => {
  const text = `---\n${[
    TEST(
      "Busybox to Echo!",
      "protocol: tcp\n  targetPort: 8080\n  exitCode: 0",
      "k8sResource: {kind: statefulset, name: echo, namespace: web}",
    ),
    TEST(
      "busybox to echo",
      "protocol: udp\n  targetPort: 53\n  exitCode: 1",
      "k8sResource: {kind: pod, name: echo-0, namespace: web}",
    ),
    TEST("out", "targetPort: 80", "host: {name: control-plane.io}"),
    TEST("ip", "targetPort: 80\n  exitCode: 1", "host: {name: 0.0.0.0}"),
  ].join("########\n")}`;
  const busybox = { kind: "workload", namespace: "busybox", name: "busybox", range: null };
  const port = (protocol: string, number: number) => [{ protocol, port: number, endPort: null, range: null }];
  expect(asked(fromNetAssert(text) ?? "")).toMatchObject([
    {
      name: "busybox-to-echo",
      from: busybox,
      to: { kind: "workload", namespace: "web", name: "echo" },
      ports: port("TCP", 8080),
      expected: "Allowed",
    },
    { name: "busybox-to-echo-2", to: { kind: "pod", name: "echo-0" }, ports: port("UDP", 53), expected: "Denied" },
    { name: "out", to: { kind: "url", url: "control-plane.io" }, ports: port("TCP", 80), expected: "Allowed" },
    { name: "ip", to: { kind: "address" }, expected: "Denied" },
  ]);
});

test("a test that says nothing about a connection is told in a comment", () => {
  const text = TEST("odd", "protocol: icmp", "host: {name: a}") + TEST("none", "targetPort: 1", "host: {}");
  expect(fromNetAssert(text)).toBe(
    '# Left out: the test "odd", its protocol is ICMP.\n# Left out: the test "none", its destination is neither a Kubernetes object nor a host.\n',
  );
});

test.each([
  ["a manifest", pod("web")],
  ["nothing", ""],
  ["another list", "- name: a\n  src: x\n"],
  ["a broken text", "- src: [\n  dst: {"],
  ["tests beside a manifest", `${TEST("a", "targetPort: 1", "host: {name: a}")}---\n${pod("web")}`],
])("%s is no list of tests", (_name, text) => {
  expect(fromNetAssert(text)).toBeNull();
});

test("what is exported and imported again asks the same", () => {
  const spec = [
    "{from: {workload: api}, to: {pod: db}, ports: [{port: 5432}], expect: Allowed}",
    "{from: {pod: web-1}, to: {workload: api}, ports: [{protocol: UDP, port: 53}], expect: Denied}",
    "{from: {pod: web-1}, to: {address: 10.9.8.7}, ports: [{port: 443}], expect: Allowed}",
  ];
  const { text } = exportOf(`{connections: [${spec.join(", ")}]}`, deployment("api"));
  const again = asked(fromNetAssert(text) ?? "");
  const before = asked(expectation(`{connections: [${spec.join(", ")}]}`));
  expect(again.map(({ name: _, ...rest }) => rest)).toEqual(before.map(({ name: _, ...rest }) => rest));
});

test("of more tests than anybody runs only the first are made, and the rest are counted", () => {
  const pods = Array.from({ length: 1500 }, (_, i) => pod(`p-${i}`, "{containerPort: 80}"));
  const text = [
    ...pods,
    expectation("{from: {podSelector: {}}, to: {podSelector: {}}, ports: [{port: 80}], expect: Denied}"),
  ];
  const { cluster, objects } = readScenario([{ name: "all.yaml", text: text.join("---\n") }]);
  const start = performance.now();
  const { text: tests, notes } = exportNetAssert(cluster, objects);
  expect(performance.now() - start).toBeLessThan(300);
  expect(tests.match(/^- name/gm)).toHaveLength(1000);
  expect(notes).toContain(`${(1500 * 1499 - 1000).toLocaleString("en")} more tests are left out`);
});
