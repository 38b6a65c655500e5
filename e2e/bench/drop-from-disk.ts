import type { Page } from "playwright/test";

/** Drops files onto the page as a file manager does: they stay on the disk until the page reads them. */
export async function dropFromDisk(page: Page, paths: readonly string[]): Promise<void> {
  const input = await page.evaluateHandle(() => {
    const made = document.createElement("input");
    made.type = "file";
    made.multiple = true;
    return made;
  });
  await input.setInputFiles([...paths]);
  await input.evaluate((chosen) => {
    const dataTransfer = new DataTransfer();
    for (const file of chosen.files ?? []) dataTransfer.items.add(file);
    for (const type of ["dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
  await input.dispose();
}
