import { withDraft } from "../draft-files";
import { type EditPlan, type RefusedEdit, refusedEdit } from "../edit-plan";
import type { EditTarget } from "../edit-wish";
import { removeObjects } from "../text/edit-file";
import { type FoundTarget, findTarget, isRefused, type ObjectPlanning, objectsOfTarget } from "./find-target";
import { finishPlan } from "./finish-plan";
import { isSameIdentity, listTitles, type TextObject } from "./text-object";
import { whatStays } from "./what-stays";
import { contentsOf, whoNames } from "./who-names";

/**
 * Plans that things go from the text: of a workload its controller, what that owns and its pods; of a namespace all that
 * is in it; of a pod that a controller would make again the controller. What has errors stays.
 */
export function planDelete(planning: ObjectPlanning, targets: readonly EditTarget[]): EditPlan {
  const steps: string[] = [];
  const gone = new Set<TextObject>();
  const names: string[] = [];
  const found: FoundTarget[] = [];
  for (const target of targets) {
    const { controller, step } = controllerOf(planning, target);
    const each = findTarget(planning, controller);
    if (isRefused(each)) return each;
    const refused = refusedNamespace(each);
    if (refused !== null) return refused;
    found.push(each);
    names.push(each.namespace === null ? `namespace ${each.name}` : `${each.namespace}/${each.name}`);
    if (step !== null) steps.push(step);
    for (const object of objectsThatGo(planning, each)) gone.add(object);
  }
  let files = planning.files;
  for (const { name, draft } of planning.files) {
    const own = [...gone].filter(({ file }) => file === name);
    if (own.length === 0) continue;
    const edit = removeObjects(
      draft,
      own.map(({ offset }) => offset),
    );
    if (edit.kind === "refused") return refusedEdit(`${name}: ${edit.reason}`, { file: name, ...edit.range });
    files = withDraft(files, name, edit.draft);
    steps.push(`from ${name}: ${listTitles(own)}`);
  }
  const told = [...steps, ...leftovers(planning, found, gone)];
  return finishPlan(planning, { files, label: labelOf([...new Set(names)]), steps: told });
}

/** A pod of a controller that stands in the text is that controller's: deleted alone it would be made again. */
export function controllerOf(
  { context }: ObjectPlanning,
  target: EditTarget,
): { readonly controller: EditTarget; readonly step: string | null } {
  const { cluster } = context.evaluation;
  const own = target.kind === "pod" ? cluster.pods.get(target.id)?.workload : undefined;
  const workload = own === undefined ? undefined : cluster.workloads.get(own);
  if (workload === undefined || workload.kind === "Pod") return { controller: target, step: null };
  const { kind, namespace, name } = workload;
  const isWritten = context.objects.some(
    (each) => each.kind === kind && each.name === name && "namespace" in each && each.namespace === namespace,
  );
  if (!isWritten) return { controller: target, step: null };
  const step = `${target.id} alone would be made again by its controller: ${kind} ${namespace}/${name} goes, with all of its pods`;
  return { controller: { kind: "workload", id: workload.id }, step };
}

/** What is in a namespace goes as well, and earlier objects under the same name, which would take part again. */
function objectsThatGo(planning: ObjectPlanning, found: FoundTarget): readonly TextObject[] {
  const own =
    found.target.kind === "namespace"
      ? contentsOf(planning, found.name).filter(({ isSound }) => isSound)
      : objectsOfTarget(found);
  const goes = new Set(own);
  const named = new Map(own.map((each) => [identityOf(each), each]));
  return planning.all.filter((each) => {
    const same = named.get(identityOf(each));
    return goes.has(each) || (each.isSound && same !== undefined && isSameIdentity(same, each));
  });
}

function identityOf({ apiVersion, kind, namespace, name }: TextObject): string {
  return `${apiVersion} ${kind} ${namespace} ${name}`;
}

/** @see kubernetes plugin/pkg/admission/namespace/lifecycle, immortalNamespaces */
function refusedNamespace({ target, name, main }: FoundTarget): RefusedEdit | null {
  if (target.kind !== "namespace" || !IMMORTAL.has(name)) return null;
  return refusedEdit(`namespaces "${name}" is forbidden: this namespace may not be deleted`, main?.place ?? null);
}

const IMMORTAL: ReadonlySet<string> = new Set(["default", "kube-system", "kube-public"]);

function leftovers(
  planning: ObjectPlanning,
  found: readonly FoundTarget[],
  gone: ReadonlySet<TextObject>,
): readonly string[] {
  const naming = found.flatMap((each) => whoNames(planning, each)).filter((each) => !gone.has(each));
  return [
    ...(naming.length > 0 ? [`what names it stays as it is: ${listTitles(naming)}`] : []),
    ...whatStays(planning, found),
  ];
}

function labelOf(names: readonly string[]): string {
  return names.length > MOST_NAMES ? `delete ${names.length} objects` : `delete ${names.join(", ")}`;
}

/** More are not named in the history. */
const MOST_NAMES = 3;
