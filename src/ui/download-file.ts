/** What the browser saves. */
export interface SavedFile {
  readonly name: string;
  readonly text: string | Blob;
}

/** Gives a file to the browser to be saved; nothing leaves the page. */
export function downloadFile({ name, text }: SavedFile): void {
  const address = URL.createObjectURL(typeof text === "string" ? new Blob([text], { type: typeOf(name) }) : text);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

const TYPES: Readonly<Record<string, string>> = {
  xml: "application/xml",
  csv: "text/csv",
  md: "text/markdown",
  sh: "text/x-shellscript",
  svg: "image/svg+xml",
  mmd: "text/vnd.mermaid",
  dot: "text/vnd.graphviz",
};

/** By the ending: a browser may give a file another one that does not fit its type. */
function typeOf(name: string): string {
  return TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/yaml";
}
