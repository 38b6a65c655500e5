import type { ScenarioFile } from "../analysis";
import type { OfferRequest } from "../edit/edit-offer";
import type { EditWish } from "../edit/edit-wish";
import { readScenario } from "../read-scenario";
import { createSession } from "../session";
import type { FormAsk } from "./bench-task";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

/** Reads a seeded cluster; what it gives asks what a form would, each time about the next namespace, policy or workload. */
export function askAbout(ask: FormAsk, file: ScenarioFile): () => object {
  const session = createSession();
  session.analyze([file], OPTIONS, undefined, { scenario: "bench", intent: "0" });
  const names = namesIn(file);
  let turn = 0;
  const next = (list: readonly string[]) => list[turn++ % list.length] ?? "";
  return () => {
    if (ask === "deny-one" || ask === "deny-all") {
      const wish = denial(ask === "deny-one" ? [next(names.namespaces)] : names.namespaces);
      const preview = session.previewEdit(wish, OPTIONS);
      if (preview.kind === "refused") throw new Error(preview.reason);
      return preview;
    }
    const request =
      ask === "offer-policy"
        ? ofPolicy(next(names.policies))
        : ofAllowance(next(names.workloads), next(names.workloads));
    const offer = session.offerEdit(request, OPTIONS);
    if (offer === null) throw new Error("nothing is offered");
    return offer;
  };
}

function namesIn(file: ScenarioFile) {
  const { cluster, policies } = readScenario([file]);
  return {
    namespaces: [...cluster.namespaces.keys()],
    workloads: [...cluster.workloads.keys()],
    policies: policies.map(({ namespace, name }) => `${namespace}/${name}`),
  };
}

function denial(namespaces: readonly string[]): EditWish {
  const policy = { kind: "default-deny", directions: ["ingress"] } as const;
  return { kind: "add-policy", namespaces, pods: new Map(), policy };
}

function ofPolicy(policy: string): OfferRequest {
  return { kind: "policy", policy, namespace: policy.slice(0, policy.indexOf("/")), draft: null };
}

function ofAllowance(from: string, to: string): OfferRequest {
  const choice = (id: string) => ({ id, labels: null, namespaceLabels: null, block: null });
  return { kind: "allow", from: [choice(from)], to: [choice(to)], ports: null, sides: null, into: {} };
}
