import type { ExampleTruth } from "./example-truths";

/** Of the examples about what a cluster has beside its policies: DNS, Services, controllers, nodes. */
export const clusterTruths: Readonly<Record<string, ExampleTruth>> = {
  "egress-dns": {
    verdicts: `
      mail/sender-1 > kube-system/coredns-1 UDP 53: allowed
      mail/queue > kube-system/coredns-1 TCP 53: allowed
      mail/queue > kube-system/metrics-server-1 UDP 53: denied by source
      mail/sender-1 > kube-system/metrics-server-1 10250: denied by source
      mail/sender-1 > mail/queue 6379: allowed
      mail/sender-1 > 203.0.113.5 587: allowed
      mail/queue > 203.0.113.5 587: denied by source`,
    lines: `
      mail/sender > kube-system/coredns: allowed 53, UDP 53
      mail/queue > kube-system/coredns: allowed 53, UDP 53
      mail/sender > kube-system/metrics-server: no line
      mail/queue > kube-system/metrics-server: no line`,
    doors: "service kube-system/kube-dns > kube-system/coredns: 53/UDP, 53",
    traces: `
      mail/queue > kube-dns.kube-system:53: answered
      mail/queue > http://example.com: timed-out source
      mail/sender > 203.0.113.5:587: answered`,
  },
  "egress-closes-ingress": {
    verdicts: `
      booking/website > booking/api-1 8080: denied by target
      203.0.113.7 > booking/api-1 8080: denied by target
      booking/api-1 > booking/seats 5432: allowed
      booking/api-1 > booking/website 80: denied by source`,
    lines: "booking/website > booking/api: denied at target",
  },
  "cloud-metadata": {
    verdicts: `
      ci/build-1 > 203.0.113.7 443: allowed
      ci/build-1 > 169.254.169.254 80: denied by source
      ci/build-1 > 10.1.2.3 443: denied by source
      ci/build-1 > ci/artifacts 9000: allowed
      ci/build-1 > ci/scheduler-1 8080: denied by source
      ci/autoscaler-1 > 169.254.169.254 80: allowed
      ci/autoscaler-1 > 203.0.113.7 443: denied by source
      ci/scheduler-1 > 169.254.169.254 80: open`,
    lines: `
      ci/build > range 0.0.0.0: allowed all ports
      ci/autoscaler > range 169.254.169.254: allowed 80
      ci/build > range 169.254.169.254: no line`,
  },
  "cluster-ip-dns": {
    verdicts: `
      default/tmp > default/echo-server-2 5678: open
      lab/visitor > default/echo-server-1 5678: open
      203.0.113.7 > default/echo-server-1 5678: open`,
    lines: `
      default/tmp > default/echo-server: open
      lab/visitor > default/echo-server: open`,
    doors: "service default/echo-svc > default/echo-server: 80 → 5678",
    traces: `
      default/tmp > http://echo-svc: answered
      default/tmp > http://echo-svc:5678: timed-out nothing-there
      default/tmp > http://echo-server: not-resolved no-such-name
      lab/visitor > http://echo-svc: not-resolved no-such-name
      lab/visitor > http://echo-svc.default: answered
      lab/visitor > http://echo-svc.default.svc.cluster.local: answered`,
    expectations: `
      default/echo-svc 1: holds at default/tmp→default/echo-server
      default/echo-svc 2: holds
      default/echo-svc 3: holds
      default/echo-svc 4: holds at lab/visitor→default/echo-server`,
  },
  "ingress-routing": {
    verdicts: `
      203.0.113.7 > ingress-nginx/ingress-nginx-controller-1 80: open
      ingress-nginx/ingress-nginx-controller-1 > default/api-app-1 5678: open
      ingress-nginx/ingress-nginx-controller-1 > default/web-app-1 5678: open`,
    lines: `
      anyone > ingress-nginx/ingress-nginx-controller: open
      ingress-nginx/ingress-nginx-controller > default/api-app: open
      ingress-nginx/ingress-nginx-controller > default/web-app: open`,
    doors: `
      ingress default/apps > service default/api-app: any host
      ingress default/apps > service default/web-app: any host
      service default/api-app > default/api-app: 80 → 5678
      service default/web-app > default/web-app: 80 → 5678`,
    traces: `
      203.0.113.7 > http://localhost/api: answered
      203.0.113.7 > http://localhost/api/orders: answered
      203.0.113.7 > http://localhost/web: answered
      203.0.113.7 > http://localhost/: answered-with-error 404
      203.0.113.7 > http://localhost/apis: answered-with-error 404
      203.0.113.7 > http://api-app: not-resolved no-such-name
      default/web-app > http://api-app: answered`,
    expectations: `
      default/routes 1: holds
      default/routes 2: holds
      default/routes 3: holds
      ingress-nginx/controller 1: holds at ingress-nginx/ingress-nginx-controller→default/api-app
      ingress-nginx/controller 2: holds at ingress-nginx/ingress-nginx-controller→default/web-app`,
  },
  "wrong-selector": {
    verdicts: `
      default/tmp > default/debug-app-1 80: open
      default/tmp > default/debug-app-2 80: open`,
    lines: "default/tmp > default/debug-app: open",
    doors: "service default/debug-svc: its selector app=debug-wrong selects no pod; 2 pods have app=debug-app",
    traces: `
      default/tmp > http://debug-svc: refused no-endpoint
      default/tmp > default/debug-app:80: answered`,
    expectations: `
      default/debug-svc 1: holds at default/tmp→default/debug-app
      default/debug-svc 2: fails, default/tmp is refused by http://debug-svc: the Service has no ready endpoint`,
    diagnostics: "service-selects-nothing: cluster.yaml 13",
  },
  "ingress-controller": {
    verdicts: `
      203.0.113.7 > ingress-nginx/controller-1 443: allowed
      ingress-nginx/controller-1 > bakery/shop-1 8080: allowed
      ingress-nginx/controller-1 > bakery/recipes-1 8080: allowed
      ingress-nginx/controller-1 > bakery/ovens 9000: denied by target
      203.0.113.7 > bakery/shop-1 8080: denied by target
      bakery/shop-1 > bakery/ovens 9000: allowed`,
    lines: `
      anyone > ingress-nginx/controller: allowed 80, 443
      ingress-nginx/controller > bakery/shop: allowed 8080
      ingress-nginx/controller > bakery/recipes: allowed 8080
      anyone > bakery/shop: no line
      anyone > bakery/recipes: no line
      ingress-nginx/controller > bakery/ovens: no line`,
    doors: `
      service bakery/shop > bakery/shop: 80 → 8080
      service bakery/recipes > bakery/recipes: 80 → 8080`,
    traces: `
      ingress-nginx/controller > http://shop.bakery: answered
      ingress-nginx/controller > http://recipes.bakery: answered
      ingress-nginx/controller > http://shop: not-resolved no-such-name
      bakery/shop > http://recipes: timed-out destination`,
  },
  monitoring: {
    verdicts: `
      monitoring/prometheus-0 > railway/tickets-1 9102: allowed
      monitoring/prometheus-0 > railway/tickets-1 8080: denied by target
      monitoring/prometheus-0 > railway/signals-1 7070: denied by target
      monitoring/grafana > railway/tickets-1 9102: denied by target
      railway/tickets-1 > railway/timetable-1 8080: allowed`,
    lines: `
      monitoring/prometheus > railway/tickets: partly 9102 only
      monitoring/prometheus > railway/timetable: partly 9102 only
      monitoring/prometheus > railway/signals: partly 9102 only
      monitoring/grafana > railway/tickets: no line
      monitoring/grafana > railway/timetable: no line
      monitoring/grafana > railway/signals: no line`,
  },
  gossip: {
    verdicts: `
      archive/cassandra-0 > archive/cassandra-1 7000: allowed
      archive/cassandra-0 > archive/cassandra-2 7001: allowed
      archive/cassandra-0 > archive/cassandra-1 9042: denied by target
      archive/scanner-1 > archive/cassandra-0 9042: allowed
      archive/scanner-1 > archive/cassandra-0 7000: denied by target
      archive/exhibition > archive/cassandra-0 9042: denied by target`,
    lines: `
      archive/cassandra > archive/cassandra: partly 7000–7001 only
      archive/scanner > archive/cassandra: partly 9042 only
      archive/reading-room > archive/cassandra: partly 9042 only
      archive/exhibition > archive/cassandra: no line`,
    doors: "service archive/cassandra > archive/cassandra: headless",
    traces: `
      archive/scanner > cassandra:9042: answered
      archive/scanner > cassandra-0.cassandra:7000: timed-out destination
      archive/cassandra > cassandra-1.cassandra:7000: answered
      archive/exhibition > cassandra:9042: timed-out destination`,
  },
  "host-network": {
    verdicts: `
      203.0.113.7 > greenhouse/agent-1 9100: open
      greenhouse/sprinkler > greenhouse/agent-1 9100: open
      greenhouse/agent-1 > greenhouse/heating 8080: allowed
      greenhouse/agent-2 > greenhouse/heating 8080: denied by target
      greenhouse/agent-2 > greenhouse/sprinkler 8081: allowed
      203.0.113.7 > greenhouse/heating 8080: denied by target`,
    lines: `
      greenhouse/agent > greenhouse/heating: mixed 1 of 2 pairs
      greenhouse/agent > greenhouse/sprinkler: mixed 1 of 2 pairs`,
  },
};
