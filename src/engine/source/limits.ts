/**
 * How much of what is taken, in one place. Whatever goes beyond is told with its place, and nothing of the text is lost.
 *
 * Numbers only: whoever reads text, draws or lists may import them.
 */

/** Bytes read at once from files, a folder, a paste or a link, over all files. */
export const MOST_BYTES = 64 * 2 ** 20;

/** Levels of maps and lists in a manifest; the deepest type of Kubernetes needs fewer than 40. */
export const MOST_LEVELS = 200;

/**
 * Lines and commas in one document: about so many fields and items. A dump of 64 MB has fewer, and a million fields
 * take some 200 MB of memory.
 */
export const MOST_SEPARATORS = 3_000_000;

/**
 * The same for a document with a mistake in it, which the YAML library helps to explain, at 20 µs a line: of a longer one
 * only the place is told. What the API server stores has 1.5 MB an object, which is at most 50,000 lines.
 */
export const MOST_LIBRARY_SEPARATORS = 300_000;

/**
 * Documents of a file, read at once, whose mistakes are explained with the library's help, at 40 µs and more each. What is
 * wrong with the others is told in fewer words: they are more than the problems that are shown of a file.
 */
export const MOST_EXPLAINED = 5000;

/** Documents of a file, empty ones too; ten thousand pods with all that belongs to them are 50,000. */
export const MOST_DOCUMENTS = 300_000;

/** Nodes that aliases may add to a document of any size: a page full of repeated labels has a few hundred. */
export const MOST_ALIASED_NODES = 10_000;

/** Nodes that they may add for each node that the document has as written. */
export const MOST_ALIASED_NODES_PER_NODE = 10;

/** Findings of one kind in one document while it is read: whoever mends so many sees the next ones. */
export const MOST_FINDINGS_OF_A_KIND = 200;

/** Findings looked for in one object: a map of a hundred thousand wrong keys is counted to the last, one of a million is not. */
export const MOST_FINDINGS_OF_AN_OBJECT = 100_000;

/** Findings shown of one object; who mends so many sees the next ones. One that stands for the others tells how many. */
export const MOST_PROBLEMS_OF_AN_OBJECT = 200;

/** The same of one file: a thousand lines is more than anybody reads, and less than a megabyte on the way to the page. */
export const MOST_PROBLEMS_OF_A_FILE = 1000;

/** The same of all files. */
export const MOST_PROBLEMS = 2000;

/** Objects that take no part, listed one by one; their number is always told in full. */
export const MOST_LEFT_OUT = 1000;

/** Characters of a message: three lines of a list, and room for the longest that we write. */
export const LONGEST_MESSAGE = 500;

/** Characters of an object's title and of a field's path; the longest legal title has fewer. */
export const LONGEST_TITLE = 700;

/** Replaced stretches of a fix, and characters that it puts there: enough to mend every line of a very long paste. */
export const MOST_FIX_EDITS = 50_000;
export const LONGEST_FIX = 4_000_000;

/** Nodes and namespaces of a picture: the browser is at work for a second with them, and nobody finds anything in more. */
export const MOST_DRAWN = 5000;
