import type { Container, Ingress, IngressClass, Labels } from "../kube/objects";
import { imagePath } from "./image-path";

/** A program that carries the traffic of Ingresses. */
export interface ControllerKind {
  /** As people call it: `ingress-nginx`. */
  readonly name: string;
  /** What an IngressClass of it has as `controller`. */
  readonly controllers: readonly string[];
  /** A class of this name, or one that begins with it and `-`, is taken to be its own where no IngressClass says more. */
  readonly className: string;
  /** Values of the labels `app.kubernetes.io/name`, `app` and `k8s-app` on its pods. */
  readonly labels: readonly string[];
  /** Ends of the paths of its images, without registry and tag. */
  readonly images: readonly string[];
  /**
   * Labels of pods that carry its traffic and that others have too: they are its own only where the text states the
   * controller. Absent: there are none.
   */
  readonly proxyLabels?: readonly string[];
}

/** What of a pod, or of a template, tells whether it is a controller. */
export interface ControllerCandidate {
  readonly labels: Labels;
  readonly containers: readonly Container[];
}

/** The controllers that are recognised. @see kubernetes/website content/en/docs/concepts/services-networking/ingress-controllers.md */
const CONTROLLERS: readonly ControllerKind[] = [
  {
    name: "ingress-nginx",
    controllers: ["k8s.io/ingress-nginx"],
    className: "nginx",
    labels: ["ingress-nginx"],
    images: [
      "ingress-nginx/controller",
      "ingress-nginx-controller",
      "nginx-ingress-controller/nginx-ingress-controller",
    ],
  },
  {
    name: "NGINX Ingress Controller",
    controllers: ["nginx.org/ingress-controller"],
    className: "nginx",
    labels: ["nginx-ingress"],
    images: ["nginx/nginx-ingress", "nginx-ic/nginx-plus-ingress", "bitnami/nginx-ingress-controller"],
  },
  {
    name: "Traefik",
    controllers: ["traefik.io/ingress-controller"],
    className: "traefik",
    labels: ["traefik"],
    images: ["traefik", "rancher/mirrored-library-traefik"],
  },
  {
    name: "HAProxy",
    controllers: ["haproxy.org/ingress-controller", "haproxy-ingress.github.io/controller"],
    className: "haproxy",
    labels: ["haproxy-ingress", "kubernetes-ingress", "haproxy-ingress-controller"],
    images: ["haproxytech/kubernetes-ingress", "jcmoraisjr/haproxy-ingress"],
  },
  {
    name: "Contour",
    controllers: ["projectcontour.io/ingress-controller"],
    className: "contour",
    labels: ["contour"],
    images: [],
    // Envoy carries the traffic, in pods called so; meshes and sidecars have the same image and name
    proxyLabels: ["envoy"],
  },
  {
    name: "Kong",
    controllers: ["ingress-controllers.konghq.com/kong", "konghq.com/ingress-controller"],
    className: "kong",
    labels: ["kong", "ingress-kong", "kong-gateway", "proxy-kong"],
    images: ["kong", "kong/kong-gateway"],
  },
];

/**
 * What an ingress controller is, by its image or, where that says nothing, its labels; null for any other pod.
 *
 * @param stated - controllers that the text states by an IngressClass or by pods of their name
 */
export function controllerKindOf(
  { labels, containers }: ControllerCandidate,
  stated: readonly ControllerKind[],
): ControllerKind | null {
  const paths = containers.flatMap(({ image }) => (image === null ? [] : imagePath(image)));
  const byImage = CONTROLLERS.find(({ images }) =>
    images.some((image) => paths.some((path) => path === image || (image.includes("/") && path.endsWith(`/${image}`)))),
  );
  if (byImage !== undefined) return byImage;
  // a job or a backend of the same installation wears its name too
  const component = labels.get("app.kubernetes.io/component");
  if (component !== undefined && !SERVING.has(component)) return null;
  const names = namesIn(labels);
  const proxied = stated.find(({ proxyLabels = [] }) => proxyLabels.some((label) => names.includes(label)));
  if (proxied !== undefined) return proxied;
  return CONTROLLERS.find((kind) => kind.labels.some((label) => names.includes(label))) ?? null;
}

/** The controllers that a text states: those that an IngressClass names, and those whose name pods wear. */
export function statedControllers(
  candidates: readonly ControllerCandidate[],
  classes: readonly IngressClass[],
): readonly ControllerKind[] {
  const worn = new Set(candidates.flatMap(({ labels }) => namesIn(labels)));
  const named = new Set(classes.map(({ controller }) => controller));
  return CONTROLLERS.filter(
    ({ labels, controllers }) => labels.some((label) => worn.has(label)) || controllers.some((name) => named.has(name)),
  );
}

function namesIn(labels: Labels): readonly string[] {
  return ["app.kubernetes.io/name", "app", "k8s-app"].flatMap((key) => labels.get(key) ?? []);
}

const SERVING: ReadonlySet<string> = new Set(["controller", "app", "envoy", "proxy", "gateway"]);

/** Whose an Ingress is, as far as classes say it. */
export interface ClassOfIngress {
  /** The class that counts: the named one, else the default one; null where there is neither. */
  readonly name: string | null;
  /** Its object; null where the text has none of this name, and for the annotation, which needs none. */
  readonly object: IngressClass | null;
  /** The controllers that it means: by its object's `controller`, else by its name; empty where none is recognised. */
  readonly kinds: readonly ControllerKind[];
}

/**
 * Finds the class of an Ingress. A controller takes the annotation `kubernetes.io/ingress.class` by its own name, whether
 * or not there is an IngressClass of that name.
 *
 * @see kubernetes/website content/en/docs/concepts/services-networking/ingress.md "Deprecated annotation"
 */
export function classOfIngress(
  { className, isClassAnnotated }: Ingress,
  classes: readonly IngressClass[],
): ClassOfIngress {
  const object = classes.find(({ name, isDefault }) => (className === null ? isDefault : name === className)) ?? null;
  const name = className ?? object?.name ?? null;
  const byName = CONTROLLERS.filter((kind) => name === kind.className || name?.startsWith(`${kind.className}-`));
  if (isClassAnnotated && byName.length > 0) return { name, object: null, kinds: byName };
  const controller = object?.controller ?? null;
  if (controller === null) return { name, object, kinds: byName };
  return { name, object, kinds: CONTROLLERS.filter(({ controllers }) => controllers.includes(controller)) };
}
