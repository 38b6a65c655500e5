import { formatAddressRange, rangeAsCidr } from "../net/cidr";
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
  const blocks = compiled.policies
    .flatMap(({ ingress, egress }) => [...ingress, ...egress])
    .flatMap(({ peers }) => peers)
    .flatMap((peer) => (peer.kind === "ipBlock" && compiled.groupsOf(peer).includes(group) ? peer : []));
  const smallest = blocks.sort((a, b) => b.cidr.prefix - a.cidr.prefix)[0];
  if (smallest === undefined) return null;
  const { cidr, except } = smallest;
  if (except.length === 0) return `rest of ${cidr.text}`;
  const first = except[0];
  return except.length === 1 ? `${cidr.text} except ${first?.text}` : `${cidr.text} except ${except.length} blocks`;
}

function shorten(name: string): string {
  return name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH - 1)}…`;
}
