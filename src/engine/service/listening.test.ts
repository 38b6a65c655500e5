import { expect, test } from "vitest";
import type { Pod } from "../kube/objects";
import { readScenario } from "../read-scenario";
import { write } from "../testing/trace-words";
import { listeningPorts } from "./listening";

/** What the first pod of a text listens on: `TCP 80 image`. */
function listening(...containers: readonly string[]): readonly string[] {
  const text = write.pod("shop/p", "app: p", `containers: [${containers.join(", ")}]`);
  const found = readScenario([{ name: "p.yaml", text }]).objects.find((object): object is Pod => object.kind === "Pod");
  if (found === undefined) throw new Error("the pod was refused");
  return listeningPorts(found).map(({ protocol, port, known }) => `${protocol} ${port} ${known}`);
}

// "its declared container ports, else what is known of its image, else nothing"
test.each([
  ["{name: c, image: nginx, ports: [{containerPort: 8080}]}", ["TCP 8080 declared"]],
  [
    "{name: c, image: hashicorp/http-echo, args: ['-listen=:80'], ports: [{containerPort: 5678}]}",
    ["TCP 5678 declared"],
  ],
  ["{name: c, image: x, ports: [{containerPort: 53, protocol: UDP}]}", ["UDP 53 declared"]],
  ["{name: c, image: registry.example/team/app:1.2}", []],
  ["{name: c, image: x}", []],
])("%s listens on %j", (container, ports) => {
  expect(listening(container)).toEqual(ports);
});

test("each container counts by itself", () => {
  expect(
    listening(
      "{name: a, image: x, ports: [{containerPort: 9000}]}",
      "{name: b, image: nginx}",
      "{name: c, image: busybox}",
    ),
  ).toEqual(["TCP 9000 declared", "TCP 80 image"]);
});

// the one table, however the image is written
test.each([
  ["nginx", [80]],
  ["nginx:1.27-alpine", [80]],
  ["docker.io/library/nginx@sha256:0123456789abcdef", [80]],
  ["localhost:5000/nginx:1", [80]],
  ["registry.example:5000/mirror/nginx:1", [80]],
  ["nginxinc/nginx-unprivileged", [8080]],
  ["httpd:2.4", [80]],
  ["hashicorp/http-echo:1.0", [5678]],
  ["postgres:16", [5432]],
  ["redis:7", [6379]],
  ["mysql:8", [3306]],
  ["mariadb", [3306]],
  ["mongo:7", [27017]],
  ["rabbitmq:3-management", [5672]],
  ["memcached", [11211]],
  ["registry:2", [5000]],
  ["grafana/grafana:11", [3000]],
  ["prom/prometheus", [9090]],
  ["quay.io/prometheus/prometheus:v2", [9090]],
  ["busybox", []],
  ["alpine:3", []],
  ["curlimages/curl", []],
  ["nicolaka/netshoot", []],
  ["registry.k8s.io/pause:3.9", []],
])("the image %s listens on %j", (image, ports) => {
  expect(listening(`{name: c, image: "${image}"}`)).toEqual(ports.map((port) => `TCP ${port} image`));
});

test("CoreDNS listens on both protocols", () => {
  expect(listening("{name: c, image: 'registry.k8s.io/coredns/coredns:v1.11'}")).toEqual([
    "TCP 53 image",
    "UDP 53 image",
  ]);
});

test.each([
  ["hashicorp/http-echo", "['-text=hello', '-listen=:8080']", ["TCP 8080 image"]],
  ["hashicorp/http-echo", "['-listen', '0.0.0.0:9000']", ["TCP 9000 image"]],
  ["hashicorp/http-echo", "['-text=5']", ["TCP 5678 image"]],
  ["redis", "['--port', '6380']", ["TCP 6380 image"]],
  ["redis", "[redis-server, --port, '6380']", ["TCP 6380 image"]],
  ["nginx", "[sleep, '3600']", []],
  ["minio/minio", "[server, /data]", ["TCP 9000 image"]],
  ["registry.k8s.io/e2e-test-images/agnhost:2.47", "[netexec]", ["TCP 8080 command", "UDP 8081 command"]],
  ["registry.k8s.io/e2e-test-images/agnhost:2.47", "[netexec, '--http-port=80', '--udp-port=-1']", ["TCP 80 command"]],
  [
    "registry.k8s.io/e2e-test-images/agnhost:2.47",
    "[serve-hostname, --tcp, '--http=false', --port, '80']",
    ["TCP 80 command"],
  ],
  ["registry.k8s.io/e2e-test-images/agnhost:2.47", "[pause]", []],
  ["registry.k8s.io/e2e-test-images/agnhost:2.47", "[]", []],
])("%s with the arguments %s listens on %j", (image, args, ports) => {
  expect(listening(`{name: c, image: "${image}", args: ${args}}`)).toEqual(ports);
});

test.each([
  ["[httpd, -f, -p, '8080']", ["TCP 8080 command"]],
  ["[httpd, -f]", ["TCP 80 command"]],
  ["[sh, -c, 'echo hi > /tmp/index.html && httpd -f -p 0.0.0.0:8081 -h /tmp']", ["TCP 8081 command"]],
  ["[sh, -c, 'while true; do nc -l -p 9000 -e cat; done']", ["TCP 9000 command"]],
  ["[nc, -lk, -p, '7000']", ["TCP 7000 command"]],
  ["[nc, -lu, '7001']", ["UDP 7001 command"]],
  ["[sh, -c, 'nc -zv web 80']", []],
  ["[python3, -m, http.server, '8000']", ["TCP 8000 command"]],
  ["[python, -m, http.server]", ["TCP 8000 command"]],
  ["[socat, 'TCP-LISTEN:5000,fork', 'EXEC:cat']", ["TCP 5000 command"]],
  ["[sleep, infinity]", []],
  ["[nginx, -g, 'daemon off;']", ["TCP 80 image"]],
  ["[sh, -c, 'nginx -g \"daemon off;\"']", ["TCP 80 image"]],
])("the command %s listens on %j", (command, ports) => {
  expect(listening(`{name: c, image: busybox, command: ${command}}`)).toEqual(ports);
});
