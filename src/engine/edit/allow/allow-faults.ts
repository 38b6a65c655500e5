import { cidrProblem } from "../../kube/explain/explain-cidr";
import { labelKeyProblem, labelValueProblem, portNameProblem, portNumberProblem } from "../../kube/name-rules";
import { quoted } from "../../manifest/finding";
import { containsRange, parseCidr } from "../../net/cidr";
import type { Evaluation } from "../../policy/evaluation";
import type { EditContext } from "../edit-context";
import type { AllowWish } from "../edit-wish";
import type { Labels } from "../policy/policy-value";
import { type AllowEnd, type AllowPort, podsOfAllowEnd, podsThatLabelsName } from "./allow-end";

/** Why what is wished cannot be allowed by any policy, or not be written, as a sentence; null where it can. */
export function faultOfAllow({ evaluation }: EditContext, { from, to, ports, sides }: AllowWish): string | null {
  const { cluster, profile } = evaluation;
  if (!profile.enforced) return "Under this profile nothing enforces policies: everything is allowed already.";
  if (from.length === 0 || to.length === 0) return "Choose both ends.";
  if (sides.length === 0) return "Choose at which end a rule is to be written.";
  const ends = [...from, ...to];
  const written = firstOf(ends, faultOfEnd) ?? firstOf(ports, faultOfPort);
  if (written !== null) return written;
  const isOutside = ({ kind }: AllowEnd) => kind !== "pods";
  if (from.every(isOutside) && to.every(isOutside))
    return "Both ends lie outside of the cluster: no policy is about them.";
  const unknown = ends.find((end) => end.kind === "pods" && !cluster.namespaces.has(end.namespace));
  if (unknown?.kind === "pods") return `There is no namespace ${unknown.namespace}.`;
  return firstOf(ends, (end) => faultOfNodePods(evaluation, end));
}

/** Why labels do not name the pods of an end: all of them use the network of their node. Null where they do. */
export function faultOfNodePods(evaluation: Evaluation, end: AllowEnd): string | null {
  const [first] = podsOfAllowEnd(evaluation.cluster, end);
  if (first === undefined || podsThatLabelsName(evaluation, end).length > 0) return null;
  return `${first.id} uses the network of its node: no policy is about it, and no rule admits it by its labels. Name the addresses of the nodes instead.`;
}

/** What the API server would refuse of an end; null where nothing. */
function faultOfEnd(end: AllowEnd): string | null {
  switch (end.kind) {
    case "anyone":
      return null;
    case "addresses": {
      const cidr = parseCidr(end.cidr);
      if (cidr === null) return faultOfBlock(end.cidr);
      const outside = end.except?.find((text) => {
        const inner = parseCidr(text);
        return inner === null || !containsRange(cidr, inner) || inner.prefix <= cidr.prefix;
      });
      return outside === undefined ? null : `“${outside}” is no smaller block inside of ${end.cidr}.`;
    }
    case "pods":
      return faultOfLabels(end.labels) ?? faultOfLabels(end.namespaceLabels ?? new Map());
  }
}

/** Why the API server takes a text for no block of addresses, as a sentence; null where it does. */
export function faultOfBlock(text: string): string | null {
  const problem = cidrProblem(text);
  return problem === null ? null : `${quoted(text)} ${problem}.`;
}

function faultOfLabels(labels: Labels): string | null {
  return firstOf([...labels], ([key, value]) => {
    const ofKey = labelKeyProblem(key);
    if (ofKey !== null) return `The label key “${key}” ${ofKey}.`;
    const ofValue = labelValueProblem(value);
    return ofValue === null ? null : `The label value “${value}” ${ofValue}.`;
  });
}

/** What the API server would refuse of a port, as a sentence; null where nothing. */
export function faultOfPort({ port }: Pick<AllowPort, "port">): string | null {
  const problem = typeof port === "number" ? portNumberProblem(port) : portNameProblem(port);
  const isWhole = typeof port === "string" || Number.isInteger(port);
  return problem === null && isWhole
    ? null
    : `The port ${quoted(String(port))} ${problem ?? "must be a whole number"}.`;
}

function firstOf<T>(items: readonly T[], fault: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = fault(item);
    if (found !== null) return found;
  }
  return null;
}
