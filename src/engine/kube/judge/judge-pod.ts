import { quoted } from "../../manifest/finding";
import { parseIpAddress } from "../../net/ip-address";
import { type DecodeContext, type Field, refuse, type Struct } from "../decode-fields";
import { dnsLabelProblem, dnsSubdomainProblem, labelKeyProblem, labelValueProblem } from "../name-rules";
import { judgeContainers } from "./judge-containers";
import { itemsOf, judgeName, judgeWord, mapOf, requireText, textOf } from "./judge-text";
import { judgeTolerations } from "./judge-tolerations";

const RULES: ReadonlyMap<string, (text: string) => string | null> = new Map([
  ["nodeName", dnsSubdomainProblem],
  ["serviceAccountName", dnsSubdomainProblem],
  ["priorityClassName", dnsSubdomainProblem],
  ["runtimeClassName", dnsSubdomainProblem],
  ["hostname", dnsLabelProblem],
  ["subdomain", dnsLabelProblem],
]);

const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["restartPolicy", ["Always", "OnFailure", "Never"]],
  ["dnsPolicy", ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"]],
  ["preemptionPolicy", ["PreemptLowerPriority", "Never"]],
]);

/**
 * The rules of a Pod outside its metadata that decoding does not hold to: of names, words and of containers among each
 * other. Wrong types are not its matter.
 *
 * @see core validation.ValidatePodCreate
 */
export function judgePodRules(context: DecodeContext, root: Field) {
  const at = mapOf(root)?.field("spec");
  const spec = at === undefined ? null : mapOf(at);
  if (spec === null) return;
  judgeContainers(context, spec);
  for (const [name, problemOf] of RULES) judgeName(context, spec.field(name), problemOf);
  for (const [name, words] of WORDS) judgeWord(context, spec.field(name), words);
  judgeNodeSelector(context, spec.field("nodeSelector"));
  judgeVolumes(context, spec.field("volumes"));
  judgeDns(context, spec);
  judgeTolerations(context, spec.field("tolerations"));
  for (const item of itemsOf(spec.field("hostAliases"))) {
    const ip = mapOf(item)?.field("ip");
    if (ip !== undefined) judgeAddress(context, ip);
  }
  judgeDeadline(context, spec.field("activeDeadlineSeconds"));
}

/** @see apimachinery validation.ValidateLabels, which blames the map */
function judgeNodeSelector(context: DecodeContext, at: Field) {
  if (at.node?.kind !== "map") return;
  for (const { key, keyRange, value } of at.node.entries) {
    const keyProblem = labelKeyProblem(key);
    if (keyProblem !== null)
      refuse(context, "Invalid", { path: at.path, range: keyRange }, `the label key ${quoted(key)} ${keyProblem}`);
    const text = value.kind === "scalar" && typeof value.value === "string" ? value.value : "";
    const problem = labelValueProblem(text);
    if (problem !== null)
      refuse(context, "Invalid", { path: at.path, range: value.range }, `the label value ${quoted(text)} ${problem}`);
  }
}

function judgeVolumes(context: DecodeContext, at: Field) {
  const names = new Set<string>();
  for (const item of itemsOf(at)) {
    const name = mapOf(item)?.field("name");
    if (name === undefined) continue;
    requireText(context, name, "a volume needs a name, which volumeMounts repeat");
    judgeName(context, name, dnsLabelProblem);
    const text = textOf(name);
    if (text === null || text === "") continue;
    if (names.has(text))
      refuse(context, "Duplicate", name, `two volumes are called ${quoted(text)}; give each its own name`);
    names.add(text);
  }
}

/** @see core validation.validatePodDNSConfig */
function judgeDns(context: DecodeContext, spec: Struct) {
  const at = spec.field("dnsConfig");
  const config = mapOf(at);
  if (config === null && at.node !== undefined) return;
  const servers = config?.field("nameservers");
  const items = servers === undefined ? [] : itemsOf(servers);
  if (textOf(spec.field("dnsPolicy")) === "None" && items.length === 0) {
    if (servers?.node !== undefined && servers.node.kind !== "list") return;
    const range = servers?.node?.range ?? spec.field("dnsPolicy").range;
    const path = servers === undefined ? at.path : servers.path;
    refuse(
      context,
      "Required",
      { path, range },
      "with dnsPolicy None the pod needs a nameserver in dnsConfig.nameservers",
    );
    return;
  }
  if (servers !== undefined && items.length > 3)
    refuse(context, "Invalid", servers, "a pod may have three nameservers at most");
  for (const item of items) judgeAddress(context, item);
}

function judgeAddress(context: DecodeContext, at: Field) {
  const text = textOf(at);
  if (text !== null && parseIpAddress(text) === null)
    refuse(context, "Invalid", at, `${quoted(text)} is no IP address; write it as 10.0.0.10 or fd00::10`);
}

function judgeDeadline(context: DecodeContext, at: Field) {
  const value = at.node?.kind === "scalar" ? at.node.value : null;
  if (typeof value === "number" && Number.isInteger(value) && (value < 1 || value >= 2 ** 31))
    refuse(context, "Invalid", at, "activeDeadlineSeconds must be from 1 to 2147483647");
}
