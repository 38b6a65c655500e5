import type { CompiledPeer, CompiledRule } from "./compile-policies";

/** A rule taken apart: each peer with every port, each port with everyone, in the order of the text. */
export interface SingleParts {
  readonly peers: readonly { readonly peer: CompiledPeer; readonly alone: CompiledRule }[];
  readonly ports: readonly { readonly port: CompiledRule["rule"]["ports"][number]; readonly alone: CompiledRule }[];
}

/** Takes a rule apart, once. */
export function singlePartsOf(compiled: CompiledRule): SingleParts {
  const found = parts.get(compiled);
  if (found !== undefined) return found;
  const { rule } = compiled;
  const made: SingleParts = {
    peers: compiled.peers.map((peer) => ({
      peer,
      alone: { ...compiled, rule: { ...rule, peers: [peer.peer], ports: [] }, peers: [peer] },
    })),
    ports: rule.ports.map((port) => ({
      port,
      alone: { ...compiled, rule: { ...rule, peers: [], ports: [port] }, peers: [] },
    })),
  };
  parts.set(compiled, made);
  return made;
}

const parts = new WeakMap<CompiledRule, SingleParts>();
