import { quoteText } from "../manifest/print-yaml";

/** The line above the objects that live in no namespace. */
export const CLUSTER_HEADING = "# Cluster";

/** The line above what nobody can read. */
export const UNREADABLE_HEADING = "# Could not be read";

/** The line above the objects of a namespace; a name that no server accepts stands in quotes, so that it stays a line. */
export function namespaceHeading(namespace: string): string {
  return `# Namespace ${/^[-.\w]+$/.test(namespace) ? namespace : quoteText(namespace)}`;
}

/** Whether a comment is one of ours, so that taking apart what was taken apart writes it once. */
export function isHeading(comment: string): boolean {
  return (
    comment === CLUSTER_HEADING || comment === UNREADABLE_HEADING || /^# Namespace (?:[-.\w]+|".*")$/.test(comment)
  );
}
