interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string | null }): unknown;
}

// Safe: the property is only read, and is undefined where the browser knows no Trusted Types.
const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;

/**
 * The only Trusted Types policy of ours, in force from the first import of `main.tsx` on: a script address passes if it
 * is a blob that this page made, which our own workers are. In a sandboxed frame the origin is `null`, here and there.
 */
factory?.createPolicy("default", {
  createScriptURL: (address) => (address.startsWith(`blob:${self.origin}/`) ? address : null),
});
