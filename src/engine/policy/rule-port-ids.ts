import type { PolicyPort, PolicyRule } from "../kube/objects";
import type { PortSetPool } from "./port-set-pool";
import type { Answer } from "./profile";
import { compileRulePorts, lookUpNamedPort, type PodPortNames, type RulePorts } from "./rule-ports";
import { eitherSide, type SidePorts } from "./side-ports";

/** A pair of pool ids, sure and possible. */
export interface PortIds {
  readonly sure: number;
  readonly possible: number;
}

/** A rule's ports as numbers of a pool. */
export interface RulePortIds {
  /** Those that it gives as numbers. */
  readonly plain: PortIds;
  readonly hasNames: boolean;
  /** All of them, the named ones as a destination has them. */
  on(names: PodPortNames): PortIds;
}

/**
 * Numbers the ports of rules, each rule once.
 *
 * @param mostRules - how many rules there are about; those of before are forgotten when there are too many
 */
export function createRulePortIds(
  pool: PortSetPool,
  endPort: Answer,
  mostRules = 10_000,
): (rule: PolicyRule) => RulePortIds {
  const known = new Map<PolicyRule, RulePortIds>();
  const byPorts = new Map<string, RulePortIds>();
  return (rule) => {
    const ofRule = known.get(rule);
    if (ofRule !== undefined) return ofRule;
    const key = portsKey(rule.ports);
    const ids = byPorts.get(key) ?? numberPorts(compileRulePorts(rule, endPort), pool);
    byPorts.set(key, ids);
    if (known.size > 2 * mostRules) {
      known.clear();
      byPorts.clear();
    }
    known.set(rule, ids);
    return ids;
  };
}

/** Equal for ports that are written alike; a name holds no space. */
function portsKey(ports: readonly PolicyPort[]): string {
  let key = "";
  for (const { protocol, port, endPort } of ports) key += `${protocol} ${typeof port} ${port} ${endPort} `;
  return key;
}

/** A rule's numbers, and its names as the destination's ports have them. */
export function withNames(ports: RulePorts, { portNames }: { readonly portNames: PodPortNames }): SidePorts {
  return ports.named.map((named) => lookUpNamedPort(named, portNames)).reduce(eitherSide, ports);
}

function numberPorts(ports: RulePorts, pool: PortSetPool): RulePortIds {
  const idsOf = ({ sure, possible }: SidePorts) => ({ sure: pool.idOf(sure), possible: pool.idOf(possible) });
  const plain = idsOf(ports);
  if (ports.named.length === 0) return { plain, hasNames: false, on: () => plain };
  const byNames = new Map<PodPortNames, PortIds>();
  return {
    plain,
    hasNames: true,
    on(names) {
      const ids = byNames.get(names) ?? idsOf(withNames(ports, { portNames: names }));
      byNames.set(names, ids);
      return ids;
    },
  };
}
