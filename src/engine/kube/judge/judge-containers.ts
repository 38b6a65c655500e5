import { quoted } from "../../manifest/finding";
import { type DecodeContext, type Field, refuse, type Struct } from "../decode-fields";
import { dnsLabelProblem } from "../name-rules";
import { judgeHostPorts } from "./judge-host-ports";
import { itemsOf, judgeName, judgeWord, mapOf, requireText, textOf } from "./judge-text";

/**
 * Rules of the containers of a Pod; their ports are decoded, and judged there but for those of the node.
 *
 * @see core validation.validateContainers, validateInitContainers, validateEphemeralContainers
 */
export function judgeContainers(context: DecodeContext, spec: Struct) {
  const names = new Set<string>();
  for (const list of ["containers", "initContainers", "ephemeralContainers"]) {
    for (const item of itemsOf(spec.field(list))) {
      const container = mapOf(item);
      if (container === null && item.node !== undefined) continue;
      judgeContainer(context, item, container);
      judgeSameName(context, item, container, names, list);
    }
  }
  judgeHostPorts(context, spec);
}

function judgeContainer(context: DecodeContext, item: Field, container: Struct | null) {
  const field = (name: string) =>
    container?.field(name) ?? { node: undefined, path: `${item.path}.${name}`, range: item.range };
  requireText(context, field("name"), "a container needs a name");
  judgeName(context, field("name"), dnsLabelProblem);
  requireText(context, field("image"), "a container needs an image, such as nginx:1.27");
  const image = textOf(field("image")) ?? "";
  if (image !== image.trim())
    refuse(context, "Invalid", field("image"), "an image has no space before or after its name");
  judgeWord(context, field("imagePullPolicy"), ["Always", "IfNotPresent", "Never"]);
  judgeWord(context, field("terminationMessagePolicy"), ["File", "FallbackToLogsOnError"]);
  judgeWord(context, field("restartPolicy"), ["Always", "OnFailure", "Never"]);
  for (const variable of itemsOf(field("env"))) judgeVariable(context, variable);
  for (const mount of itemsOf(field("volumeMounts"))) {
    const struct = mapOf(mount);
    if (struct === null) continue;
    requireText(context, struct.field("name"), "a volumeMount needs the name of one of the pod's volumes");
    requireText(context, struct.field("mountPath"), "a volumeMount needs a mountPath, such as /data");
  }
}

/** @see core validation.ValidateEnv; names may have any printable ASCII character but “=” since Kubernetes 1.30 */
function judgeVariable(context: DecodeContext, item: Field) {
  const variable = mapOf(item);
  if (variable === null) return;
  requireText(context, variable.field("name"), "a variable of the environment needs a name");
  judgeName(context, variable.field("name"), (name) =>
    /^[ -<>-~]+$/.test(name) ? null : "may hold only printable ASCII characters, and no “=”",
  );
  const from = variable.field("valueFrom");
  if (from.node?.kind === "map" && (textOf(variable.field("value")) ?? "") !== "")
    refuse(context, "Invalid", from, "a variable has a value or a valueFrom, not both");
}

/** The server counts a missing name as one, but not among init containers. */
function judgeSameName(
  context: DecodeContext,
  item: Field,
  container: Struct | null,
  names: Set<string>,
  list: string,
) {
  const field = container?.field("name");
  const name = field === undefined ? "" : textOf(field);
  if (name === null) return;
  if (names.has(name)) {
    const at = { path: `${item.path}.name`, range: field?.range ?? item.range };
    const message = name === "" ? "another container has no name either" : `two containers are called ${quoted(name)}`;
    refuse(context, "Duplicate", at, `${message}; give each its own name`);
  } else if (name !== "" || list !== "initContainers") names.add(name);
}
