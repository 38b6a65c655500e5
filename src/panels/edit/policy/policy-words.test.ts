import { expect, test } from "vitest";
import { meaningWords, podsWords, portWords } from "./policy-words";

const workload = (id: string, pods: number, isAssumed = false) => ({ id, pods, isAssumed });

test("selected pods are told by their workloads, with how many of each", () => {
  const workloads = [workload("app/web", 1), workload("app/api", 3), workload("kube-system/dns", 2, true)];
  expect(podsWords({ pods: 6, workloads, more: 0 })).toBe(
    "6 pods now: app/web, app/api ×3 and kube-system/dns ×2 (assumed)",
  );
  expect(podsWords({ pods: 9, workloads: workloads.slice(0, 1), more: 2 })).toBe(
    "9 pods now: app/web and 2 more workloads",
  );
  expect(podsWords({ pods: 0, workloads: [], more: 0 })).toBe("no pod now");
});

test("a port is told with its protocol, as a range, or as every port of it", () => {
  expect(portWords({ protocol: "TCP", port: "http", endPort: null })).toBe("TCP http");
  expect(portWords({ protocol: "UDP", port: 8000, endPort: 8999 })).toBe("UDP 8000-8999");
  expect(portWords({ protocol: "SCTP", port: null, endPort: null })).toBe("every SCTP port");
});

test("the name of a port is told by its numbers, and where nobody has it that is said", () => {
  const two = {
    numbers: [
      { port: 80, pods: 2 },
      { port: 8080, pods: 1 },
    ],
    without: 3,
  };
  expect(meaningWords({ meaning: two })).toBe("80 at 2 pods and 8080 at 1 pod; 3 pods without a port of this name");
  expect(meaningWords({ meaning: { numbers: [], without: 2 } })).toMatch(/it admits nothing/);
  expect(meaningWords({ meaning: { numbers: [], without: 0 } })).toMatch(/no pod is there/);
  expect(meaningWords({ meaning: null })).toBeNull();
});
