import { formatIpAddress } from "../../net/ip-address";
import type { End } from "../../policy/pair-ends";
import { placeOf } from "../../source/range";
import { type AllowOffer, offerAllow } from "../allow/offer-allow";
import type { EditContext } from "../edit-context";
import { type NearAsked, portsOneByOne } from "./near-asked";
import { DISTANCE, type NearChange } from "./near-change";
import type { NearSide } from "./near-side";

/**
 * A rule written anew on the sides that are closed; or why none can be, as a sentence. Pods without a label that would name
 * them are named by their namespace.
 */
export function allowChange(
  context: EditContext,
  asked: NearAsked,
  sides: readonly NearSide[],
): NearChange | { readonly reason: string } {
  const ports = portsOneByOne(asked.ports);
  const fromId = addressesOfNodePod(context, asked, asked.source) ?? asked.from;
  const toId = addressesOfNodePod(context, asked, asked.destination) ?? asked.to;
  const offerFor = (unnamed: readonly string[]) => {
    const choice = (id: string) => {
      return { id, labels: unnamed.includes(id) ? ("all" as const) : null, namespaceLabels: null, block: null };
    };
    return offerAllow(context, {
      kind: "allow",
      from: [choice(fromId)],
      to: [choice(toId)],
      ports,
      sides: sides.map(({ direction }) => direction),
      into: {},
    });
  };
  const plain = offerFor([]);
  const unnamed = [...plain.from, ...plain.to].flatMap((end) =>
    end.kind === "pods" && end.end === null ? end.id : [],
  );
  const offer = unnamed.length === 0 ? plain : offerFor(unnamed);
  const [only, ...more] = sides;
  if (offer.wish === null || only === undefined) return { reason: offer.missing ?? "" };
  const words = ports === "all" ? "every port" : ports.map(({ protocol, port }) => `${protocol} ${port}`).join(", ");
  const [from, to] = [fromId, toId].map((id) => nameOf(id, offer, unnamed));
  const what = `${from} → ${to} on ${words}`;
  const isOne = more.length === 0;
  const [first] = context.evaluation.compiled.isolating(only.subject.endpointClass, only.direction)?.policies ?? [];
  return {
    kind: isOne ? "other-side" : "allow",
    distance: DISTANCE.rule,
    sentence: isOne ? oneSided(only) : `${sides.map(closedWords).join(", and ")}.`,
    action: isOne ? `Allow ${what} in ${only.direction}` : `Allow ${what} on both sides`,
    wish: offer.wish,
    place: first === undefined ? null : placeOf(first.origin, first.nameRange),
    isOfObjects: false,
  };
}

/** No labels name a pod in its node's network: the address does, where it is known. Null for every other end. */
function addressesOfNodePod({ evaluation }: EditContext, { family }: NearAsked, end: End): string | null {
  if (end.kind !== "class" || evaluation.profile.hostNetworkAsNode !== "yes" || !end.pod.pod.hostNetwork) return null;
  const stated = end.pod.address.kind === "stated" ? end.pod.address.addresses : end.pod.nodeAddresses;
  const address = stated.find((each) => each.family === family);
  return address === undefined ? null : `addresses ${formatIpAddress(address)}/${family === 4 ? 32 : 128}`;
}

function oneSided(side: NearSide): string {
  const { otherName, other, direction } = side;
  const isPod = other.kind === "class";
  const said = direction === "ingress" ? `\`${otherName}\` may send it` : `\`${otherName}\` would accept it`;
  return isPod ? `${said}; ${closedWords(side)}.` : `${closedWords(side)}.`;
}

function closedWords({ subjectName, direction, context, subject }: NearSide): string {
  const policies = context.evaluation.compiled.isolating(subject.endpointClass, direction)?.policies ?? [];
  const [first, ...more] = policies.map(({ name }) => `\`${name}\``);
  const by = more.length === 0 ? first : `${first} and ${more.length} more`;
  return `\`${subjectName}\` is isolated for ${direction} by ${by}, and no rule admits it`;
}

function nameOf(id: string, { from, to }: AllowOffer, unnamed: readonly string[]): string {
  const end = [...from, ...to].find((each) => each.id === id);
  if (end?.kind === "pods" && unnamed.includes(id)) return `all pods of ${end.namespace}`;
  if (end?.kind === "addresses") return end.name.replace(/^([\d.]+)\/32$|^([\da-f:]+)\/128$/, "$1$2");
  return id.replace(/^(pod|namespace|service) /, "");
}
