import { type DecodeContext, type Field, readList, readString, readStruct, type Struct } from "./decode-fields";
import type { Ingress, IngressBackend, IngressClass, IngressRoute } from "./objects";

const PATH_TYPES = ["Exact", "Prefix", "ImplementationSpecific"] as const;

/**
 * Class and routes of an Ingress, in the order of the text. The annotation `kubernetes.io/ingress.class`, older than the
 * field, counts where the field is absent.
 */
export function decodeIngress(
  context: DecodeContext,
  object: Struct,
  annotations: ReadonlyMap<string, string>,
): Pick<Ingress, "className" | "isClassAnnotated" | "routes" | "defaultBackend"> {
  const annotated = annotations.get("kubernetes.io/ingress.class") || null;
  const spec = readStruct(context, object.field("spec"), null);
  const named = spec === null ? null : readString(context, spec.field("ingressClassName")) || null;
  const ofClass = { className: named ?? annotated, isClassAnnotated: named === null && annotated !== null };
  if (spec === null) return { ...ofClass, routes: [], defaultBackend: null };
  const routes = readList(context, spec.field("rules")).flatMap((item) => decodeRule(context, item));
  return {
    ...ofClass,
    routes,
    defaultBackend: decodeBackend(context, spec.field("defaultBackend")),
  };
}

/** Controller of an IngressClass, and whether it is the default one. */
export function decodeIngressClass(
  context: DecodeContext,
  object: Struct,
  annotations: ReadonlyMap<string, string>,
): Pick<IngressClass, "controller" | "isDefault"> {
  const spec = readStruct(context, object.field("spec"), null);
  return {
    controller: spec === null ? null : readString(context, spec.field("controller")),
    isDefault: annotations.get("ingressclass.kubernetes.io/is-default-class") === "true",
  };
}

function decodeRule(context: DecodeContext, at: Field): IngressRoute[] {
  const rule = readStruct(context, at, null);
  const http = rule === null ? null : readStruct(context, rule.field("http"), null);
  if (rule === null || http === null) return [];
  const host = readString(context, rule.field("host")) || null;
  return readList(context, http.field("paths")).flatMap((item) => {
    const path = readStruct(context, item, null);
    const backend = path === null ? null : decodeBackend(context, path.field("backend"));
    if (path === null || backend === null) return [];
    const pathType = readString(context, path.field("pathType"));
    return [
      {
        host,
        path: readString(context, path.field("path")) || "/",
        pathType: PATH_TYPES.find((known) => known === pathType) ?? "ImplementationSpecific",
        backend,
        range: item.range,
      },
    ];
  });
}

function decodeBackend(context: DecodeContext, at: Field): IngressBackend | null {
  const backend = readStruct(context, at, null);
  const service = backend === null ? null : readStruct(context, backend.field("service"), null);
  const port = service === null ? null : readStruct(context, service.field("port"), null);
  if (service === null || port === null) return null;
  const name = readString(context, service.field("name"));
  const number = port.field("number").node;
  const portName = readString(context, port.field("name"));
  const value = number?.kind === "scalar" && typeof number.value === "number" ? number.value : portName;
  return name === null || value === null ? null : { service: name, port: value, range: at.range };
}
