import type { Json } from "./json";
import type { Random } from "./random";

/** DNS pods of the scenario's own: ready or not, at 53 or behind another port. */
export function randomDns(random: Random): readonly Json[] {
  const number = random.pick([53, 5353]);
  const conditions = [{ type: "Ready", status: random.chance(0.9) ? "True" : "False" }];
  const labels = { "k8s-app": "kube-dns" };
  const pod: Json = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "dns", namespace: "kube-system", labels },
    spec: {
      containers: [{ name: "c", image: "coredns", ports: [{ name: "dns", containerPort: number, protocol: "UDP" }] }],
    },
    status: { phase: "Running", podIP: "10.244.9.9", conditions },
  };
  const service: Json = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "kube-dns", namespace: "kube-system" },
    spec: { selector: labels, ports: [{ name: "dns", port: 53, protocol: "UDP", targetPort: "dns" }] },
  };
  return number === 53 && random.chance(0.4) ? [pod] : [pod, service];
}
