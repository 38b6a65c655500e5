import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Small tests first, by the last part that fits: a mutant that one of them notices needs no table and no corpus. */
const ORDER = [
  "/net/",
  "/cidr.",
  "/ip-address.",
  "/kube/",
  "/policy/",
  "/profile-verdicts.",
  "/cluster/",
  "/matching.",
  "/conformance.",
  "/corpus-sample.",
  "/evaluator.",
  "/all-verdicts.",
];

class SmallFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => ORDER.findLastIndex((part) => moduleId.includes(part));
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

/** What mutants are tried against (`npm run test:mutation`): unit tests, conformance, 500 cases of the corpus. */
// biome-ignore lint/style/noDefaultExport: Vitest asks for one
export default defineConfig({
  test: {
    environment: "node",
    include: [
      "src/engine/{net,kube,cluster,policy}/**/*.test.ts",
      "src/engine/testing/{conformance,matching}.test.ts",
      "src/engine/testing/*.mutation.ts",
    ],
    sequence: { sequencer: SmallFirst },
    testTimeout: 20_000,
  },
});
