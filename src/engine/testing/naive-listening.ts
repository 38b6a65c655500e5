import type { Container, Pod } from "../kube/objects";
import type { Protocol } from "../net/protocol";
import type { TraceMutant } from "./trace-mutants";

/** Ports that images of this name listen on when nothing says otherwise. */
const IMAGES: ReadonlyMap<string, number> = new Map([
  ["nginx", 80],
  ["httpd", 80],
  ["http-echo", 5678],
  ["postgres", 5432],
  ["redis", 6379],
  ["mysql", 3306],
]);

/** Whether a pod listens on a port: it declares it; one that declares none does what its image is known for. */
export function listens(pod: Pod, protocol: Protocol, port: number, mutant: TraceMutant | null): boolean {
  if (mutant === "everybody-listens") return true;
  if (pod.ports.length > 0 || mutant === "undeclared-ports-are-closed") {
    return pod.ports.some(
      (one) => one.port === port && (one.protocol === protocol || mutant === "any-protocol-listens"),
    );
  }
  return protocol === "TCP" && pod.containers.some((container) => knownPort(container, mutant) === port);
}

function knownPort(container: Container, mutant: TraceMutant | null): number | null {
  const last = container.image?.split("@")[0]?.split("/").at(-1) ?? "";
  const name = last.split(":")[0] ?? "";
  const words = [...container.command, ...container.args].join(" ");
  const told = /-listen[= ]\S*:(\d+)/.exec(words)?.[1];
  if (name === "http-echo" && told !== undefined && mutant !== "arguments-ignored") return Number(told);
  if (name === "agnhost" && words.includes("netexec")) {
    const http = /--http-port[= ](\d+)/.exec(words)?.[1];
    return Number(http ?? 8080);
  }
  return IMAGES.get(name) ?? null;
}
