import { imagePath } from "../cluster/image-path";
import type { Container, Pod } from "../kube/objects";
import type { Protocol } from "../net/protocol";
import { portsOfAgnhost } from "./agnhost-ports";
import { portsOfCommand } from "./command-ports";
import { type ImageProgram, type ProgramPort, portsOfProgram, programNamed, programOfImage } from "./image-programs";

/** A port on which a container listens, and how that is known. */
export interface ListeningPort extends ProgramPort {
  readonly container: Container;
  /** `declared`: its `ports` say so. `image`: what is known of its image. `command`: its command or args say so. */
  readonly known: "declared" | "image" | "command";
}

/**
 * What a pod listens on, as far as its text says it: of each container the declared ports; where it declares none, what
 * its command or its image is known for; else nothing.
 */
export function listeningPorts(pod: Pod): readonly ListeningPort[] {
  const known = listenings.get(pod);
  if (known !== undefined) return known;
  const found = pod.containers.flatMap(listeningOf);
  listenings.set(pod, found);
  return found;
}

const listenings = new WeakMap<Pod, readonly ListeningPort[]>();

/** How a pod is known to listen on a port; null where nothing says that it does. */
export function listeningOn(pod: Pod, protocol: Protocol, port: number): ListeningPort | null {
  return listeningPorts(pod).find((one) => one.protocol === protocol && one.port === port) ?? null;
}

function listeningOf(container: Container): readonly ListeningPort[] {
  const as = (known: ListeningPort["known"], ports: readonly ProgramPort[]) =>
    ports.map(({ protocol, port }) => ({ protocol, port, container, known }));
  if (container.ports.length > 0) return as("declared", container.ports);
  const words = [...container.command, ...container.args];
  const path = container.image === null ? "" : imagePath(container.image);
  if (path.endsWith("agnhost")) return as("command", portsOfAgnhost(words));
  const called = calledProgram(container);
  if (called === null) {
    const program = programOfImage(path);
    return program === null ? [] : as("image", portsOfProgram(program, words));
  }
  const small = portsOfCommand(words);
  const program = SHELLS.has(called) ? programInScript(words) : programNamed(called);
  if (small.length > 0 || program === null) return as("command", small);
  return as("image", portsOfProgram(program, words));
}

/**
 * The program that is named in `command`, or as the first of `args`, which replaces what the image would run; null where
 * the image's own runs: nothing is named, or options for it only.
 */
function calledProgram({ command, args }: Container): string | null {
  const first = command[0] ?? args[0];
  if (first === undefined) return null;
  if (command.length === 0 && (first.startsWith("-") || SUBCOMMANDS.has(first))) return null;
  if (first.endsWith("entrypoint.sh")) return null;
  return first.slice(first.lastIndexOf("/") + 1);
}

const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "ash"]);

/** The first server that a shell's script starts; null where none is known. */
function programInScript(words: readonly string[]): ImageProgram | null {
  for (const token of words.join(" ").split(/[\s;&|()]+/)) {
    const program = programNamed(token.slice(token.lastIndexOf("/") + 1));
    if (program !== null) return program;
  }
  return null;
}

/** First arguments with which servers are started whose image has an entry point of its own. */
const SUBCOMMANDS: ReadonlySet<string> = new Set([
  "server",
  "serve",
  "agent",
  "start",
  "run",
  "start-dev",
  "start-single-node",
]);
