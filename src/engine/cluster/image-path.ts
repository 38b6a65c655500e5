/**
 * The path of a container image, without registry, tag and digest, and without `library/`:
 * `docker.io/library/nginx:1.27@sha256:…` is `nginx`, `registry.k8s.io/ingress-nginx/controller:v1` is
 * `ingress-nginx/controller`.
 */
export function imagePath(image: string): string {
  const plain = image.split("@")[0] ?? "";
  const segments = plain.split("/");
  const first = segments[0] ?? "";
  const hasRegistry = segments.length > 1 && (/[.:]/.test(first) || first === "localhost");
  const path = (hasRegistry ? segments.slice(1) : segments).join("/").replace(/:[^:/]*$/, "");
  return path.replace(/^library\//, "");
}
