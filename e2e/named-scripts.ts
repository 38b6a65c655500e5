/** Paths of the scripts that a document names: those that the first picture needs. Everything else is asked for later. */
export function namedScripts(document: string): readonly string[] {
  const names = document.matchAll(/<(?:script|link rel="modulepreload")[^>]* (?:src|href)="\.\/([^"]+\.js)"/g);
  return [...names].map(([, path = ""]) => path);
}
