/** A call that can't be carried out: printed to standard error, exit code 2. */
export class UsageError extends Error {}

/** What the command line can do, for `--help` and wrong calls. */
export const USAGE = `usage: npm run -s cli -- VERB …

  probe FILE… --probes PROBES      answer single connections (JSON lines)
  probe --batch CASES              many small scenarios in one process (JSON lines)
  reach FILE… [--format json|csv|md|mermaid|dot] [--level workload|pod]
                                   every connection that is possible
  explain FILE… --from A --to B --port N [--protocol TCP] [--format text|json]
                                   why one connection has its verdict; B may be a name or URL
  validate FILE…                   what is wrong with the objects (JSON lines)
  validate --batch CASES           the same for many texts (JSON lines)
  check FILE… [--format json|junit]
                                   whether the expectations hold (JSON lines); exit code 1 where one fails
  diff OLD NEW [--format json|csv|md|mermaid|dot] [--exit-code]
                                   connections that were opened and closed; with --exit-code 1 where there are any

FILE may be a folder (all *.yaml *.yml *.json below it) or - for standard input.
Endpoints are namespace/pod or an IP address.

  --profile NAME                   who enforces the policies: kubernetes (default), calico, cilium,
                                   kube-network-policies, or none for nobody (Flannel, old kindnet)
  --namespace NS                   namespace of objects that name none (default)
`;
