/** What the two sentences of an example say, and what they rest on. */
export interface ExampleTruth {
  /** `source > destination [protocol] port: outcome`; TCP where no protocol is named. */
  readonly verdicts: string;
  /** `source > target: state label` of lines that the sentences tell to look at; `no line` where they say that none is. */
  readonly lines: string;
}

/** By slug; only tests read it. */
export const exampleTruths: Readonly<Record<string, ExampleTruth>> = {
  "three-tier": {
    verdicts: `
      203.0.113.7 > app/frontend 80: allowed
      app/frontend > app/backend 8080: allowed
      app/backend > app/database 5432: allowed
      app/frontend > app/database 5432: denied by both
      app/database > app/backend 8080: denied by both
      203.0.113.7 > app/database 5432: denied by target`,
    lines: `
      anyone > app/frontend: allowed 80
      app/frontend > app/backend: allowed 8080
      app/backend > app/database: allowed 5432`,
  },
  "all-open": {
    verdicts: `
      playground/toolbox > shop/payments 8443: open
      shop/storefront-1 > playground/toolbox 22: open
      203.0.113.7 > shop/payments 8443: open
      shop/payments > 203.0.113.7 443: open`,
    lines: `
      playground/toolbox > shop/payments: open
      anyone > shop/payments: open`,
  },
  "deny-ingress": {
    verdicts: `
      accounts/reports > accounts/ledger 5432: denied by target
      accounts/statements-1 > accounts/statements-2 8080: denied by target
      203.0.113.7 > accounts/reports 9000: denied by target
      accounts/ledger > 203.0.113.7 443: open
      accounts/statements-2 > 203.0.113.7 443: open`,
    lines: `
      accounts/reports > accounts/ledger: denied at target
      accounts/statements > accounts/ledger: denied at target
      anyone > accounts/ledger: denied at target
      accounts/reports > accounts/statements: denied at target
      accounts/ledger > accounts/statements: denied at target
      accounts/statements > accounts/statements: denied at target
      anyone > accounts/statements: denied at target
      accounts/ledger > accounts/reports: denied at target
      accounts/statements > accounts/reports: denied at target
      anyone > accounts/reports: denied at target
      accounts/ledger > anyone: open
      accounts/statements > anyone: open
      accounts/reports > anyone: open`,
  },
  "deny-egress": {
    verdicts: `
      crawler/fetcher-1 > kube-system/coredns-1 UDP 53: denied by source
      crawler/fetcher-1 > kube-system/coredns-2 TCP 53: denied by source
      crawler/fetcher-1 > crawler/found-pages 6379: denied by source
      crawler/fetcher-1 > 203.0.113.7 443: denied by source
      kube-system/coredns-1 > crawler/fetcher-1 8080: open`,
    lines: "crawler/fetcher > kube-system/coredns: denied at source",
  },
  "deny-all": {
    verdicts: `
      vault/secrets-0 > vault/secrets-1 8200: denied by both
      vault/unsealer > vault/secrets-0 8200: denied by both
      vault/secrets-0 > vault/audit-log 3100: denied by both
      vault/secrets-0 > vault/secrets-0 8200: allowed
      203.0.113.7 > vault/secrets-0 8200: denied by target
      vault/unsealer > 203.0.113.7 443: denied by source`,
    lines: "vault/secrets > vault/secrets: denied at both",
  },
  "same-namespace": {
    verdicts: `
      orders/queue > orders/api-1 8080: allowed
      orders/api-1 > orders/queue 5672: allowed
      orders/api-1 > orders/api-2 8080: allowed
      marketing/newsletter > orders/api-1 8080: denied by target
      marketing/newsletter > orders/queue 5672: denied by target`,
    lines: `
      orders/queue > orders/api: allowed 8080
      orders/api > orders/queue: allowed 5672
      marketing/newsletter > orders/api: denied at target
      marketing/newsletter > orders/queue: denied at target`,
  },
  "another-namespace": {
    verdicts: `
      storefront/shop-1 > warehouse/stock-2 8080: allowed
      storefront/cart-1 > warehouse/stock-2 8080: allowed
      storefront-test/shop-1 > warehouse/stock-2 8080: denied by target
      warehouse/forklift > warehouse/stock-1 8080: denied by target`,
    lines: `
      storefront/shop > warehouse/stock: allowed 8080
      storefront/cart > warehouse/stock: allowed 8080
      storefront-test/shop > warehouse/stock: no line
      warehouse/forklift > warehouse/stock: no line`,
  },
  "everybody-or-nobody": {
    verdicts: `
      203.0.113.7 > portal/landing-page 80: allowed
      portal/archive > portal/landing-page 80: allowed
      203.0.113.7 > portal/accounts 8080: denied by target
      portal/landing-page > portal/accounts 8080: allowed
      portal/accounts > portal/archive 9000: denied by target
      203.0.113.7 > portal/archive 9000: denied by target`,
    lines: `
      anyone > portal/landing-page: allowed 80
      anyone > portal/accounts: denied at target
      portal/landing-page > portal/accounts: allowed 8080
      portal/archive > portal/accounts: allowed 8080
      anyone > portal/archive: denied at target
      portal/landing-page > portal/archive: denied at target
      portal/accounts > portal/archive: denied at target`,
  },
  "policies-add-up": {
    verdicts: `
      media/gateway-1 > media/catalog 8080: allowed
      media/thumbnailer > media/catalog 8080: allowed
      203.0.113.7 > media/catalog 8080: denied by target`,
    lines: "media/thumbnailer > media/catalog: allowed 8080",
  },
  "database-backup": {
    verdicts: `
      clinic/api-1 > clinic/records-0 5432: allowed
      clinic/backup-1 > clinic/records-0 5432: allowed
      clinic/reminders-1 > clinic/records-0 5432: denied by target
      clinic/web-1 > clinic/records-0 5432: denied by both`,
    lines: `
      clinic/api > clinic/records: allowed 5432
      clinic/backup > clinic/records: allowed 5432
      clinic/reminders > clinic/records: no line
      clinic/web > clinic/records: no line`,
  },
  "and-or": {
    verdicts: `
      sales/reporter > finance/ledger 5432: allowed
      finance/reporter > finance/ledger 5432: denied by target
      sales/web-1 > finance/ledger 5432: denied by target
      sales/reporter > finance/invoices 5432: allowed
      finance/reporter > finance/invoices 5432: allowed
      sales/web-1 > finance/invoices 5432: allowed
      finance/ledger > finance/invoices 5432: denied by target`,
    lines: `
      sales/reporter > finance/ledger: allowed 5432
      finance/reporter > finance/ledger: no line
      sales/web > finance/ledger: no line
      sales/reporter > finance/invoices: allowed 5432
      finance/reporter > finance/invoices: allowed 5432
      sales/web > finance/invoices: allowed 5432`,
  },
  tenants: {
    verdicts: `
      acme-web/storefront-1 > acme-data/postgres 5432: allowed
      acme-data/postgres > acme-web/storefront-1 80: allowed
      globex/tickets-1 > globex/mysql 3306: allowed
      globex/tickets-1 > acme-data/postgres 5432: denied by target
      acme-web/storefront-1 > globex/mysql 3306: denied by target
      newcomer/trial > acme-web/storefront-1 80: denied by target`,
    lines: `
      acme-web/storefront > acme-data/postgres: allowed 5432
      acme-data/postgres > acme-web/storefront: allowed 80
      globex/tickets > globex/mysql: allowed 3306
      globex/mysql > globex/tickets: allowed 8080
      globex/tickets > acme-data/postgres: no line
      globex/mysql > acme-web/storefront: no line
      acme-web/storefront > globex/mysql: no line
      acme-data/postgres > globex/tickets: no line`,
  },
  "label-typo": {
    verdicts: `
      203.0.113.7 > payroll/salaries 5432: open
      payroll/bank-details > payroll/salaries 5432: open
      payroll/calculator > payroll/bank-details 5432: allowed
      payroll/salaries > payroll/bank-details 5432: denied by target
      203.0.113.7 > payroll/bank-details 5432: denied by target`,
    lines: `
      anyone > payroll/salaries: open
      payroll/calculator > payroll/bank-details: allowed 5432
      anyone > payroll/bank-details: denied at target`,
  },
  "ip-block": {
    verdicts: `
      10.20.1.1 > intranet/wiki-1 443: allowed
      10.20.99.8 > intranet/wiki-1 443: denied by target
      10.20.99.7 > intranet/wiki-1 443: allowed
      10.20.99.7 > intranet/welcome-1 80: allowed
      10.20.99.8 > intranet/welcome-1 80: allowed
      10.20.1.1 > intranet/welcome-1 80: denied by target`,
    lines: `
      range 10.20.99.7 > intranet/wiki: allowed 443
      range 10.20.99.7 > intranet/welcome: allowed 80
      range 10.20.99.0 > intranet/welcome: allowed 80
      range 10.20.99.0 > intranet/wiki: no line`,
  },
  "named-port": {
    verdicts: `
      plant/collector > plant/boiler-1 9100: allowed
      plant/collector > plant/turbine-1 8125: allowed
      plant/collector > plant/turbine-1 9100: denied by target
      plant/collector > plant/chimney 9100: denied by target`,
    lines: `
      plant/collector > plant/boiler: allowed 9100
      plant/collector > plant/turbine: allowed 8125
      plant/collector > plant/chimney: denied at target`,
  },
  "dual-stack": {
    verdicts: `
      198.51.100.9 > radio/stream-1 8000: allowed
      2001:db8:57::9 > radio/stream-1 8000: denied by target
      198.51.100.9 > radio/editor-1 80: allowed
      2001:db8:57::9 > radio/editor-1 80: allowed
      2001:db8:58::9 > radio/editor-1 80: denied by target`,
    lines: `
      range 198.51.100.0 > radio/editor: allowed 80
      range 2001:db8:57:: > radio/editor: allowed 80
      range 198.51.100.0 > radio/stream: allowed 8000
      range 2001:db8:57:: > radio/stream: no line`,
  },
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
