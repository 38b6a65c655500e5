import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asDocuments, asList, type ClusterShape, seedCluster } from "./seeded-cluster";
import { createRandom } from "./seeded-random";

/** A cluster's text in a file. */
export interface BenchText {
  readonly form: "documents" | "list";
  readonly path: string;
  /** “1,000 pods, 200 workloads, 500 policies, 1.3 MB” */
  readonly words: string;
}

/** Writes what is timed into a folder of its own. */
export interface BenchInputs {
  /** The same cluster in both forms. */
  texts(pods: number, shape?: ClusterShape): readonly BenchText[];
  /** Probes between the pods of such a cluster and addresses, as JSON lines: the path of the file. */
  probes(pods: number, count: number): string;
  /** Any text, under a name: the path of the file. */
  file(name: string, text: string): string;
  remove(): void;
}

const SEED = 20261122;

/** Makes an empty folder. */
export function createBenchInputs(): BenchInputs {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  const written = new Map<string, readonly BenchText[]>();
  return {
    texts(pods, shape = {}) {
      const name = `${pods}-${shape.policies ?? "some"}${shape.hasDenials === false ? "-open" : ""}`;
      const known = written.get(name) ?? writeTexts(join(folder, name), pods, shape);
      written.set(name, known);
      return known;
    },
    probes(pods, count) {
      const path = join(folder, `probes-${pods}-${count}.jsonl`);
      writeFileSync(path, seedProbes(pods, count));
      return path;
    },
    file(name, text) {
      const path = join(folder, `${name}.yaml`);
      writeFileSync(path, text);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeTexts(path: string, pods: number, shape: ClusterShape): readonly BenchText[] {
  const cluster = seedCluster(pods, SEED, shape);
  const counts = [
    [cluster.pods, "pods"],
    [Math.ceil(pods / (shape.podsPerWorkload ?? 5)), "workloads"],
    [cluster.policies, "policies"],
  ] as const;
  return (["documents", "list"] as const).map((form) => {
    const text = form === "list" ? asList(cluster) : asDocuments(cluster);
    writeFileSync(`${path}-${form}.yaml`, text);
    const size = text.length < 1e5 ? `${Math.round(text.length / 1e3)} kB` : `${(text.length / 1e6).toFixed(1)} MB`;
    const words = counts.map(([count, what]) => `${count.toLocaleString("en")} ${what}`);
    return { form, path: `${path}-${form}.yaml`, words: [...words, size].join(", ") };
  });
}

/** Nine of ten between pods, one to an address outside. */
function seedProbes(pods: number, count: number): string {
  const random = createRandom(SEED);
  const names = seedCluster(pods, SEED).podIds;
  const lines = Array.from({ length: count }, () => {
    const dst = random.next() < 0.1 ? `192.168.${random.below(250)}.7` : random.pick(names);
    const protocol = random.next() < 0.2 ? "UDP" : "TCP";
    return JSON.stringify({ src: random.pick(names), dst, protocol, port: random.pick(PORTS) });
  });
  return `${lines.join("\n")}\n`;
}

const PORTS = [53, 80, 443, 8000, 8003, 8005, 9090];
