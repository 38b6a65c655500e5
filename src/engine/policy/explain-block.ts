import { containsAddress, containsRange, formatAddressRange, rangeAsCidr } from "../net/cidr";
import { type Family, formatIpAddress, type IpAddress } from "../net/ip-address";
import type { Range } from "../source/range";
import type { CompiledPeer } from "./compile-policies";
import type { Evaluation } from "./evaluation";
import type { PartExplanation } from "./explanation";
import type { ExplanationHints } from "./explanation-hints";
import type { End } from "./pair-ends";
import type { PhraseWriter } from "./phrase-writer";
import { isNodeLike } from "./side-rows";

type Block = Extract<CompiledPeer, { readonly kind: "ipBlock" }>["peer"];

/** A peer with an ipBlock, and the end that it is asked about. */
export interface BlockQuestion {
  readonly evaluation: Evaluation;
  readonly block: Block;
  readonly other: End;
  readonly family: Family;
  readonly matched: boolean | null;
  readonly hints: ExplanationHints;
}

/** An address that is in no part of the block; a pod is named otherwise. */
const AWAY = 20;

/** What an ipBlock wants, and where the address of the other end is: outside of it, or in an `except`. */
export function explainBlock(question: BlockQuestion, writer: PhraseWriter): PartExplanation {
  const { evaluation, block, other, matched, hints } = question;
  const wanted = `${block.cidr.text}${block.except.length === 0 ? "" : ` except ${block.except.map(({ text }) => text).join(", ")}`}`;
  const unmatched = unmatchedKind(other, evaluation);
  const found = unmatched === null ? foundAddress(question) : null;
  const missed = matched === true || found === null ? null : missedPart(block, found);
  const isOutside = matched !== true && missed?.kind !== "except";
  writer.say(matched === true ? "addresses in " : "wants addresses in ");
  writer.point(block.cidr.text, block.parts?.cidr ?? block.range, isOutside);
  for (const [i, { text }] of block.except.entries()) {
    writer.say(i === 0 ? " except " : ", ");
    writer.point(text, block.parts?.except[i] ?? block.range, missed?.kind === "except" && missed.index === i);
  }
  if (matched === true) return writer.part(matched, block.range);
  if (unmatched !== null) {
    writer.say(`; in this profile no ipBlock matches the address of ${unmatched}`);
    writer.fail("address", block.parts?.cidr ?? block.range, wanted, unmatched);
    return writer.part(matched, block.range, AWAY + 1);
  }
  if (found === null || missed === null) return writer.part(matched, block.range);
  writer.say(`; ${found.words}${missed.words}`);
  writer.fail("address", missed.range, wanted, found.short);
  if (other.kind === "class") writer.hint(hints.block(block.cidr, other.pod));
  return writer.part(matched, block.range, missed.kind === "except" ? 1 : AWAY);
}

interface FoundAddress {
  /** “`web-1` has 10.0.0.7, which is”; the words about the block follow. */
  readonly words: string;
  readonly short: string;
  /** Null where nothing is known of it. */
  readonly range: { readonly family: Family; readonly first: bigint; readonly last: bigint } | null;
}

/** Where the other end is, in words. */
function foundAddress({ evaluation: { compiled, cluster, profile }, other, family }: BlockQuestion): FoundAddress {
  const at = (address: IpAddress) => ({ family: address.family, first: address.value, last: address.value });
  if (other.kind === "node" || (other.kind === "external" && other.address !== undefined)) {
    const text = other.address === undefined ? "" : formatIpAddress(other.address);
    return { words: `\`${text}\``, short: text, range: other.address === undefined ? null : at(other.address) };
  }
  if (other.kind === "external") {
    const range = compiled.space.groups[other.group]?.ranges[0] ?? null;
    const text = range === null ? "anyone else" : (rangeAsCidr(range) ?? formatAddressRange(range));
    return { words: range === null ? "anyone else is in no block" : `\`${text}\``, short: text, range };
  }
  const { name, address } = other.pod;
  switch (address.kind) {
    case "stated": {
      const own = address.addresses.find((one) => one.family === family) ?? address.addresses[0];
      if (own === undefined) return { words: `\`${name}\` has no address`, short: "no address", range: null };
      const text = formatIpAddress(own);
      return { words: `\`${name}\` has ${text}, which`, short: text, range: at(own) };
    }
    case "none":
      return { words: `\`${name}\` has no address yet`, short: "no address yet", range: null };
    case "node":
      return {
        words: `\`${name}\` has the address of its node, which is not stated`,
        short: "no stated address",
        range: null,
      };
    case "presumed": {
      const families = cluster.presumedFamilies.includes(family) ? [family] : cluster.presumedFamilies.slice(0, 1);
      const cidrs = profile.podCidrs
        .filter((cidr) => families.includes(cidr.family))
        .map((range) => rangeAsCidr(range) ?? formatAddressRange(range));
      const where = cidrs.length === 0 ? "" : ` and is taken to be in ${cidrs.join(" or ")}`;
      return { words: `\`${name}\` states no address${where}`, short: "no stated address", range: null };
    }
  }
}

type MissedPart =
  | { readonly kind: "cidr"; readonly words: string; readonly range: Range }
  | { readonly kind: "except"; readonly index: number; readonly words: string; readonly range: Range };

/** Which part of a block an address misses by. */
function missedPart({ cidr, except, range, parts }: Block, { range: found }: FoundAddress): MissedPart {
  const whole = parts?.cidr ?? range;
  if (found === null) return { kind: "cidr", words: "", range: whole };
  const address = { family: found.family, value: found.first };
  if (!containsAddress(cidr, address)) {
    const words = found.family === cidr.family ? " is not in it" : ` is an IPv${found.family} address`;
    return { kind: "cidr", words, range: whole };
  }
  const index = except.findIndex((one) => containsRange(one, found) || containsAddress(one, address));
  const missed = except[index];
  if (missed === undefined) return { kind: "cidr", words: " is not in it", range: whole };
  return { kind: "except", index, words: ` is in the except ${missed.text}`, range: parts?.except[index] ?? range };
}

/** What an end is, if the profile says that no ipBlock matches such an end; else null. */
function unmatchedKind(end: End, { profile }: Evaluation): "a pod" | "a node" | null {
  if (end.kind === "external") return null;
  const isNode = end.kind === "node" || isNodeLike(end.endpointClass, profile);
  const answer = isNode ? profile.ipBlockMatchesNodes : profile.ipBlockMatchesPods;
  if (answer !== "no") return null;
  return isNode ? "a node" : "a pod";
}
