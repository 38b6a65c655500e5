import type { ExampleTruth } from "./example-truths";

/** Of the examples about the rules of policies: from *Start here* to *Addresses and ports*. */
export const ruleTruths: Readonly<Record<string, ExampleTruth>> = {
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
    doors: "service kube-system/kube-dns > kube-system/coredns: 53/UDP, 53",
    traces: `
      crawler/fetcher > http://example.com: not-resolved dns-unreachable
      crawler/fetcher > kube-dns.kube-system:53: not-resolved dns-unreachable
      crawler/fetcher > crawler/found-pages:6379: timed-out source`,
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
    doors: "service vault/secrets > vault/secrets: headless",
    traces: `
      vault/unsealer > secrets:8200: not-resolved dns-unreachable
      vault/unsealer > vault/secrets-0:8200: timed-out both
      vault/secrets > vault/secrets-0:8200: answered`,
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
    doors: "service clinic/records > clinic/records: headless",
    traces: `
      clinic/api > records:5432: answered
      clinic/backup > records:5432: answered
      clinic/backup > records-0.records:5432: answered
      clinic/reminders > records:5432: timed-out destination
      clinic/web > records:5432: not-resolved dns-unreachable`,
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
};
