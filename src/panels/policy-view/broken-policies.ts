import type { LeftOut } from "../../engine";

/** Policies that the API server would refuse. */
export function brokenPolicies(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  return leftOut.filter(({ object }) => object.includes(KIND));
}

/** Stands for one of them where policies are chosen by their names; it holds a blank, as no name does. */
export function brokenId({ object, line }: LeftOut): string {
  return `${BROKEN}${object} ${line}`;
}

/** Whether such a one is meant. */
export function isBrokenId(id: string): boolean {
  return id.startsWith(BROKEN);
}

/** `shop/web` of `networking.k8s.io/v1/NetworkPolicy/shop/web`. */
export function brokenName({ object }: LeftOut): string {
  const at = object.indexOf(KIND);
  return at < 0 ? object : object.slice(at + KIND.length);
}

/** What stands above a view without a policy that counts. */
export function emptyTitle(brokenCount: number): string {
  const none = brokenCount === 0 ? "No policy yet" : "No policy takes part";
  return `${none}: every pod may connect to every other, and to the outside.`;
}

const KIND = "/NetworkPolicy/";
const BROKEN = "broken ";
