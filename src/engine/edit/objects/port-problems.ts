import { dnsLabelProblem, portNameProblem, portNumberProblem } from "../../kube/name-rules";
import { quoted } from "../../manifest/finding";
import type { ContainerPortWish } from "../edit-wish";

/** Why a port is refused. */
export interface PortProblem {
  /** Which of the ports, from 0. */
  readonly index: number;
  readonly reason: string;
}

/** What the API server says against ports of one container. @see core validation.validateContainerPorts */
export function portProblems(ports: readonly ContainerPortWish[]): readonly PortProblem[] {
  return problemsOf(ports, ({ name, port }, before) => {
    const ofNumber = numberProblem("containerPort", port);
    if (ofNumber !== null) return ofNumber;
    const ofName = name === "" ? null : portNameProblem(name);
    if (ofName !== null) return `the port name ${quoted(name)} ${ofName}`;
    const isTwice = name !== "" && before.some((each) => each.name === name);
    return isTwice ? `the container has two ports named ${quoted(name)}; give each its own name` : null;
  });
}

/** What the API server says against ports of a Service. @see core validation.ValidateService, validateServicePort */
export function servicePortProblems(ports: readonly ContainerPortWish[]): readonly PortProblem[] {
  if (ports.length === 0) return [{ index: 0, reason: "a Service needs a port" }];
  return problemsOf(ports, ({ name, port, protocol, targetPort = port }, before) => {
    const ofNumber = numberProblem("port", port);
    if (ofNumber !== null) return ofNumber;
    const ofTarget =
      typeof targetPort === "number" ? numberProblem("targetPort", targetPort) : portNameProblem(targetPort);
    if (ofTarget !== null)
      return typeof targetPort === "number" ? ofTarget : `the target port ${quoted(targetPort)} ${ofTarget}`;
    if (name === "" && ports.length > 1) return "each of several ports needs a name";
    const ofName = name === "" ? null : dnsLabelProblem(name);
    if (ofName !== null) return `the port name ${quoted(name)} ${ofName}`;
    if (before.some((each) => each.name === name))
      return `the Service has two ports named ${quoted(name)}; give each its own name`;
    const isTwice = before.some((each) => each.port === port && each.protocol === protocol);
    return isTwice ? `the Service has ${protocol} ${port} twice` : null;
  });
}

function problemsOf(
  ports: readonly ContainerPortWish[],
  problemOf: (port: ContainerPortWish, before: readonly ContainerPortWish[]) => string | null,
): readonly PortProblem[] {
  return ports.flatMap((port, index) => {
    const reason = problemOf(port, ports.slice(0, index));
    return reason === null ? [] : [{ index, reason }];
  });
}

function numberProblem(field: string, port: number): string | null {
  if (!Number.isInteger(port)) return `${field} must be a whole number`;
  const problem = portNumberProblem(port);
  return problem === null ? null : `${field} ${port} ${problem}`;
}
