import type { ReadyChoice } from "../../../state/editing";

/** The ready policies in the words of their form. */
export const READY_WORDS: readonly { readonly choice: ReadyChoice; readonly words: string }[] = [
  { choice: "deny-ingress", words: "Default deny in" },
  { choice: "deny-egress", words: "Default deny out" },
  { choice: "deny-all", words: "Default deny both ways" },
  { choice: "allow-dns", words: "Allow DNS" },
  { choice: "allow-from-namespace", words: "Allow from a namespace" },
  { choice: "allow-from-ingress", words: "Allow from the ingress controller" },
  { choice: "allow-from-outside", words: "Allow from outside" },
];

/** What a policy of this kind does, as a sentence. */
export function effectWords(choice: ReadyChoice): string {
  switch (choice) {
    case "deny-ingress":
      return "Isolates the pods for ingress: only what a rule of some policy allows gets in.";
    case "deny-egress":
      return "Isolates the pods for egress: only what a rule of some policy allows gets out.";
    case "deny-all":
      return "Isolates the pods both ways: only what a rule of some policy allows gets in or out.";
    case "allow-dns":
      return "The pods may ask the DNS pods for names, by UDP and TCP.";
    case "allow-from-namespace":
      return "Every pod of a namespace gets in, on every port.";
    case "allow-from-ingress":
      return "The pods of the ingress controller get in, on every port.";
    case "allow-from-outside":
      return "Every address outside the cluster gets in, on every port.";
  }
}

/** What the field is called in which one of several is chosen; empty where there never is a choice. */
export function wayWords(choice: ReadyChoice): string {
  switch (choice) {
    case "allow-dns":
      return "DNS pods";
    case "allow-from-namespace":
      return "From the pods of";
    case "allow-from-ingress":
      return "Controller";
    case "allow-from-outside":
      return "Addresses";
    default:
      return "";
  }
}
