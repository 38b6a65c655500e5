/**
 * What is mutated: the files on whose arithmetic every verdict stands. New files of `policy` belong to isolation unless
 * they explain, describe profiles or are of another part.
 *
 * @type {Readonly<Record<string, readonly string[]>>} globs below the project's root; `!` takes out
 */
export const parts = {
  selectors: [
    "src/engine/kube/{label-selector,decode-selector}.ts",
    "src/engine/policy/{label-index,class-selections}.ts",
  ],
  ports: ["src/engine/net/{port-set,protocol}.ts", "src/engine/policy/{rule-ports,rule-port-ids,port-set-pool}.ts"],
  addresses: ["src/engine/net/{cidr,ip-address,address-space}.ts", "src/engine/policy/address-views.ts"],
  isolation: [
    "src/engine/policy/*.ts",
    "!src/engine/policy/*.test.ts",
    "!src/engine/policy/{label-index,class-selections,rule-ports,rule-port-ids,port-set-pool,address-views}.ts",
    "!src/engine/policy/{explain*,explanation,rule-context,profile*,assumption*,verdict}.ts",
  ],
};
