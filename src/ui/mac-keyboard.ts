/** Whether this is a Mac, or what Apple makes besides, whose keyboards have other keys. */
export function isMacKeyboard(platform: string = navigator.platform): boolean {
  return /^(Mac|iP)/.test(platform);
}
