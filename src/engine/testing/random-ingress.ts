import type { Json } from "./json";
import type { Random } from "./random";
import { optional } from "./random-policy";

const HOSTS = ["shop.example.com", "*.example.com", "api.example.org"] as const;
const PATHS = ["/", "/a", "/a/b", "/a/bc", "/ab"] as const;

/** One or two Ingresses of the namespace `shop`; no host and path twice, which nothing decides. */
export function randomIngresses(random: Random, services: readonly string[]): readonly Json[] {
  const backend = () => ({
    service: {
      name: random.pick(services),
      port: random.pick<Json>([{ number: 80 }, { name: "http" }, { number: 81 }]),
    },
  });
  const rules = random.some(HOSTS, 0.7).map((host) => ({
    host,
    http: {
      paths: random
        .some(PATHS, 0.5)
        .flatMap((path) =>
          random
            .some(["Exact", random.pick(["Prefix", "Prefix", "ImplementationSpecific"])], 0.6)
            .map((pathType) => ({ path, pathType, backend: backend() })),
        ),
    },
  }));
  const filled = rules.filter(({ http }) => http.paths.length > 0);
  const cut = random.int(filled.length + 1);
  const [first, second] = [filled.slice(0, cut), filled.slice(cut)];
  return [first, second].flatMap((some, index) =>
    some.length === 0
      ? []
      : [
          {
            apiVersion: "networking.k8s.io/v1",
            kind: "Ingress",
            metadata: { name: `in${index}`, namespace: "shop" },
            spec: {
              ingressClassName: "nginx",
              ...optional("defaultBackend", index === 0 && random.chance(0.3) ? backend() : undefined),
              rules: some,
            },
          },
        ],
  );
}

/** A URL that somebody outside may ask an Ingress for. */
export function randomUrl(random: Random): string {
  const host = random.pick(["shop.example.com", "blog.example.com", "api.example.org"]);
  const path = random.pick([...PATHS, "/a/", "/a/b/c", "/abc", "/other", "/a?b=/ab"]);
  return `${random.pick(["http", "https"])}://${host}${path}`;
}
