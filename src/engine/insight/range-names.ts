import type { Peer } from "../kube/objects";
import { formatAddressRange, rangeAsCidr } from "../net/cidr";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";

/** The longest name that fits into a tag. */
const NAME_LENGTH = 40;

/** What to call addresses that the ipBlocks treat alike: the smallest block that holds them, with its exceptions. */
export function nameRange(
  evaluation: Evaluation,
  group: number,
): { readonly name: string; readonly ranges: readonly string[] } {
  const ranges = evaluation.compiled.space.groups[group]?.ranges ?? [];
  const texts = ranges.map(formatAddressRange);
  const only = ranges.length === 1 && ranges[0] !== undefined ? rangeAsCidr(ranges[0]) : null;
  return { name: shorten(only ?? blockName(evaluation, group) ?? texts.join(", ")), ranges: texts };
}

function blockName({ compiled }: Evaluation, group: number): string | null {
  const blocks = smallestBlocks.get(compiled) ?? findSmallestBlocks(compiled);
  smallestBlocks.set(compiled, blocks);
  const smallest = blocks[group];
  if (smallest === undefined) return null;
  const { cidr, except } = smallest;
  if (except.length === 0) return `rest of ${cidr.text}`;
  const first = except[0];
  return except.length === 1 ? `${cidr.text} except ${first?.text}` : `${cidr.text} except ${except.length} blocks`;
}

type Block = Extract<Peer, { readonly kind: "ipBlock" }>;

const smallestBlocks = new WeakMap<CompiledPolicies, readonly (Block | undefined)[]>();

/** Of each group the smallest block that holds it; of several the first. */
function findSmallestBlocks(compiled: CompiledPolicies): readonly (Block | undefined)[] {
  const smallest: (Block | undefined)[] = [];
  for (const { ingress, egress } of compiled.policies) {
    for (const peer of [...ingress, ...egress].flatMap(({ peers }) => peers)) {
      if (peer.kind !== "ipBlock") continue;
      for (const group of compiled.groupsOf(peer)) {
        if (peer.cidr.prefix > (smallest[group]?.cidr.prefix ?? -1)) smallest[group] = peer;
      }
    }
  }
  return smallest;
}

function shorten(name: string): string {
  return name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH - 1)}…`;
}
