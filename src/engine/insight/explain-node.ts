import { formatPorts } from "../net/format-ports";
import { intersectPorts, isEmptyPortSet } from "../net/port-set";
import type { CompiledRule, Direction } from "../policy/compile-policies";
import type { Evaluation, LineOf } from "../policy/evaluation";
import { placeOf } from "../source/range";
import { membersOfEnd, podsOfEnd } from "./end-members";
import { endNameInCluster, fullEndName } from "./end-names";
import type { NodeConnection, NodeExplanation, NodeSide, PlacedPolicy } from "./node-explanation";
import { padlockOf } from "./padlocks";
import type { Picture } from "./picture";
import type { PictureEnd } from "./picture-ends";
import type { PairState, PicturePair } from "./picture-pair";
import { askRules, judgedGroups, type RuleAdmission, sidesOf } from "./rule-admission";

/** Tells of a node's connections with the rules of its own side behind them; null for an id that no end has. */
export function explainNode(
  evaluation: Evaluation,
  picture: Picture,
  nodeId: string,
  lineOf: LineOf,
): NodeExplanation | null {
  const end = picture.ends.find(({ id }) => id === nodeId);
  if (end === undefined) return null;
  const pairs: Record<Direction, PicturePair[]> = { ingress: [], egress: [] };
  for (const pair of picture.pairsOf(nodeId)) {
    if (pair.target.id === nodeId) pairs.ingress.push(pair);
    if (pair.source.id === nodeId) pairs.egress.push(pair);
  }
  const teller: Teller = { evaluation, rules: askRules(evaluation), lineOf };
  return {
    nodeId,
    name: fullEndName(evaluation, end),
    ingress: tellSide(teller, end, "ingress", pairs.ingress),
    egress: tellSide(teller, end, "egress", pairs.egress),
  };
}

interface Teller {
  readonly evaluation: Evaluation;
  readonly rules: RuleAdmission;
  readonly lineOf: LineOf;
}

function tellSide(teller: Teller, end: PictureEnd, direction: Direction, pairs: readonly PicturePair[]): NodeSide {
  const { evaluation, rules, lineOf } = teller;
  const pods = podsOfEnd(end);
  const sets = membersOfEnd(end).flatMap(({ ends }) => (ends[0] && rules.isolating(ends[0], direction)) ?? []);
  const isolating = new Set(sets.flatMap(({ policies }) => policies));
  const through: NodeConnection[] = [];
  const dropped: NodeConnection[] = [];
  const others = new Map<PairState, number>();
  for (const pair of pairs) {
    if (pair.state === "denied" && isSpokenOf(teller, pair)) dropped.push(tellConnection(teller, pair, direction));
    else if (pair.state === "denied" || pair.state === "open")
      others.set(pair.state, (others.get(pair.state) ?? 0) + 1);
    else through.push(tellConnection(teller, pair, direction));
  }
  return {
    direction,
    guard: pods.length === 0 ? "unguarded" : padlockOf(evaluation, pods, direction),
    isolatedBy: evaluation.compiled.policies
      .filter((policy) => isolating.has(policy))
      .map((policy) => placed(policy, policy.range, lineOf)),
    connections: [...through, ...dropped],
    others: [...others].map(([state, count]) => ({ state, count })),
  };
}

function placed(
  { namespace, name, origin }: CompiledRule["policy"],
  range: CompiledRule["rule"]["range"],
  lineOf: LineOf,
): PlacedPolicy {
  const place = placeOf(origin, range);
  return { policy: `${namespace}/${name}`, place, line: lineOf(place) };
}

/** Whether one side of a denied pair is isolated and lets some of it through all the same. */
function isSpokenOf({ evaluation: { sides }, rules }: Teller, pair: PicturePair): boolean {
  return judgedGroups(pair).some(({ group: { source, destination }, family, asked }) => {
    const lets = (direction: Direction) =>
      rules.isolating(direction === "egress" ? source : destination, direction) !== null &&
      !isEmptyPortSet(intersectPorts(sides[direction](source, destination, family).possible, asked));
    return lets("egress") || lets("ingress");
  });
}

function tellConnection(teller: Teller, pair: PicturePair, direction: Direction): NodeConnection {
  const { evaluation, lineOf } = teller;
  const other = direction === "egress" ? pair.target : pair.source;
  const isRest = other.kind === "anyone" && pair.state === "denied";
  const admitting = rulesBehind(teller, pair, direction);
  return {
    edgeId: `${pair.source.id}→${pair.target.id}`,
    other: isRest ? "anyone else" : endNameInCluster(evaluation, other),
    state: pair.state,
    words: wordsOf(pair),
    rules: admitting.map(({ policy, index, rule }) => ({ ...placed(policy, rule.range, lineOf), index })),
    droppedBy: droppedBy(pair, direction),
  };
}

/** The rules of one side that admit some of what a pair was asked about, in the order of the text. */
function rulesBehind({ evaluation, rules }: Teller, pair: PicturePair, direction: Direction): readonly CompiledRule[] {
  const found = new Set<CompiledRule>();
  for (const { group, family, asked } of judgedGroups(pair)) {
    const { subject, other } = sidesOf(group, direction);
    for (const rule of rules.isolating(subject, direction)?.rules ?? []) {
      if (found.has(rule)) continue;
      if (rules.admitsSome(rule, { subject, other, family }, asked)) found.add(rule);
    }
  }
  const { policies } = evaluation.compiled;
  return [...found].sort((a, b) => policies.indexOf(a.policy) - policies.indexOf(b.policy) || a.index - b.index);
}

/** What gets through, or what was asked where nothing does. */
function wordsOf({ state, asked, verdict, pairs }: PicturePair): string {
  switch (state) {
    case "mixed":
      return pairs.through === pairs.all
        ? `all ${pairs.all} pairs, on different ports`
        : `${pairs.through} of ${pairs.all} pairs`;
    case "partly": {
      const { through, onlyFamily } = verdict;
      if (onlyFamily === "differ") return "by IP family";
      return `${formatPorts(intersectPorts(through.sure, asked))}${onlyFamily === null ? "" : ` over IPv${onlyFamily}`}`;
    }
    case "allowed":
    case "open":
    case "denied":
    case "depends":
      return formatPorts(asked);
  }
}

function droppedBy({ state, verdict: { drops } }: PicturePair, direction: Direction): NodeConnection["droppedBy"] {
  if (state !== "denied") return "none";
  if (drops.source && drops.target) return "both";
  return drops.source === (direction === "egress") ? "here" : "there";
}
