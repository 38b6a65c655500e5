import type { ScenarioFile } from "../engine";

/** Gives a file to the browser to be saved; nothing leaves the page. */
export function downloadFile({ name, text }: ScenarioFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: typeOf(name) }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** By the ending: a browser may give a file another one that does not fit its type. */
function typeOf(name: string): string {
  if (name.endsWith(".xml")) return "application/xml";
  if (name.endsWith(".csv")) return "text/csv";
  if (name.endsWith(".md")) return "text/markdown";
  return name.endsWith(".sh") ? "text/x-shellscript" : "application/yaml";
}
