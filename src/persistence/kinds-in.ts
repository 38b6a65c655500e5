/** The kinds of the objects that stand at the top of a text, each once, in the order of the text. */
export function kindsIn(text: string): readonly string[] {
  const found = isJson(text) ? kindsOfJson(text) : kindsBy(text, /^["']?kind["']?[ \t]*:[ \t]*["']?([A-Za-z]\w*)/gm);
  return [...new Set(found)];
}

function isJson(text: string): boolean {
  return /^[\s\ufeff]*[{[]/.test(text);
}

/** In JSON over several lines the outermost; in one line the first. */
function kindsOfJson(text: string): readonly string[] {
  const lines = [...text.matchAll(/^([ \t]*)"kind"[ \t]*:[ \t]*"(\w+)"/gm)];
  const outermost = Math.min(...lines.slice(0, 1000).map(([, indent = ""]) => indent.length));
  const kinds = lines.flatMap(([, indent = "", kind = ""]) => (indent.length === outermost ? kind : []));
  return kinds.length > 0 ? kinds : kindsBy(text, /"kind"[ \t]*:[ \t]*"(\w+)"/g).slice(0, 1);
}

function kindsBy(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, kind = ""]) => kind);
}
