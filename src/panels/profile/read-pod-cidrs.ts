/** What a person wrote as the blocks of the pods: those blocks, or why they are none. */
export type ReadPodCidrs =
  | { readonly kind: "blocks"; readonly blocks: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string };

/** Reads `10.244.0.0/16, fd00:10:244::/56`; nothing at all is the default. */
export function readPodCidrs(text: string): ReadPodCidrs {
  const blocks = text.split(/[\s,;]+/).filter((word) => word !== "");
  const reason = blocks.map(refusalOf).find((each) => each !== null);
  if (reason !== undefined) return refused(reason);
  if (new Set(blocks).size < blocks.length) return refused("A block stands there twice.");
  return blocks.length > MOST ? refused(`At most ${MOST} blocks.`) : { kind: "blocks", blocks };
}

const MOST = 16;

function refused(reason: string): ReadPodCidrs {
  return { kind: "refused", reason };
}

/** Why a word is no block of addresses; null: it is one. */
function refusalOf(word: string): string | null {
  const [address = "", prefix, ...more] = word.split("/");
  const family = familyOf(address);
  if (family === null || more.length > 0) return `${word} is no block of addresses, such as 10.244.0.0/16.`;
  const bits = family === 4 ? 32 : 128;
  if (prefix === undefined || prefix === "") return `${address} needs a length behind a slash: ${address}/${bits / 2}.`;
  return /^\d+$/.test(prefix) && Number(prefix) <= bits
    ? null
    : `/${prefix} is no length of IPv${family}: 0 to ${bits}.`;
}

function familyOf(address: string): 4 | 6 | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    return address.split(".").every((octet) => Number(octet) <= 255) ? 4 : null;
  }
  // The browser knows IPv6; an IPv4 address at its end is not how anyone writes a block.
  return /^[0-9a-f:]+$/i.test(address) && URL.canParse(`http://[${address}]/`) ? 6 : null;
}
