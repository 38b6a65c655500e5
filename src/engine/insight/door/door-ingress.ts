import type { Ingress, IngressBackend } from "../../kube/objects";
import type { LineOf } from "../../policy/evaluation";
import { carriersOf } from "../../service/ingress-class";
import type { ServiceDirectory } from "../../service/service-directory";
import { backendsOf } from "../../service/service-endpoints";
import { portOfBackend } from "../../service/service-ports";
import { problemOfBackend } from "../../service/service-problems";
import { emptyReason } from "../../service/service-words";
import { placeOf, type Range } from "../../source/range";
import type { IngressExplanation, IngressRouteExplanation } from "./service-explanation";

/** What an Ingress is, who carries it, and where its routes lead. */
export function explainIngress(directory: ServiceDirectory, ingress: Ingress, lineOf: LineOf): IngressExplanation {
  const { namespace, name, origin, nameRange, defaultBackend } = ingress;
  const { className, pods, problem } = carriersOf(directory, ingress);
  const place = placeOf(origin, nameRange);
  const route = (url: string, pathType: string, backend: IngressBackend, range: Range): IngressRouteExplanation => {
    const at = placeOf(origin, range);
    const service = `${namespace}/${backend.service}:${backend.port}`;
    return { url, pathType, service, problem: problemAt(directory, ingress, backend), place: at, line: lineOf(at) };
  };
  const routes = [
    ...ingress.routes.map((each) =>
      route(`http://${each.host ?? "*"}${each.path}`, each.pathType, each.backend, each.range),
    ),
    ...(defaultBackend === null ? [] : [route("http://*", "default backend", defaultBackend, defaultBackend.range)]),
  ];
  return {
    kind: "ingress",
    id: `ingress ${namespace}/${name}`,
    namespace,
    name,
    className,
    controllers: pods.map(({ id }) => id),
    routes,
    problem: problem ?? routesProblem(routes),
    place,
    line: lineOf(place),
  };
}

/** No such Service, no such port, or nobody behind it. */
function problemAt(directory: ServiceDirectory, ingress: Ingress, backend: IngressBackend): string | null {
  const missing = problemOfBackend(directory, ingress, backend);
  if (missing !== null) return missing.message;
  const service = directory.service(ingress.namespace, backend.service);
  const port = service === null ? null : portOfBackend(service, backend);
  if (service === null || port === null || backendsOf(directory.endpoints(service), port).length > 0) return null;
  return `nobody is behind ${service.namespace}/${service.name}: ${emptyReason(directory, service, port)}`;
}

function routesProblem(routes: readonly IngressRouteExplanation[]): string | null {
  if (routes.length === 0)
    return "it has no rule that leads to a Service and no default backend: every request gets 404";
  const broken = routes.filter(({ problem }) => problem !== null);
  const first = broken[0]?.problem ?? null;
  if (first === null || routes.length === 1) return first;
  return broken.length === 1
    ? `one of its ${routes.length} routes: ${first}`
    : `${broken.length} of its ${routes.length} routes lead nowhere; the first: ${first}`;
}
