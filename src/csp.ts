/** Names of the Trusted Types policies that Monaco makes for itself. */
const monacoPolicies =
  "editorViewLayer richScreenReaderContent domLineBreaksComputer diffReview diffEditorWidget editorGhostText stickyScrollViewLayer standaloneColorizer defaultWorkerFactory tokenizeToString dompurify";

/**
 * The Content-Security-Policy of the page, as one line.
 *
 * A page's policy binds the workers that it starts from `blob:` addresses, so the worker that holds the user's
 * manifests cannot reach the network either. `style-src` needs `'unsafe-inline'` because Monaco writes its theme
 * into `<style>` elements.
 *
 * @param connect - sources that `fetch` and its kin may reach; the default is none at all
 */
export const csp = (connect = "'none'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types default ${monacoPolicies}`,
  ].join("; ");

/** What only a header can say: who may put the page into a frame. A course may, on the web or on one's own machine. */
export const frameAncestors = "frame-ancestors 'self' https: http://localhost:* http://127.0.0.1:*";
