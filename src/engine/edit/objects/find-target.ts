import type { Workload } from "../../cluster/cluster";
import type { DecodedObject, KubeObject, WorkloadObject } from "../../kube/objects";
import { assertNever } from "../../source/assert-never";
import { placeOf } from "../../source/range";
import { type DraftFile, draftsOf } from "../draft-files";
import type { EditContext } from "../edit-context";
import { type RefusedEdit, refusedEdit } from "../edit-plan";
import type { EditTarget } from "../edit-wish";
import { readTextObjects, type TextObject, titleOfObject } from "./text-object";

/** Where something of the picture stands in the text. */
export interface FoundTarget {
  readonly target: EditTarget;
  /** “Deployment shop/web”, “Namespace shop”. */
  readonly title: string;
  /** Its kind as the text has it; `Pod` for loose pods, `Other` for pods of a controller that is no kind of Kubernetes. */
  readonly kind: string;
  /** Null for a namespace. */
  readonly namespace: string | null;
  readonly name: string;
  /** The object itself, or the controller; null: no text states it, as of an implied namespace or of several loose pods. */
  readonly main: TextObject | null;
  /** Of a workload: ReplicaSets and Jobs that its controller owns; else empty. */
  readonly owned: readonly TextObject[];
  /** Of a workload: pods that the text states, but for a loose one that stands alone, which is `main`; else empty. */
  readonly pods: readonly TextObject[];
  /** Whether a pod is a workload of its own, under its name. */
  readonly isWorkload: boolean;
  /** Pods made of its template, which no text states, by name. */
  readonly templatePods: readonly string[];
}

/** The text while an edit of its objects is planned. */
export interface ObjectPlanning {
  readonly context: EditContext;
  readonly files: readonly DraftFile[];
  /** Every object of the text, be it broken or replaced. */
  readonly all: readonly TextObject[];
  /** The same by file and offset. */
  readonly byPlace: ReadonlyMap<string, TextObject>;
}

/** Reads the text of a context; once for all that a form asks while nothing changes. */
export function openPlanning(context: EditContext): ObjectPlanning {
  const known = plannings.get(context.objects);
  if (known !== undefined && isSameText(known.context, context)) return { ...known, context };
  const files = draftsOf(context.files);
  const all = readTextObjects(files, context.defaultNamespace);
  const planning = { context, files, all, byPlace: new Map(all.map((each) => [placeKey(each), each])) };
  plannings.set(context.objects, planning);
  return planning;
}

const plannings = new WeakMap<readonly DecodedObject[], ObjectPlanning>();

function isSameText(a: EditContext, b: EditContext): boolean {
  if (a.defaultNamespace !== b.defaultNamespace || a.files.length !== b.files.length) return false;
  return a.files.every(({ name, text }, i) => name === b.files[i]?.name && text === b.files[i]?.text);
}

function placeKey({ file, offset }: { readonly file: string; readonly offset: number }): string {
  return `${offset} ${file}`;
}

/** Finds what is to be edited; refused where it is gone, broken, or in no text. */
export function findTarget(planning: ObjectPlanning, target: EditTarget): FoundTarget | RefusedEdit {
  switch (target.kind) {
    case "workload":
      return findWorkload(planning, target);
    case "pod":
      return findPod(planning, target);
    case "namespace":
      return findNamespace(planning, target);
    case "service":
      return findPlain(planning, target, "Service");
    case "ingress":
      return findPlain(planning, target, "Ingress");
    case "policy":
      return findPlain(planning, target, "NetworkPolicy");
    default:
      return assertNever(target.kind);
  }
}

/** Whether finding a target came to a refusal. */
export function isRefused(found: FoundTarget | RefusedEdit): found is RefusedEdit {
  return "reason" in found;
}

/** All objects that a target is written as, the one that it is called after first. */
export function objectsOfTarget({ main, owned, pods }: FoundTarget): readonly TextObject[] {
  return [...(main === null ? [] : [main]), ...owned, ...pods];
}

/** Ids of the pods that a target is, or has: of a namespace those in it. */
export function podsOfTarget({ context }: ObjectPlanning, { target, namespace, name }: FoundTarget): readonly string[] {
  const pods = [...context.evaluation.cluster.pods.values()];
  const own = pods.filter((pod) => {
    if (target.kind === "namespace") return pod.namespace === name;
    return target.kind === "workload" ? pod.workload === target.id : pod.id === `${namespace}/${name}`;
  });
  return target.kind === "service" || target.kind === "ingress" || target.kind === "policy"
    ? []
    : own.map(({ id }) => id);
}

function findPlain(
  planning: ObjectPlanning,
  target: EditTarget,
  kind: DecodedObject["kind"],
): FoundTarget | RefusedEdit {
  const object = planning.context.objects.find(
    (each) => each.kind === kind && "namespace" in each && `${each.namespace}/${each.name}` === target.id,
  );
  if (object === undefined) return gone(planning, target, kind);
  const main = inText(planning, object);
  if (isRefusal(main)) return main;
  const { name } = object;
  return { ...NOTHING, target, kind, name, namespace: main.namespace, title: titleOfObject({ ...main, name }), main };
}

const NOTHING = { owned: [], pods: [], templatePods: [], main: null, isWorkload: false } as const;

function findNamespace(planning: ObjectPlanning, target: EditTarget): FoundTarget | RefusedEdit {
  const namespace = planning.context.evaluation.cluster.namespaces.get(target.id);
  if (namespace === undefined) return gone(planning, target, "Namespace");
  const about = { target, kind: "Namespace", namespace: null, name: target.id, title: `Namespace ${target.id}` };
  const object = planning.context.objects.find(({ kind, name }) => kind === "Namespace" && name === target.id);
  if (object === undefined) return { ...NOTHING, ...about };
  const main = inText(planning, object);
  return isRefusal(main) ? main : { ...NOTHING, ...about, main };
}

function findPod(planning: ObjectPlanning, target: EditTarget): FoundTarget | RefusedEdit {
  const { cluster } = planning.context.evaluation;
  const pod = cluster.pods.get(target.id);
  const object = pod?.pod ?? cluster.excludedPods.find(({ id }) => id === target.id)?.pod;
  if (object === undefined) return gone(planning, target, "Pod");
  if (object.origin.file === "") return assumed(target.id);
  if (pod?.fromTemplate === true) {
    const reason = `${target.id} is made of the template of ${object.owner?.kind ?? "its controller"} ${object.owner?.name ?? ""}: edit that`;
    return refusedEdit(reason, placeOf(object.origin, object.range));
  }
  const own = inText(planning, object);
  if (isRefusal(own)) return own;
  const { namespace, name } = object;
  const title = `Pod ${namespace}/${name}`;
  return {
    ...NOTHING,
    target,
    kind: "Pod",
    namespace,
    name,
    title,
    main: own,
    isWorkload: isAlone(planning, target.id),
  };
}

function isAlone({ context }: ObjectPlanning, id: string): boolean {
  const workload = context.evaluation.cluster.workloads.get(id);
  return workload?.kind === "Pod" && workload.pods.length <= 1;
}

function findWorkload(planning: ObjectPlanning, target: EditTarget): FoundTarget | RefusedEdit {
  const { cluster } = planning.context.evaluation;
  const workload = cluster.workloads.get(target.id);
  if (workload === undefined) return gone(planning, target, "workload");
  if (workload.assumed) return assumed(target.id);
  const members = [...cluster.pods.values()].filter(({ workload: own }) => own === workload.id);
  const excluded = cluster.excludedPods.filter(({ workload: own }) => own === workload.id);
  const stated = [...members.filter(({ fromTemplate }) => !fromTemplate), ...excluded].map(({ pod }) => pod);
  const controllers = controllersOf(planning.context.objects, workload);
  const found = [...controllers, ...stated].map((object) => inText(planning, object));
  const refused = found.find(isRefusal);
  if (refused !== undefined) return refused;
  const texts = found.flatMap((each) => (isRefusal(each) ? [] : each));
  const { kind, namespace, name } = workload;
  const isOnly = kind === "Pod" && texts.length === 1;
  const isMain = (i: number) => isOnly || isNamed(controllers[i], workload);
  return {
    target,
    kind,
    namespace,
    name,
    title: `${kind === "Other" ? "workload" : kind} ${namespace}/${name}`,
    main: texts.find((_, i) => isMain(i)) ?? null,
    owned: texts.filter((_, i) => i < controllers.length && !isMain(i)),
    pods: isOnly ? [] : texts.slice(controllers.length),
    isWorkload: isOnly,
    templatePods: members.flatMap(({ fromTemplate, name: pod }) => (fromTemplate ? pod : [])),
  };
}

function isNamed(object: WorkloadObject | undefined, { kind, name }: Workload): boolean {
  return object?.kind === kind && object.name === name;
}

/** The controller of a workload and what it owns: ReplicaSets of a Deployment, Jobs of a CronJob. */
function controllersOf(objects: readonly DecodedObject[], workload: Workload): readonly WorkloadObject[] {
  const all = objects.filter(
    (object): object is WorkloadObject => "template" in object && object.namespace === workload.namespace,
  );
  const found = new Set(all.filter((object) => isNamed(object, workload)));
  const names = new Set([`${workload.kind} ${workload.name}`]);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const object of all) {
      const { owner, kind, name } = object;
      const isOwned = owner !== null && names.has(`${owner.kind} ${owner.name}`);
      if (!isOwned && !isHashed(object, workload)) continue;
      found.add(object);
      names.add(`${kind} ${name}`);
    }
  }
  return all.filter((object) => found.has(object));
}

/** A ReplicaSet `X-<hash>` belongs to Deployment `X`, whether or not it says so. */
function isHashed({ kind, name, template }: WorkloadObject, workload: Workload): boolean {
  const hash = template.labels.get("pod-template-hash");
  return workload.kind === "Deployment" && kind === "ReplicaSet" && name === `${workload.name}-${hash}`;
}

function isRefusal(found: TextObject | RefusedEdit): found is RefusedEdit {
  return "reason" in found;
}

function inText({ byPlace }: ObjectPlanning, object: DecodedObject & KubeObject): TextObject | RefusedEdit {
  const { file, from } = placeOf(object.origin, object.range);
  if (file === "") return assumed(object.name);
  const own = byPlace.get(placeKey({ file, offset: from }));
  if (own?.object != null) return own;
  const place = own?.place ?? null;
  return refusedEdit(`${object.kind} ${object.name} has errors in the text, which come first`, place);
}

function assumed(id: string): RefusedEdit {
  return refusedEdit(`no text states ${id}: it is assumed, since every cluster has it`);
}

function gone({ all }: ObjectPlanning, { id }: EditTarget, kind: string): RefusedEdit {
  const broken = all.find((each) => {
    const own = each.kind === "Namespace" ? each.name : `${each.namespace}/${each.name}`;
    return own === id && (each.kind === kind || kind === "workload") && !each.isSound;
  });
  if (broken === undefined) return refusedEdit(`${kind} ${id} is not there any more`);
  return refusedEdit(`${kind} ${id} has errors in the text, which come first`, broken.place);
}
