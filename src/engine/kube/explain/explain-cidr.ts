import { quoted } from "../../manifest/finding";
import { type Cidr, containsRange, formatAddressRange, parseCidr, rangeAsCidr } from "../../net/cidr";
import { ADDRESS_BITS, formatIpAddress, parseIpAddress } from "../../net/ip-address";
import type { DecodeContext, Field } from "../decode-fields";
import { replaceText } from "./replace-value";
import { note, refuse } from "./report-finding";

/** Refuses an ipBlock without cidr. */
export function refuseMissingCidr(context: DecodeContext, { path, range }: Field): void {
  refuse(context, "Required", { path, range }, "an ipBlock needs a cidr such as 10.0.0.0/8");
}

/** Refuses what is no block of addresses. */
export function refuseCidr(context: DecodeContext, at: Field, text: string): void {
  const { says, meant } = explain(text);
  const fix = meant === undefined ? undefined : replaceText(at.node, meant);
  refuse(context, "Invalid", at, `${quoted(text)} ${says}`, fix);
}

/** Why a text is no block of addresses, to stand behind it; null where it is one. */
export function cidrProblem(text: string): string | null {
  return parseCidr(text) === null ? explain(text).says : null;
}

interface Explained {
  readonly says: string;
  readonly meant?: string;
}

const FORM = "is no address block; write it as 10.9.8.0/24 or 2001:db8::/64";

/** Nothing longer is nearly a block, and what is sought between its blanks takes time. */
const LONGEST = 200;

function explain(text: string): Explained {
  if (text.length > LONGEST) return { says: FORM };
  const trimmed = text.trim();
  if (trimmed !== text && parseCidr(trimmed) !== null) return { says: "has spaces around it", meant: trimmed };
  const [written = "", length, ...more] = trimmed.split("/");
  const address = parseIpAddress(written);
  if (length === undefined) {
    if (address === null) return { says: withoutLength(trimmed) };
    const meant = `${trimmed}/${ADDRESS_BITS[address.family]}`;
    return { says: `has no prefix length; the block of this one address is ${meant}`, meant };
  }
  if (address === null) {
    const meant = `${written.replace(/%.*$/, "")}/${length}`;
    if (written.includes("%") && parseCidr(meant) !== null)
      return { says: "has a zone (%), which no block can have", meant };
    if (/^\d+(\.\d+){0,2}$/.test(written))
      return { says: "has too few numbers: an IPv4 address has four, such as 10.0.0.0" };
    if (/^\d+(\.\d+){3}$/.test(written)) return { says: "is no address: its four numbers go from 0 to 255" };
    return { says: FORM };
  }
  if (more.length > 0) return { says: "has two prefix lengths" };
  const bits = ADDRESS_BITS[address.family];
  const prefix = prefixOfMask(length);
  if (prefix !== null && address.family === 4) {
    const meant = `${written}/${prefix}`;
    return { says: `has a netmask where a prefix length belongs; write ${meant}`, meant };
  }
  const what = address.family === 4 ? "IPv4" : "IPv6";
  return {
    says: `has a prefix length that does not exist: for ${what} it is a number from 0 to ${written.includes(":") ? 128 : bits}`,
  };
}

function withoutLength(text: string): string {
  const [first = "", last] = text.split(/\s*-\s*/);
  if (last !== undefined && parseIpAddress(first) !== null && parseIpAddress(last) !== null) {
    return "is a range; a policy knows blocks only, such as 10.9.8.0/24";
  }
  if (text === "*" || /^(any|all|world|0)$/i.test(text))
    return "is no address block; every IPv4 address is 0.0.0.0/0, every IPv6 address ::/0";
  if (/^(?=.*[a-z])[\w-]+(\.[\w-]+)*\.?$/i.test(text))
    return "is a name; a policy knows addresses only, such as 10.9.8.0/24";
  return FORM;
}

/** `255.255.0.0` is 16; null for what is no netmask. */
function prefixOfMask(text: string): number | null {
  const mask = text.includes(".") ? parseIpAddress(text) : null;
  if (mask === null || mask.family !== 4) return null;
  const ones = mask.value.toString(2).padStart(32, "0");
  return /^1*0*$/.test(ones) ? ones.replace(/0/g, "").length : null;
}

/** Warns of a block that is accepted, though newer clusters may refuse it. @see apimachinery validation.GetWarningsForCIDR */
export function warnOfCidr(context: DecodeContext, at: Field, cidr: Cidr): void {
  const { text } = cidr;
  const canonical = rangeAsCidr(cidr) ?? text;
  const written = parseIpAddress(text.slice(0, text.indexOf("/")));
  const hasHostBits = written !== null && written.value !== cidr.first;
  const oneAddress = hasHostBits ? `${formatIpAddress(written)}/${ADDRESS_BITS[written.family]}` : "";
  const says = hasHostBits
    ? `is read with its host bits cleared, as ${canonical} (${formatAddressRange(cidr)}); newer clusters may refuse it. For the one address write ${oneAddress}`
    : `is read as ${canonical}; ${reasonOf(cidr)}`;
  note(
    context,
    "cidr-not-canonical",
    "warning",
    "Lint",
    at,
    `${quoted(text)} ${says}`,
    replaceText(at.node, canonical),
  );
}

function reasonOf({ family, text }: Cidr): string {
  if (family === 4 && text.includes(":")) return "IPv4 addresses written as IPv6 may be refused by newer clusters";
  if (/(^|[./])0\d/.test(text)) return "leading zeros may be refused by newer clusters";
  return "that is how such a block is usually written";
}

/** Refuses an exception that is not strictly inside its block. */
export function refuseExcept(context: DecodeContext, at: Field, block: Cidr, cidr: Cidr): void {
  refuse(
    context,
    "Invalid",
    at,
    `except ${block.text} must be a part of ${cidr.text}, and smaller${whyNoPart(block, cidr)}`,
  );
}

function whyNoPart(block: Cidr, cidr: Cidr): string {
  if (block.family !== cidr.family) return `: it is IPv${block.family}, and the cidr is IPv${cidr.family}`;
  if (block.first === cidr.first && block.last === cidr.last)
    return "; without all of its addresses the peer is nobody, so leave the peer out";
  if (containsRange(block, cidr)) return ": it is larger";
  return containsRange(cidr, block) ? "" : ": it lies outside";
}
