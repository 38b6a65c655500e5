import type { ClusterPod } from "../../cluster/cluster";
import { requirementMatches } from "../../kube/label-selector";
import type { Labels } from "../../kube/objects";
import { type DraftFile, withDraft } from "../draft-files";
import { policyHomesIn, policyNamesOf } from "../draft-policies";
import { namesNamespace } from "../names-namespace";
import { objectsElsewhere } from "../objects-elsewhere";
import { policyFileFor, withPolicyFile } from "../policy/policy-file";
import type { RuleDirection } from "../policy/policy-intent";
import { freeName } from "../policy/policy-value";
import { type Refused, refused } from "../refused";
import { addObject } from "../text/edit-file";
import { type EditValue, mapOf } from "../text/edit-value";
import type { CutReader } from "./cut-reader";
import { distinctLabels, exactly, isPassing, labelsKey, type Requirement, requiring } from "./cut-selector";

/** A policy that a cut adds. */
export interface AddedPolicy {
  readonly namespace: string;
  /** Wished for; what is no name is made one, and it gets a number where it is taken. */
  readonly name: string;
  readonly selector: EditValue;
  readonly side: RuleDirection;
  readonly rules: readonly EditValue[];
}

/** What policies are added to. */
interface AddedTo {
  readonly defaultNamespace: string;
  readonly reader: CutReader;
}

/** Writes policies behind the last one of their namespace, else where policies are. */
export function addPolicies(
  files: readonly DraftFile[],
  added: readonly AddedPolicy[],
  { defaultNamespace, reader }: AddedTo,
): { readonly kind: "done"; readonly files: readonly DraftFile[]; readonly steps: readonly string[] } | Refused {
  const steps: string[] = [];
  let now = added.length === 0 ? files : withPolicyFile(files);
  for (const { namespace, name: wished, selector, side, rules } of added) {
    const homes = policyHomesIn(now, defaultNamespace);
    const home = policyFileFor(now, reader.policiesIn(now), namespace, homes);
    const isSaid = namesNamespace(now, namespace, defaultNamespace);
    const name = freeName(nameOf(wished), policyNamesOf(now, namespace, defaultNamespace));
    const value = mapOf(
      ["apiVersion", "networking.k8s.io/v1"],
      ["kind", "NetworkPolicy"],
      ["metadata", mapOf(["name", name], ["namespace", isSaid ? namespace : undefined])],
      [
        "spec",
        mapOf(
          ["podSelector", selector],
          ["policyTypes", [side === "ingress" ? "Ingress" : "Egress"]],
          [side, rules.length === 0 ? undefined : rules],
        ),
      ],
    );
    const edit = addObject(home.draft, value, objectsElsewhere(now, home, value));
    if (edit.kind === "refused") return refused(`${home.name}: ${edit.reason}`);
    now = withDraft(now, home.name, edit.draft);
    steps.push(`a new policy ${namespace}/${name} in ${home.name}`);
  }
  return { kind: "done", files: now, steps };
}

/**
 * Selectors that together select just these pods of a namespace, and others only where they carry the same labels.
 *
 * @param others - the other pods of the namespace
 */
export function selectorsFor(pods: readonly ClusterPod[], others: readonly ClusterPod[]): readonly EditValue[] {
  if (others.length === 0 && pods.length > 1 && distinctLabels(pods).length > 1) return [mapOf()];
  const kinds = distinctLabels(pods);
  const own = new Set(kinds.map(labelsKey));
  const strangers = distinctLabels(others).filter((labels) => !own.has(labelsKey(labels)));
  const shared = sharedRequirements(kinds);
  const single = shared.find((requirement) => !strangers.some((labels) => requirementMatches(requirement, labels)));
  if (single !== undefined) return [requiring(undefined, [single])];
  const isTold = strangers.every((labels) => !shared.every((requirement) => requirementMatches(requirement, labels)));
  if (isTold && shared.length > 0) return [requiring(undefined, shared)];
  return kinds.map((labels) => requiring(undefined, exactly(labels, strangers)));
}

/** What all of some pods carry; what names an application first, what holds only for a while last. */
function sharedRequirements([first, ...rest]: readonly Labels[]): readonly Requirement[] {
  const shared = [...(first ?? [])].filter(([key, value]) => rest.every((labels) => labels.get(key) === value));
  const rank = (key: string) => (isPassing(key) ? 2 : /(^|\/)(name|app|k8s-app)$/.test(key) ? 0 : 1);
  return shared
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([key, value]): Requirement => ({ key, operator: "In", values: [value] }));
}

/** Room for a number behind it, in the 63 characters that tools cut names at. */
const LONGEST_NAME = 58;

function nameOf(wished: string): string {
  const name = wished
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name.slice(0, LONGEST_NAME).replace(/-+$/, "") || "cut";
}
