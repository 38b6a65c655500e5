import { placeOf } from "../../source/range";
import { offerAllow } from "../allow/offer-allow";
import type { EditContext } from "../edit-context";
import { type NearAsked, portsOneByOne } from "./near-asked";
import { DISTANCE, type NearChange } from "./near-change";
import type { NearSide } from "./near-side";

/** A rule written anew on the sides that are closed; or why none can be, as a sentence. */
export function allowChange(
  context: EditContext,
  asked: NearAsked,
  sides: readonly NearSide[],
): NearChange | { readonly reason: string } {
  const choice = (id: string) => ({ id, labels: null, namespaceLabels: null, block: null });
  const ports = portsOneByOne(asked.ports);
  const offer = offerAllow(context, {
    kind: "allow",
    from: [choice(asked.from)],
    to: [choice(asked.to)],
    ports,
    sides: sides.map(({ direction }) => direction),
    into: {},
  });
  const [only, ...more] = sides;
  if (offer.wish === null || only === undefined) return { reason: offer.missing ?? "" };
  const words = ports === "all" ? "every port" : ports.map(({ protocol, port }) => `${protocol} ${port}`).join(", ");
  const what = `${nameOf(asked.from)} → ${nameOf(asked.to)} on ${words}`;
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

function nameOf(id: string): string {
  return id.replace(/^(pod|range|addresses|namespace|service) /, "");
}
