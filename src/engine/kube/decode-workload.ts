import {
  type DecodeContext,
  type Field,
  note,
  readInt32,
  readString,
  readStruct,
  refuse,
  type Struct,
} from "./decode-fields";
import { decodePodTemplate } from "./decode-pod";
import type { PodTemplate, WorkloadKind, WorkloadObject } from "./objects";

/** Replicas and template of an object that makes pods; null where it has no template (a warning): no pods of it are known. */
export function decodeWorkloadSpec(
  context: DecodeContext,
  object: Struct,
  kind: WorkloadKind,
): Pick<WorkloadObject, "replicas" | "template" | "serviceName"> | null {
  const spec = readStruct(context, object.field("spec"), null);
  const templateField =
    spec === null ? null : kind === "CronJob" ? cronJobTemplate(context, spec) : spec.field("template");
  const template: PodTemplate | null = templateField === null ? null : decodePodTemplate(context, templateField);
  if (template === null) {
    if (templateField?.node === undefined) {
      const at = { path: "spec.template", range: templateField?.range ?? object.field("spec").range };
      note(
        context,
        "field-required",
        "warning",
        "Lint",
        at,
        `this ${kind} is left out: it has no pod template (spec.template)`,
      );
    }
    return null;
  }
  const serviceName = spec === null || kind !== "StatefulSet" ? null : readString(context, spec.field("serviceName"));
  return {
    template,
    replicas: spec === null ? 1 : decodeReplicas(context, spec, kind),
    serviceName: serviceName || null,
  };
}

/** How many pods it makes where none is stated: absent means 1; a Job makes `parallelism`, a CronJob one. */
function decodeReplicas(context: DecodeContext, spec: Struct, kind: WorkloadKind): number {
  switch (kind) {
    case "Job":
      return Math.max(0, readInt32(context, spec.field("parallelism")) ?? 1);
    case "CronJob":
    case "DaemonSet":
      return 1;
    default: {
      const field = spec.field("replicas");
      const replicas = readInt32(context, field) ?? 1;
      if (replicas < 0) refuse(context, "Invalid", field, "replicas must not be negative");
      return Math.max(0, replicas);
    }
  }
}

function cronJobTemplate(context: DecodeContext, spec: Struct): Field | null {
  const jobTemplate = readStruct(context, spec.field("jobTemplate"), null);
  const jobSpec = jobTemplate === null ? null : readStruct(context, jobTemplate.field("spec"), null);
  return jobSpec?.field("template") ?? null;
}
