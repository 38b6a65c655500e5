/**
 * Whether a text looks like what `kubectl get … -o yaml|json` prints: a list at the top, or a field with what only a
 * server writes there. A fast look without a parser; the engine knows better.
 */
export function looksLikeDump(text: string): boolean {
  if (isJson(text)) return (JSON_LIST.test(text) && JSON_ITEMS.test(text)) || SERVER_FIELD_OF_JSON.test(text);
  return (LIST.test(text) && ITEMS.test(text)) || SERVER_FIELD.test(text);
}

const LIST = /^["']?kind["']?[ \t]*:[ \t]*["']?[A-Za-z]*List["']?[ \t]*(?:#.*)?$/m;
const ITEMS = /^["']?items["']?[ \t]*:/m;
const JSON_LIST = /"kind"[ \t]*:[ \t]*"[A-Za-z]*List"/;
const JSON_ITEMS = /"items"[ \t]*:/;

/**
 * Fields that nobody writes by hand, with a value as a server gives it: `uid` and the like have other meanings too, and
 * what is printed without a server (`creationTimestamp: null`, `status: {}`) is a draft. The last ones are of a status.
 */
const BLOCKS = "managedFields|containerStatuses|initContainerStatuses";
const VALUES = [
  'resourceVersion"?[ \\t]*:[ \\t]*"?\\d',
  'uid"?[ \\t]*:[ \\t]*"?[0-9a-f]{8}-[0-9a-f]{4}-',
  '(?:creationTimestamp|lastTransitionTime|startTime)"?[ \\t]*:[ \\t]*"?\\d{4}-\\d\\d-\\d\\dT',
  'observedGeneration"?[ \\t]*:[ \\t]*\\d',
  'qosClass"?[ \\t]*:[ \\t]*"?[A-Z]',
].join("|");
const FIELDS = `(?:(?:${BLOCKS})"?[ \\t]*:(?![ \\t]*(?:""|\\[\\]|null\\b))|${VALUES})`;
const SERVER_FIELD = new RegExp(`^[ \\t]*(?:-[ \\t]+)?"?${FIELDS}`, "m");
const SERVER_FIELD_OF_JSON = new RegExp(`"${FIELDS}`);

function isJson(text: string): boolean {
  return /^[\s\ufeff]*[{[]/.test(text);
}
