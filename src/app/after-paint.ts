/** Runs something once what is now known has been painted and nothing else is to be done, or after two seconds. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // Safari knows no idle callback.
      if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: 2000 });
      else setTimeout(run, 200);
    }),
  );
}
