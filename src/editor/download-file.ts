import type { ScenarioFile } from "../engine";

/** Gives a file to the browser to be saved; nothing leaves the page. */
export function downloadFile({ name, text }: ScenarioFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
