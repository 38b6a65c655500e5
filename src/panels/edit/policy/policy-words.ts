import type { MatchedPods, PortForm } from "../../../engine";
import { counted } from "../../../ui/counted";
import { listed } from "../../../ui/listed";

/** “2 pods now: app/web, app/api ×3”, of none “no pod now”. */
export function podsWords({ pods, workloads, more }: MatchedPods): string {
  if (pods === 0) return "no pod now";
  const names = workloads.map(({ id, pods: own, isAssumed }) => {
    const times = own > 1 ? ` ×${own}` : "";
    return `${id}${times}${isAssumed ? " (assumed)" : ""}`;
  });
  const rest = more > 0 ? [counted(more, "more workload")] : [];
  return `${counted(pods, "pod")} now: ${listed([...names, ...rest])}`;
}

/** `TCP 8080`, `UDP 8000-8999`, “every SCTP port”. */
export function portWords({ protocol, port, endPort }: Pick<PortForm, "protocol" | "port" | "endPort">): string {
  if (port === null) return `every ${protocol} port`;
  return `${protocol} ${port}${endPort === null ? "" : `-${endPort}`}`;
}

/** What the name of a port means: “80 at 2 pods, 8080 at 1 pod; 3 pods have none of that name”. Null for a number. */
export function meaningWords({ meaning }: Pick<PortForm, "meaning">): string | null {
  if (meaning === null) return null;
  const { numbers, without } = meaning;
  if (numbers.length === 0) {
    return without === 0
      ? "no pod is there that could have it"
      : "no pod there has a port of this name: it admits nothing";
  }
  const known = listed(numbers.map(({ port, pods }) => `${port} at ${counted(pods, "pod")}`));
  return without === 0 ? known : `${known}; ${counted(without, "pod")} without a port of this name`;
}
