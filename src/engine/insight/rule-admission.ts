import type { Family } from "../net/ip-address";
import { intersectPorts, isEmptyPortSet, type PortSet, subtractPorts } from "../net/port-set";
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
  /**
   * Whether rules possibly admit some of these ports that no other rule of the policies that isolate the subject surely
   * admits: without them it would not get through.
   *
   * @param alone - has to be the same array for the same rules
   */
  admitAlone(alone: readonly CompiledRule[], ends: RuleEnds, ports: PortSet): boolean;
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
  const rows = new Map<IsolatingSet, Map<string, readonly SideRow[]>>();
  const rowsOf = (set: IsolatingSet, subject: EndpointClass, family: Family): readonly SideRow[] => {
    const own = rows.get(set) ?? new Map<string, readonly SideRow[]>();
    rows.set(set, own);
    // an egress row does not look at its subject
    const key = set.direction === "egress" ? `${family}` : `${family} ${subject.index}`;
    const found = own.get(key) ?? contexts.map((context) => makeSideRow(context, set, subject, family));
    own.set(key, found);
    return found;
  };
  const setOf = remembering((rule: CompiledRule): IsolatingSet => {
    return { id: 0, direction: rule.direction, policies: [rule.policy], rules: [rule] };
  });
  const othersIn = remembering((alone: readonly CompiledRule[]) =>
    remembering((set: IsolatingSet): IsolatingSet => {
      return { ...set, id: 0, rules: set.rules.filter((rule) => !alone.includes(rule)) };
    }),
  );
  const meets = rememberMeetings();
  return {
    isolating: (end, direction) =>
      end.kind === "class" && isIsolated(evaluation, end, direction)
        ? compiled.isolating(end.endpointClass, direction)
        : null,
    admitsSome(rule, { subject, other, family }, ports) {
      if (subject.kind !== "class") return false;
      return rowsOf(setOf(rule), subject.endpointClass, family).some((row) => {
        const { possible: id } = portsInRow(row, compiled, profile, other);
        return id !== PortSetPool.NONE && meets(id, pool.setOf(id), ports);
      });
    },
    admitAlone(alone, { subject, other, family }, ports) {
      const [first] = alone;
      if (first === undefined || subject.kind !== "class") return false;
      const set = compiled.isolating(subject.endpointClass, first.direction);
      if (set === null) return false;
      const others = rowsOf(othersIn(alone)(set), subject.endpointClass, family);
      const own = alone.map((rule) => rowsOf(setOf(rule), subject.endpointClass, family));
      return others.some((row, context) => {
        const taken = pool.setOf(portsInRow(row, compiled, profile, other).sure);
        return own.some((rowsOfRule) => {
          const [is = row] = rowsOfRule.slice(context, context + 1);
          const { possible: id } = portsInRow(is, compiled, profile, other);
          if (id === PortSetPool.NONE || !meets(id, pool.setOf(id), ports)) return false;
          return !isEmptyPortSet(subtractPorts(intersectPorts(pool.setOf(id), ports), taken));
        });
      });
    },
  };
}

/** Works out the same thing of an object once. */
function remembering<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
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
