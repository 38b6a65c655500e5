import { NewPolicyForm } from "./NewPolicyForm";
import { PolicyEditor } from "./PolicyEditor";

interface PolicyCardProps {
  /** `namespace/name`; null: a new one. */
  readonly policy: string | null;
  readonly namespace: string;
}

/** The form of a policy, or of one that is to be made. */
export function PolicyCard({ policy, namespace }: PolicyCardProps) {
  return policy === null ? (
    <NewPolicyForm namespace={namespace} />
  ) : (
    <PolicyEditor policy={policy} namespace={namespace} />
  );
}
