import type { ScenarioFile } from "../engine";
import type { Example } from "./example";
import { threeTier } from "./three-tier";

const fetched: readonly Omit<Example, "load">[] = [
  {
    name: "Nothing closed",
    slug: "all-open",
    group: "Start here",
    look: "Every padlock is open and every arrow thin: `toolbox` in another namespace reaches `payments`, and so does anyone.",
    lesson: "A pod that no policy selects accepts everything and may call everybody, whatever its namespace.",
  },
  {
    name: "Deny all ingress",
    slug: "deny-ingress",
    group: "Closing",
    look: "Every arrow to a pod is dropped where it arrives, from its neighbours too, while the arrows out to anyone stay open.",
    lesson: "The two directions are closed one by one: pods that accept nothing may still call whoever accepts it.",
  },
  {
    name: "Deny all egress",
    slug: "deny-egress",
    group: "Closing",
    look: "The arrow from `fetcher` to `coredns` is dropped at `fetcher`, although nothing closes `coredns`.",
    lesson:
      "A question to DNS is egress like any other, so names do not resolve any more and a call by name fails before it is made.",
  },
  {
    name: "Deny everything",
    slug: "deny-all",
    group: "Closing",
    look: "No solid arrow is left, and the dashed loop at `secrets` says that its three replicas do not reach each other either.",
    lesson:
      "Replicas are separate pods and need a rule as well; all that still passes is a pod's traffic with itself and with its own node.",
  },
  {
    name: "Pods of the same namespace",
    slug: "same-namespace",
    group: "Opening",
    look: "The arrows between `queue` and `api` are solid, and those from `newsletter` in the other namespace are dropped.",
    lesson:
      "An empty `podSelector` in a peer stands for all pods of the policy's own namespace, never for all pods of the cluster.",
  },
  {
    name: "Pods of another namespace",
    slug: "another-namespace",
    group: "Opening",
    look: "Two workloads are called `shop`, and only the one in `storefront` has an arrow to `stock`, as its neighbour `cart` has.",
    lesson:
      "A `namespaceSelector` looks at the labels of the Namespace object: pods of one labelled otherwise stay out, and so do those of the policy's own.",
  },
  {
    name: "Everybody, neighbours, nobody",
    slug: "everybody-or-nobody",
    group: "Opening",
    look: "Anyone reaches `landing-page`, only the neighbours reach `accounts`, and nobody reaches `archive`.",
    lesson:
      "An empty `from` lets everybody in, an empty `podSelector` inside it the own namespace, and an empty `ingress` nobody.",
  },
  {
    name: "Policies add up",
    slug: "policies-add-up",
    group: "Opening",
    look: "The `thumbnailer` still has a solid arrow to `catalog`, although the newer policy names the `gateway` alone.",
    lesson:
      "A policy can only allow: what any of them lets in gets in, so a stricter one changes nothing until the wider one is gone.",
  },
  {
    name: "Database, API and nightly backup",
    slug: "database-backup",
    group: "Opening",
    look: "Two arrows lead to `records`, from `api` and from the `backup` job; `reminders` is a job too and has none.",
    lesson: "Policies see the labels of a CronJob's pod template, and not those of the CronJob itself.",
  },
  {
    name: "AND or OR: one hyphen",
    slug: "and-or",
    group: "Selectors",
    look: "One arrow leads to `ledger` and three lead to `invoices`, although both policies hold the same two selectors.",
    lesson:
      "Two selectors in one peer must both match; with a hyphen each they are two peers, and one match is enough.",
  },
  {
    name: "Tenants by namespace label",
    slug: "tenants",
    group: "Selectors",
    look: "Solid arrows join the two namespaces of `acme` and the two workloads of `globex`, and none leads from tenant to tenant.",
    lesson:
      "Namespaces with one label are one group: a further namespace of `acme` is let in as soon as it has the label.",
  },
  {
    name: "A label with a typo",
    slug: "label-typo",
    group: "Selectors",
    look: "The padlocks of `salaries` are open and anyone reaches it, while `bank-details` lets in only `calculator`.",
    lesson:
      "To Kubernetes a policy that selects no pod is no mistake: it is accepted, and the pod it was meant for stays open.",
  },
  {
    name: "An address block with an exception",
    slug: "ip-block",
    group: "Addresses and ports",
    look: "The address 10.20.99.7 has arrows to `wiki` and to `welcome`, the rest of its block has one to `welcome` only.",
    lesson:
      "All that `except` does is make its block smaller: another rule or policy may let in an address that it cuts out.",
  },
  {
    name: "One port name, two numbers",
    slug: "named-port",
    group: "Addresses and ports",
    look: "The arrows from `collector` to `boiler` and `turbine` bear different numbers, and the one to `chimney` is dropped.",
    lesson:
      "A named port is looked up on each destination pod; one that lacks the name is not meant, even if it has the number.",
  },
  {
    name: "Two address families",
    slug: "dual-stack",
    group: "Addresses and ports",
    look: "Both blocks of the studio have an arrow to `editor`, and only the IPv4 block has one to `stream`.",
    lesson:
      "An `ipBlock` holds addresses of one family only, so on a cluster with both a client may get in by one and not by the other.",
  },
  {
    name: "Egress with DNS",
    slug: "egress-dns",
    group: "Egress and DNS",
    look: "Arrows lead from `sender` and `queue` to `coredns` on port 53, and none leads to `metrics-server` beside it.",
    lesson:
      "Where egress is closed, names need a rule of their own: to the DNS pods on UDP 53, and on TCP 53 for large answers.",
  },
  {
    name: "Egress rules that close ingress",
    slug: "egress-closes-ingress",
    group: "Egress and DNS",
    look: "The arrow from `website` to `api` is dropped at `api`, although its policy has egress rules only.",
    lesson:
      "Where `policyTypes` is missing Ingress is always meant, and without an ingress rule that closes the way in.",
  },
  {
    name: "No way to cloud credentials",
    slug: "cloud-metadata",
    group: "Egress and DNS",
    look: "An arrow leads from `build` to the Internet, and the one to 169.254.169.254 comes from `autoscaler`.",
    lesson:
      "No rule can deny an address: you allow a wide block without it, and pods that no policy selects, as `scheduler`, still reach it.",
  },
  {
    name: "ClusterIP and DNS",
    slug: "cluster-ip-dns",
    group: "Names and Services",
    look: "Both `tmp` and `visitor` reach `echo-server`, and the pill `echo-svc` before it says that port 80 leads to 5678.",
    lesson:
      "A bare Service name is looked up in the caller's own namespace only, so `visitor` must write `echo-svc.default`.",
  },
  {
    name: "Ingress routing",
    slug: "ingress-routing",
    group: "Names and Services",
    look: "Dotted lines lead from the Ingress `apps` by two pills to the applications, and the arrows with ✓ are the controller's, which calls them.",
    lesson:
      "An Ingress is a table of hosts and paths that a controller reads: a path that is not in it gets 404, and no pod hears of it.",
  },
  {
    name: "A Service with the wrong selector",
    slug: "wrong-selector",
    group: "Names and Services",
    look: "The exercise begins with the fault: the pill `debug-svc` is broken and one expectation fails, until you mend it and both hold.",
    lesson:
      "A Service finds its pods by their labels alone: with none behind it the name still resolves, but no call gets an answer.",
  },
  {
    name: "Behind an ingress controller",
    slug: "ingress-controller",
    group: "Clusters",
    look: "From anyone one arrow leads to the `controller`, and from there one each to `shop` and `recipes`.",
    lesson:
      "To those behind it the controller's pod is the source and not the client, so their rule names its namespace and no address.",
  },
  {
    name: "Metrics for Prometheus",
    slug: "monitoring",
    group: "Clusters",
    look: "The arrows from `prometheus` to all of `railway` say 9102 only, and `grafana` beside it has none.",
    lesson:
      "One policy with an empty `podSelector` opens a port on every pod, and the other ports stay closed even to Prometheus.",
  },
  {
    name: "Replicas that talk to each other",
    slug: "gossip",
    group: "Clusters",
    look: "The loop at `cassandra` is the talk among its replicas on 7000 to 7001, and the arrows of its clients say 9042 only.",
    lesson:
      "Replicas need a rule for each other as strangers do; a plugin that does not know `endPort` opens the first port alone.",
  },
  {
    name: "Pods on the host network",
    slug: "host-network",
    group: "Clusters",
    look: "The padlocks of `agent` are open although the policy selects it, and one of its two pods reaches `heating`.",
    lesson:
      "To most plugins a `hostNetwork` pod is its node: no policy holds it, and the pods of its own node always let it in.",
  },
];

/** All scenarios of the Examples menu, by group, the first one first. */
export const examples: readonly Example[] = [
  threeTier,
  ...fetched.map((example) => ({ ...example, load: () => loadFiles(example.slug) })),
];

/** In the order of their tabs; an example without policies or without expectations leaves that file out. */
const fileNames = ["policies.yaml", "cluster.yaml", "expectations.yaml"];

async function loadFiles(slug: string): Promise<readonly ScenarioFile[]> {
  const { exampleTexts } = await import("./example-texts");
  const files = fileNames.flatMap((name) => {
    const text = exampleTexts.get(`./${slug}/${name}`);
    return text === undefined ? [] : { name, text };
  });
  if (files.length === 0) throw new Error(`the example ${slug} has no files`);
  return files;
}
