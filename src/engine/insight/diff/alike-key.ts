import type { ClassMembers } from "../pair-groups";
import type { DiffEnd } from "./diff-ports";

/**
 * The same for ends whose pods are of the same classes before and now. How many pods there are of a class makes a
 * difference only between one, which has no other of its class to talk to, and more.
 */
export function alikeKey({ old, now }: Extract<DiffEnd, { readonly kind: "pods" }>): string {
  const classes = (members: readonly ClassMembers[]) =>
    members.map(({ endpointClass, pods }) => `${endpointClass.index}${pods.length > 1 ? "+" : ""}`).join();
  return `${classes(old)} ${classes(now)}`;
}
