/**
 * How much of what is taken, in one place. Whatever goes beyond is told with its place, and nothing of the text is lost.
 *
 * Numbers only: whoever reads text, draws or lists may import them.
 */

/** Bytes read at once from files, a folder, a paste or a link, over all files. */
export const MOST_BYTES = 64 * 2 ** 20;

/** Levels of maps and lists in a manifest; the deepest type of Kubernetes needs fewer than 40. */
export const MOST_LEVELS = 200;

/** Nodes that aliases may add to a document of any size: a page full of repeated labels has a few hundred. */
export const MOST_ALIASED_NODES = 10_000;

/** Nodes that they may add for each node that the document has as written. */
export const MOST_ALIASED_NODES_PER_NODE = 10;

/** Findings of one kind in one document while it is read: whoever mends so many sees the next ones. */
export const MOST_FINDINGS_OF_A_KIND = 200;
