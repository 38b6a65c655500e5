import type { Assumption } from "../../engine";

const WORDS: Record<Assumption, string> = {
  "ip-block-matches-pods": "whether an ipBlock matches the addresses of pods",
  "pod-cidr": "that pods without a stated address lie in the pod CIDR",
  "end-port": "whether the plugin honours endPort",
  "own-node-to-pod": "that a node reaches its own pods",
  "pod-to-own-node": "whether an isolated pod reaches its own node",
  "host-network": "that pods on the host network count as their node",
  "client-source": "which address a policy sees behind a Service",
  "other-policies": "that the policies which are not evaluated change nothing",
};

/** What the verdict rests on that Kubernetes leaves to the plugin. */
export function Assumptions({ assumes }: { readonly assumes: readonly Assumption[] }) {
  if (assumes.length === 0) return null;
  return (
    <section className="side">
      <h3>Rests on</h3>
      <ul className="assumptions">
        {assumes.map((assumption) => (
          <li key={assumption}>{WORDS[assumption]}</li>
        ))}
      </ul>
    </section>
  );
}
