/**
 * How much of what is taken, in one place. Whatever goes beyond is told with its place, and nothing of the text is lost.
 *
 * Numbers only: whoever reads text, draws or lists may import them.
 */

/** Bytes read at once from files, a folder, a paste or a link, over all files. */
export const MOST_BYTES = 64 * 2 ** 20;

/** Levels of maps and lists in a manifest; the deepest type of Kubernetes needs fewer than 40. */
export const MOST_LEVELS = 200;
