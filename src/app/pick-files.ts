/** The field that takes files; the browser opens its own dialog for it. */
export const FILES_FIELD = "files-field";

/** Lets the user choose files to open. */
export function pickFiles(): void {
  document.getElementById(FILES_FIELD)?.click();
}
