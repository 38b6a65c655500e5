import type { ContainerPortWish } from "../edit-wish";
import type { Labels } from "../policy/policy-value";
import { type EditValue, mapOf } from "../text/edit-value";
import { entryValue } from "./port-edits";

/** An object that somebody wishes for, as far as a form asks. */
export type NewObject =
  | { readonly what: "namespace"; readonly name: string; readonly labels: Labels }
  | NewPods
  | {
      readonly what: "service";
      readonly namespace: string;
      readonly name: string;
      /** Labels of the pods behind it; empty: none, so that its endpoints are to be stated. */
      readonly selector: Labels;
      readonly ports: readonly ContainerPortWish[];
    };

/** A workload (a Deployment) or a single Pod. */
export interface NewPods {
  readonly what: "workload" | "pod";
  readonly namespace: string;
  readonly name: string;
  /** Of its pods; empty: `app` and its name, since a Deployment needs one. */
  readonly labels: Labels;
  readonly ports: readonly ContainerPortWish[];
  /** How many pods; of a Pod nothing. */
  readonly replicas: number;
}

/** A new object as it is written. */
export function newObject(wished: NewObject): EditValue {
  switch (wished.what) {
    case "namespace":
      return mapOf(
        ["apiVersion", "v1"],
        ["kind", "Namespace"],
        ["metadata", mapOf(["name", wished.name], ["labels", wished.labels.size === 0 ? undefined : wished.labels])],
      );
    case "pod":
      return mapOf(
        ["apiVersion", "v1"],
        ["kind", "Pod"],
        ["metadata", mapOf(["name", wished.name], ["namespace", wished.namespace], ["labels", labelsOf(wished)])],
        ["spec", podSpec(wished)],
      );
    case "workload":
      return newDeployment(wished);
    case "service":
      return mapOf(
        ["apiVersion", "v1"],
        ["kind", "Service"],
        ["metadata", mapOf(["name", wished.name], ["namespace", wished.namespace])],
        [
          "spec",
          mapOf(
            ["selector", wished.selector.size === 0 ? undefined : wished.selector],
            ["ports", wished.ports.map((port) => entryValue(port, "port"))],
          ),
        ],
      );
  }
}

function newDeployment(wished: NewPods): EditValue {
  const labels = labelsOf(wished);
  return mapOf(
    ["apiVersion", "apps/v1"],
    ["kind", "Deployment"],
    ["metadata", mapOf(["name", wished.name], ["namespace", wished.namespace])],
    [
      "spec",
      mapOf(
        ["replicas", wished.replicas],
        ["selector", mapOf(["matchLabels", labels])],
        ["template", mapOf(["metadata", mapOf(["labels", labels])], ["spec", podSpec(wished)])],
      ),
    ],
  );
}

function labelsOf({ labels, name }: NewPods): Labels {
  return labels.size === 0 ? new Map([["app", name]]) : labels;
}

function podSpec({ ports }: NewPods): EditValue {
  const written = ports.map((port) => entryValue(port, "containerPort"));
  const container = mapOf(["name", "app"], ["image", IMAGE], ["ports", written.length === 0 ? undefined : written]);
  return mapOf(["containers", [container]]);
}

/** One that everybody knows; what a pod runs decides about no connection. */
const IMAGE = "nginx:1.27";
