import type { Family } from "../net/ip-address";
import { intersectPorts, isEmptyPortSet, type PortSet } from "../net/port-set";
import type { CompiledRule, Direction, IsolatingSet } from "../policy/compile-policies";
import type { EndpointClass } from "../policy/endpoint-classes";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import { PortSetPool } from "../policy/port-set-pool";
import { createRuleContexts } from "../policy/rule-context";
import { makeSideRow, portsInRow, type SideRow } from "../policy/side-rows";
import type { PairGroup } from "./pair-groups";
import { isIsolated } from "./pair-verdict";
import type { PicturePair } from "./picture-pair";

/** Asks single rules what they admit, with the rows that explanations and verdicts are made of. */
export interface RuleAdmission {
  /** The policies that isolate an end in a direction, with their rules; null where none does, or where the end is no pod. */
  isolating(end: End, direction: Direction): IsolatingSet | null;
  /** Whether a rule possibly admits some of these ports between the subject of its policy and another end. */
  admitsSome(rule: CompiledRule, ends: RuleEnds, ports: PortSet): boolean;
}

/** The end whose policy a rule is of, and the other one. */
export interface RuleEnds {
  readonly subject: End;
  readonly other: End;
  readonly family: Family;
}

/** Prepares to ask; the row of a rule is made when it is first asked for. */
export function askRules(evaluation: Evaluation): RuleAdmission {
  const { compiled, profile } = evaluation;
  const contexts = createRuleContexts(compiled, profile);
  const { pool } = contexts[0];
  const rows = new Map<CompiledRule, Map<string, readonly SideRow[]>>();
  const rowsOf = (rule: CompiledRule, subject: EndpointClass, family: Family): readonly SideRow[] => {
    const own = rows.get(rule) ?? new Map<string, readonly SideRow[]>();
    rows.set(rule, own);
    const { direction, policy } = rule;
    // an egress row does not look at its subject
    const key = direction === "egress" ? `${family}` : `${family} ${subject.index}`;
    const set = { id: 0, direction, policies: [policy], rules: [rule] };
    const found = own.get(key) ?? contexts.map((context) => makeSideRow(context, set, subject, family));
    own.set(key, found);
    return found;
  };
  const meets = rememberMeetings();
  return {
    isolating: (end, direction) =>
      end.kind === "class" && isIsolated(evaluation, end, direction)
        ? compiled.isolating(end.endpointClass, direction)
        : null,
    admitsSome(rule, { subject, other, family }, ports) {
      if (subject.kind !== "class") return false;
      return rowsOf(rule, subject.endpointClass, family).some((row) => {
        const { possible: id } = portsInRow(row, compiled, profile, other);
        return id !== PortSetPool.NONE && meets(id, pool.setOf(id), ports);
      });
    },
  };
}

/** Whether a set of the pool and a set of ports share any; the same couples are asked for again and again. */
function rememberMeetings(): (id: number, set: PortSet, ports: PortSet) => boolean {
  const known = new Map<PortSet, (boolean | undefined)[]>();
  return (id, set, ports) => {
    const own = known.get(ports) ?? [];
    known.set(ports, own);
    const answer = own[id] ?? !isEmptyPortSet(intersectPorts(set, ports));
    own[id] = answer;
    return answer;
  };
}

/** A pair of alike pods in one family, with the ports asked about at its destination. */
export interface JudgedGroup {
  readonly group: PairGroup;
  readonly family: Family;
  readonly asked: PortSet;
}

/** What a pair is judged by: the groups of its pods, of a pair of namespaces those of its workloads, in each family. */
export function judgedGroups(pair: PicturePair): readonly JudgedGroup[] {
  return (pair.merged?.parts ?? [pair]).flatMap(({ groups, asked }) =>
    groups.flatMap((group) => group.families.map((family) => ({ group, family, asked }))),
  );
}

/** The end of a group that a direction's policies select, and the other one. */
export function sidesOf({ source, destination }: PairGroup, direction: Direction): Omit<RuleEnds, "family"> {
  return direction === "egress" ? { subject: source, other: destination } : { subject: destination, other: source };
}
