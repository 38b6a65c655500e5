import type { AddressRange } from "../../net/cidr";
import { ADDRESS_BITS, type Family, formatIpAddress } from "../../net/ip-address";
import type { Evaluation } from "../../policy/evaluation";
import type { PictureEnd } from "../picture-ends";
import { nameRange } from "../range-names";

/** An end as an expectation writes it. */
export interface DraftEnd {
  readonly field: "pod" | "workload" | "cidr" | "address" | "url";
  readonly value: string;
  /** Null for addresses. */
  readonly namespace: string | null;
  /** For which family it stands; null: every one. */
  readonly family: Family | null;
  /** What the value is only a part of; empty where it is all. */
  readonly remark: string;
}

/**
 * How an end of the picture is written; several where each family has its own, none where no text can name it. Pods that
 * a text states stand by their names, others by their workload's: their own names nobody knows.
 */
export function draftEnds(
  evaluation: Evaluation,
  end: Exclude<PictureEnd, { kind: "namespace" }>,
): readonly DraftEnd[] {
  switch (end.kind) {
    case "workload": {
      const pods = end.members.flatMap((members) => members.pods);
      const [only] = pods;
      const { namespace } = end;
      const common = { namespace, family: null, remark: "" };
      if (only !== undefined && pods.length === 1 && (end.partOf !== null || !only.fromTemplate)) {
        return [{ ...common, field: "pod", value: only.name }];
      }
      return [{ ...common, field: "workload", value: end.id.slice(namespace.length + 1) }];
    }
    case "range": {
      const block = largestBlock(end.ranges);
      if (block === null) return [];
      const name = nameRange(evaluation, end.group).name;
      return [{ ...blockEnd(block), remark: isWhole(end.ranges, block) ? "" : `a part of ${name}` }];
    }
    case "anyone":
      return evaluation.compiled.space.groups.flatMap(({ blocks, ranges }): DraftEnd[] => {
        const block = blocks.length > 0 ? null : largestBlock(ranges);
        if (block === null) return [];
        return [{ ...blockEnd(block), remark: isWhole(ranges, block) ? "anyone" : "a part of anyone" }];
      });
  }
}

/** A block of addresses: its first one, and how many leading bits are fixed. */
interface Block {
  readonly family: Family;
  readonly first: bigint;
  readonly prefix: number;
}

function blockEnd({ family, first, prefix }: Block): Omit<DraftEnd, "remark"> {
  const value = `${formatIpAddress({ family, value: first })}/${prefix}`;
  return { field: "cidr", value, namespace: null, family };
}

function isWhole(ranges: readonly AddressRange[], { family, first, prefix }: Block): boolean {
  const [only] = ranges;
  const size = 1n << BigInt(ADDRESS_BITS[family] - prefix);
  return ranges.length === 1 && only !== undefined && only.first === first && only.last === first + size - 1n;
}

/** The largest block all of whose addresses lie in one of the ranges, the first of several. */
function largestBlock(ranges: readonly AddressRange[]): Block | null {
  let best: Block | null = null;
  for (const { family, first, last } of ranges) {
    let at = first;
    while (at <= last) {
      let bits = 0;
      while (bits < ADDRESS_BITS[family] && isAligned(at, bits + 1) && at + (1n << BigInt(bits + 1)) - 1n <= last)
        bits++;
      const prefix = ADDRESS_BITS[family] - bits;
      if (best === null || prefix < best.prefix) best = { family, first: at, prefix };
      at += 1n << BigInt(bits);
    }
  }
  return best;
}

function isAligned(address: bigint, bits: number): boolean {
  return (address & ((1n << BigInt(bits)) - 1n)) === 0n;
}
