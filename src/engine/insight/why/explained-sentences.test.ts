import { expect, test } from "vitest";
import { resolveEndpoint } from "../../cluster/resolve-endpoint";
import { evaluate } from "../../policy/evaluate";
import { type ProfileChoice, profileOf } from "../../policy/profiles";
import { readScenario } from "../../read-scenario";
import { explainWithServices } from "./explain-with-services";

const CLUSTER = [
  "apiVersion: v1\nkind: Namespace\nmetadata: {name: app, labels: {env: prod}}\n",
  "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {env: dev}}\n",
  pod("app", "web", "app: web, tier: back", "10.244.1.5", "{containerPort: 8080, name: http}, {containerPort: 9090}"),
  pod("app", "frontend", "app: frontend", "10.244.1.6", ""),
  pod("shop", "client", "app: frontend, team: red", "10.244.2.7", ""),
  service("web", "10.96.0.10", "{port: 80, targetPort: 8080, name: www}"),
];

/** Who asks `app/web` for TCP 8080, the one rule of the policy of `app/web`, and what is said of its peer and its port. */
const RULES: readonly (readonly [who: string, from: string, rule: string, says: string, at: string])[] = [
  [
    "labels that match in another namespace",
    "shop/client",
    "from: [{podSelector: {matchLabels: {app: frontend}}}]",
    "wants pods labelled app=frontend in this policy's namespace, app; `client` is in `shop` and has app=frontend: add a namespaceSelector",
    "{podSelector: {matchLabels: {app: frontend}}}",
  ],
  [
    "every pod, of another namespace",
    "shop/client",
    "from: [{podSelector: {}}]",
    "wants any pod in this policy's namespace, app; `client` is in `shop`: add a namespaceSelector",
    "{podSelector: {}}",
  ],
  [
    "another value of a label, and another namespace",
    "shop/client",
    "from: [{podSelector: {matchLabels: {app: web}}}]",
    "wants pods labelled app=web in this policy's namespace, app; `client` is in `shop` and has app=frontend",
    "{podSelector: {matchLabels: {app: web}}}",
  ],
  [
    "another value of a label",
    "app/frontend",
    "from: [{podSelector: {matchLabels: {app: web}}}]",
    "wants pods labelled app=web in this namespace; `frontend` has app=frontend",
    "app: web",
  ],
  [
    "a slip",
    "app/frontend",
    "from: [{podSelector: {matchLabels: {app: fronted}}}]",
    "wants pods labelled app=fronted in this namespace; `frontend` has app=frontend; did you mean app=frontend?",
    "app: fronted",
  ],
  [
    "a slip in a key",
    "app/frontend",
    "from: [{podSelector: {matchLabels: {apps: frontend}}}]",
    "wants pods labelled apps=frontend in this namespace; `frontend` has no label apps; did you mean app=frontend?",
    "apps: frontend",
  ],
  [
    "one label of two",
    "shop/client",
    "from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: frontend, team: blue}}}]",
    "wants pods labelled app=frontend, team=blue in any namespace; `client` has app=frontend, but team=red",
    "team: blue",
  ],
  [
    "an expression",
    "app/frontend",
    "from: [{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [frontend]}]}}]",
    "wants pods labelled app!=frontend in this namespace; `frontend` has app=frontend",
    "{key: app, operator: NotIn, values: [frontend]}",
  ],
  [
    "the namespace of both selectors",
    "shop/client",
    "from: [{podSelector: {matchLabels: {app: frontend}}, namespaceSelector: {matchLabels: {env: prod}}}]",
    "wants pods labelled app=frontend in namespaces labelled env=prod; `client` has app=frontend, but its namespace `shop` has env=dev: would match if namespace `shop` had the label env=prod",
    "env: prod",
  ],
  [
    "the pods of both selectors",
    "shop/client",
    "from: [{podSelector: {matchLabels: {app: web}}, namespaceSelector: {matchLabels: {env: dev}}}]",
    "wants pods labelled app=web in namespaces labelled env=dev; namespace `shop` has env=dev, but `client` has app=frontend",
    "app: web",
  ],
  [
    "both selectors",
    "shop/client",
    "from: [{podSelector: {matchLabels: {app: web}}, namespaceSelector: {matchLabels: {env: prod}}}]",
    "wants pods labelled app=web in namespaces labelled env=prod; `client` has app=frontend, and its namespace `shop` has env=dev",
    "env: prod",
  ],
  [
    "both selectors where two peers were meant",
    "app/frontend",
    "from: [{podSelector: {matchLabels: {app: frontend}}, namespaceSelector: {matchLabels: {env: dev}}}]",
    "wants pods labelled app=frontend in namespaces labelled env=dev; `frontend` has app=frontend, but its namespace `app` has env=prod: would match if namespace `app` had the label env=dev; both selectors of a peer must hold, as two peers (a hyphen before each) either would be enough",
    "env: dev",
  ],
  [
    "a namespace without the label",
    "shop/client",
    "from: [{namespaceSelector: {matchLabels: {name: shop}}}]",
    "wants any pod in namespaces labelled name=shop; namespace `shop` has no label name: would match if namespace `shop` had the label name=shop",
    "name: shop",
  ],
  [
    "an address outside",
    "203.0.113.9",
    "from: [{podSelector: {matchLabels: {app: frontend}}}]",
    "wants pods labelled app=frontend in this policy's namespace, app; `203.0.113.9` is outside the cluster: only an ipBlock, or a rule without peers, is about it",
    "{podSelector: {matchLabels: {app: frontend}}}",
  ],
  [
    "a block that is elsewhere",
    "203.0.113.9",
    "from: [{ipBlock: {cidr: 198.51.100.0/24}}]",
    "wants addresses in 198.51.100.0/24; `203.0.113.9` is not in it",
    "198.51.100.0/24",
  ],
  [
    "a block that leaves it out",
    "203.0.113.9",
    "from: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.128/25, 203.0.113.0/28]}}]",
    "wants addresses in 203.0.113.0/24 except 203.0.113.128/25, 203.0.113.0/28; `203.0.113.9` is in the except 203.0.113.0/28",
    "203.0.113.0/28",
  ],
  [
    "a block that does not hold the pod's address",
    "app/frontend",
    "from: [{ipBlock: {cidr: 10.0.0.0/16}}]",
    "wants addresses in 10.0.0.0/16; `frontend` has 10.244.1.6, which is not in it",
    "10.0.0.0/16",
  ],
  [
    "a block of the other family",
    "app/frontend",
    "from: [{ipBlock: {cidr: '2001:db8::/32'}}]",
    "wants addresses in 2001:db8::/32; `frontend` has 10.244.1.6, which is an IPv4 address",
    "'2001:db8::/32'",
  ],
  ["another number", "app/frontend", "ports: [{port: 5432}]", "wants TCP 5432; asked is TCP 8080", "5432"],
  [
    "the port of the Service",
    "app/frontend",
    "ports: [{port: 80}]",
    "wants TCP 80; asked is TCP 8080; 80 is the port of Service app/web, which is 8080 on `web`, and policies see the pod's",
    "80",
  ],
  [
    "another protocol",
    "app/frontend",
    "ports: [{protocol: UDP, port: 8080}]",
    "wants UDP 8080; asked is TCP 8080: the number is right, the protocol is another",
    "UDP",
  ],
  ["a range", "app/frontend", "ports: [{port: 8000, endPort: 8079}]", "wants TCP 8000–8079; asked is TCP 8080", "8000"],
  [
    "a name that the pod does not have",
    "app/frontend",
    "ports: [{port: web}]",
    "wants the TCP port named web; `web` has no port of that name, its TCP 8080 is named http",
    "web",
  ],
  [
    "the name of the Service's port",
    "app/frontend",
    "ports: [{port: www}]",
    "wants the TCP port named www; `web` has no port of that name, its TCP 8080 is named http; www is the name of port 80 of Service app/web: what policies look up are the names in the containers",
    "www",
  ],
  [
    "a name under another protocol",
    "app/frontend",
    "ports: [{port: http, protocol: UDP}]",
    "wants the UDP port named http; on `web` that name is TCP 8080",
    "http",
  ],
];

test.each(RULES)("of a rule that fails by %s both are said, and it leads there", (_, from, rule, says, at) => {
  const { text, explained } = ask(from, rule);
  expect(explained.matched).toBe(false);
  const [part] = explained.peers.concat(explained.ports).filter(({ matched }) => matched === false);
  expect(part?.words.map((phrase) => phrase.text).join("")).toBe(says);
  expect(part && text.slice(part.place.from, part.place.to)).toBe(at);
  const failing = part?.words
    .filter(({ fails }) => fails)
    .map(({ place }) => place && text.slice(place.from, place.to));
  if (!at.startsWith("{podSelector: {}}") && !from.includes("203") && failing?.[0] !== undefined)
    expect(failing).toContain(at);
});

test.each([
  ["a peer", "app/frontend", "from: [{podSelector: {matchLabels: {app: frontend}}}]", ["app=frontend", "every port"]],
  ["everyone", "203.0.113.9", "ports: [{port: 8080}]", ["everyone: it names no peer", "TCP 8080"]],
  ["a name", "app/frontend", "ports: [{port: http}]", ["everyone", "the TCP port named http, which is 8080 on `web`"]],
  ["a block", "203.0.113.9", "from: [{ipBlock: {cidr: 0.0.0.0/0}}]", ["addresses in 0.0.0.0/0", "every port"]],
] as const)("a rule that matches by %s says so", (_, from, rule, says) => {
  const { explained } = ask(from, rule);
  expect(explained).toMatchObject({ matched: true, failures: [], misses: 0 });
  const parts = [...explained.peers, ...explained.ports];
  expect(parts.every(({ matched }) => matched === true)).toBe(true);
  for (const [i, said] of says.entries()) expect(parts[i]?.words.map(({ text }) => text).join("")).toContain(said);
});

test("a port that a rule lets through, but that is the Service's, is told as such", () => {
  const { cluster, policies, objects } = readScenario([{ name: "c.yaml", text: CLUSTER.join("---\n") }]);
  expect(policies).toEqual([]);
  const policy =
    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: app}\nspec: {podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: 80}]}]}\n";
  const read = readScenario([{ name: "c.yaml", text: [...CLUSTER, policy].join("---\n") }]);
  const evaluation = evaluate(read.cluster, read.policies, profileOf({ profile: "kubernetes" }));
  const end = (id: string) => {
    const [pod, endpointClass] = [cluster.pods.get(id), evaluation.compiled.table.classOf(id)];
    if (pod === undefined || endpointClass === undefined) throw new Error("no such pod");
    return { kind: "class", endpointClass, pod } as const;
  };
  const ports = { TCP: [80, 80, 8080, 8080], UDP: [], SCTP: [] };
  const question = { source: end("app/frontend"), destination: end("app/web"), family: 4, ports } as const;
  const { verdict, ingress } = explainWithServices(evaluation, objects, question, () => 1);
  expect(verdict).toBe("partly");
  expect(ingress.rules[0]?.ports[0]?.words.map(({ text }) => text).join("")).toBe(
    "TCP 80; 80 is the port of Service app/web, which is 8080 on `web`, and policies see the pod's",
  );
});

test("a hyphen too many is seen where the namespace alone lets a pod in", () => {
  const peers = "[{namespaceSelector: {matchLabels: {env: dev}}}, {podSelector: {matchLabels: {app: web}}}]";
  const { explained } = ask("shop/client", `from: ${peers}`);
  expect(explained.matched).toBe(true);
  expect(explained.peers[0]?.words.map(({ text }) => text).join("")).toBe(
    "any pod in namespaces labelled env=dev; the podSelector after it is another peer (it has its own hyphen) and narrows nothing: joined in one peer they would not match",
  );
  expect(explained.peers[1]).toMatchObject({ matched: false, misses: 2 });
});

test("the cluster IP of a Service is no address that a policy sees", () => {
  const policy =
    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: app}\nspec:\n  podSelector: {matchLabels: {app: frontend}}\n  policyTypes: [Egress]\n  egress:\n  - to: [{ipBlock: {cidr: 10.96.0.10/32}}]\n";
  const { egress } = explain(policy, "app/frontend", "app/web");
  expect(egress.rules[0]?.peers[0]?.words.map(({ text }) => text).join("")).toBe(
    "wants addresses in 10.96.0.10/32; `web` has 10.244.1.5, which is not in it; 10.96.0.10 is the cluster IP of Service app/web: policies see the addresses of its pods, so select these",
  );
});

test("two sides that let other ports through are told apart", () => {
  const egress = "egress: [{ports: [{port: 9090}, {port: 1}]}]";
  const policy = (name: string, of: string, rules: string, type: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: app}\nspec: {podSelector: {matchLabels: {app: ${of}}}, policyTypes: [${type}], ${rules}}\n`;
  const texts = [
    policy("out", "frontend", egress, "Egress"),
    policy("in", "web", "ingress: [{ports: [{port: 8080}]}]", "Ingress"),
  ];
  const { cluster, policies, objects } = readScenario([{ name: "c.yaml", text: [...CLUSTER, ...texts].join("---\n") }]);
  const evaluation = evaluate(cluster, policies, profileOf({ profile: "kubernetes" }));
  const [source, destination] = [cluster.pods.get("app/frontend"), cluster.pods.get("app/web")];
  if (source === undefined || destination === undefined) throw new Error("no such pod");
  const end = (pod: typeof source) => {
    const endpointClass = evaluation.compiled.table.classOf(pod.id);
    if (endpointClass === undefined) throw new Error("no class");
    return { kind: "class", endpointClass, pod } as const;
  };
  const ports = { TCP: [8080, 8080, 9090, 9090], UDP: [], SCTP: [] };
  const question = { source: end(source), destination: end(destination), family: 4, ports } as const;
  expect(explainWithServices(evaluation, objects, question, () => 1)).toMatchObject({
    verdict: "denied",
    sentence:
      "Each side lets other ports through: `app/frontend` may send TCP 9090 to `app/web`, which accepts TCP 8080 from it. None of TCP 8080, 9090 passes both.",
  });
});

/** The one rule of the policy of `app/web`, asked about TCP 8080. */
function ask(from: string, rule: string) {
  const policy = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: app}\nspec:\n  podSelector: {matchLabels: {app: web}}\n  ingress:\n  - ${rule}\n`;
  const { ingress } = explain(policy, from, "app/web");
  const [explained] = ingress.rules;
  if (explained === undefined) throw new Error("no rule");
  return { text: [...CLUSTER, policy].join("---\n"), explained };
}

function explain(policy: string, from: string, to: string, choice: ProfileChoice = { profile: "kubernetes" }) {
  const { cluster, policies, objects } = readScenario([{ name: "c.yaml", text: [...CLUSTER, policy].join("---\n") }]);
  const [source, destination] = [resolveEndpoint(cluster, from), resolveEndpoint(cluster, to)];
  if (source === null || destination === null) throw new Error("no such end");
  const connection = { source, destination, protocol: "TCP", port: 8080 } as const;
  return explainWithServices(evaluate(cluster, policies, profileOf(choice)), objects, connection, () => 1);
}

function pod(namespace: string, name: string, labels: string, address: string, ports: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}\nspec: {containers: [{name: c, image: x, ports: [${ports}]}]}\nstatus: {phase: Running, podIP: ${address}}\n`;
}

function service(name: string, address: string, ports: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: app}\nspec: {clusterIP: ${address}, selector: {app: web}, ports: [${ports}]}\n`;
}
