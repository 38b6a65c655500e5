/**
 * Puts a text into the clipboard, also one that is still being made.
 *
 * @returns false where the browser does not let the page, or the text never came
 */
export async function copyText(text: Promise<string>): Promise<boolean> {
  // Whoever does not get as far as the text must not leave its failure unheard.
  text.catch(() => {});
  try {
    if (typeof ClipboardItem === "undefined") await navigator.clipboard.writeText(await text);
    // Given at once, in the event of the click itself: some browsers let nothing be written later.
    else await navigator.clipboard.write([new ClipboardItem({ "text/plain": text.then(plainBlob) })]);
    return true;
  } catch {
    return false;
  }
}

const plainBlob = (text: string) => new Blob([text], { type: "text/plain" });
