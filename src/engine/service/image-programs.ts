import type { Protocol } from "../net/protocol";

/** A port on which a program listens. */
export interface ProgramPort {
  readonly protocol: Protocol;
  readonly port: number;
}

/** What is known of an image: the program that it runs, and where that listens by itself. */
export interface ImageProgram {
  /** Paths without registry and tag; one without a slash is also the last part of a longer path (a mirror). */
  readonly images: readonly string[];
  /** Names under which the program is called in `command` or as the first of `args`. */
  readonly programs: readonly string[];
  /** Ports by itself: `80`, `53/UDP`. */
  readonly ports: readonly (number | `${number}/UDP`)[];
  /** Options that name another port than the first of `ports` (`--port 8080`, `-p=8080`). */
  readonly portOptions?: readonly string[];
}

/**
 * The one table of what images listen on, from the `EXPOSE` of their Dockerfiles and their manuals. An image that is
 * not here, and shells and clients (busybox, alpine, curl, netshoot, ubuntu), listen on nothing.
 */
const TABLE: readonly ImageProgram[] = [
  { images: ["nginx"], programs: ["nginx", "nginx-debug"], ports: [80] },
  { images: ["nginxinc/nginx-unprivileged", "bitnami/nginx"], programs: [], ports: [8080] },
  { images: ["httpd"], programs: ["httpd-foreground", "apache2"], ports: [80] },
  { images: ["bitnami/apache"], programs: [], ports: [8080] },
  { images: ["caddy"], programs: ["caddy"], ports: [80, 443] },
  { images: ["traefik"], programs: ["traefik"], ports: [80] },
  { images: ["traefik/whoami", "containous/whoami"], programs: ["whoami"], ports: [80], portOptions: ["port"] },
  { images: ["hashicorp/http-echo"], programs: ["http-echo"], ports: [5678], portOptions: ["listen"] },
  { images: ["mendhak/http-https-echo"], programs: [], ports: [8080, 8443] },
  { images: ["ealen/echo-server", "jmalloc/echo-server"], programs: [], ports: [80] },
  { images: ["kennethreitz/httpbin", "mccutchen/go-httpbin"], programs: [], ports: [80] },
  { images: ["google-samples/hello-app", "echoserver"], programs: [], ports: [8080] },
  { images: ["paulbouwer/hello-kubernetes"], programs: [], ports: [8080] },
  { images: ["nginxdemos/hello"], programs: [], ports: [80] },
  { images: ["tomcat", "jetty", "jenkins/jenkins"], programs: ["catalina.sh"], ports: [8080] },
  { images: ["wordpress", "drupal", "nextcloud", "phpmyadmin", "adminer"], programs: [], ports: [80] },
  {
    images: ["postgres", "postgresql", "bitnami/postgresql"],
    programs: ["postgres"],
    ports: [5432],
    portOptions: ["p"],
  },
  {
    images: ["redis", "valkey/valkey"],
    programs: ["redis-server", "valkey-server"],
    ports: [6379],
    portOptions: ["port"],
  },
  { images: ["mysql", "mariadb", "percona"], programs: ["mysqld", "mariadbd"], ports: [3306], portOptions: ["port"] },
  { images: ["mongo", "mongodb"], programs: ["mongod"], ports: [27017], portOptions: ["port"] },
  { images: ["cassandra"], programs: ["cassandra"], ports: [9042, 7000] },
  { images: ["cockroachdb/cockroach"], programs: ["cockroach"], ports: [26257, 8080] },
  { images: ["elasticsearch", "elasticsearch/elasticsearch"], programs: [], ports: [9200, 9300] },
  { images: ["kibana", "kibana/kibana"], programs: [], ports: [5601] },
  { images: ["memcached"], programs: ["memcached"], ports: [11211], portOptions: ["p", "port"] },
  { images: ["rabbitmq"], programs: ["rabbitmq-server"], ports: [5672] },
  { images: ["nats"], programs: ["nats-server"], ports: [4222], portOptions: ["p", "port"] },
  { images: ["apache/kafka", "bitnami/kafka"], programs: [], ports: [9092] },
  { images: ["zookeeper"], programs: [], ports: [2181] },
  { images: ["etcd", "etcd-development/etcd"], programs: ["etcd"], ports: [2379, 2380] },
  { images: ["consul", "hashicorp/consul"], programs: ["consul"], ports: [8500] },
  { images: ["vault", "hashicorp/vault"], programs: ["vault"], ports: [8200] },
  { images: ["minio/minio"], programs: ["minio"], ports: [9000] },
  { images: ["registry", "distribution/distribution"], programs: ["registry"], ports: [5000] },
  { images: ["grafana/grafana"], programs: ["grafana-server"], ports: [3000] },
  { images: ["grafana/loki"], programs: ["loki"], ports: [3100] },
  { images: ["prom/prometheus", "prometheus/prometheus"], programs: ["prometheus"], ports: [9090] },
  { images: ["prom/alertmanager", "prometheus/alertmanager"], programs: ["alertmanager"], ports: [9093] },
  { images: ["prom/node-exporter", "prometheus/node-exporter"], programs: ["node_exporter"], ports: [9100] },
  { images: ["jaegertracing/all-in-one"], programs: [], ports: [16686, 4317, 4318] },
  { images: ["keycloak/keycloak"], programs: [], ports: [8080] },
  { images: ["coredns", "coredns/coredns"], programs: ["coredns"], ports: [53, "53/UDP"] },
  { images: ["ingress-nginx/controller"], programs: [], ports: [80, 443] },
];

/** What is known of an image; null where nothing is. @param path - as `imagePath` gives it */
export function programOfImage(path: string): ImageProgram | null {
  const last = path.slice(path.lastIndexOf("/") + 1);
  const exact = TABLE.find(({ images }) => images.includes(path));
  const deeper = () =>
    TABLE.find(({ images }) => images.some((image) => image.includes("/") && path.endsWith(`/${image}`)));
  return exact ?? deeper() ?? TABLE.find(({ images }) => images.includes(last)) ?? null;
}

/** What is known of a program by the name that it is called with; null where nothing is. */
export function programNamed(name: string): ImageProgram | null {
  return TABLE.find(({ programs }) => programs.includes(name)) ?? null;
}

/** Where a program listens when it is called with these words. */
export function portsOfProgram(
  { ports, portOptions = [] }: ImageProgram,
  words: readonly string[],
): readonly ProgramPort[] {
  const asked = optionValue(words, portOptions);
  const first = asked === null ? null : /(\d+)$/.exec(asked)?.[1];
  return ports.map((port, i): ProgramPort => {
    if (i === 0 && first != null && typeof port === "number") return { protocol: "TCP", port: Number(first) };
    return typeof port === "number"
      ? { protocol: "TCP", port }
      : { protocol: "UDP", port: Number(port.slice(0, port.indexOf("/"))) };
  });
}

/** The value of the first of some options: `-listen=:8080`, `--port 8080`, `-p8080` is not read. */
export function optionValue(words: readonly string[], options: readonly string[]): string | null {
  for (const [i, word] of words.entries()) {
    const match = /^--?([a-z][a-z-]*)(?:=(.*))?$/i.exec(word);
    if (match === null || !options.includes(match[1] ?? "")) continue;
    return match[2] ?? words[i + 1] ?? null;
  }
  return null;
}
