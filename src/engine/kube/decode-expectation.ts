import { decodeExpectationEnd } from "./decode-expectation-end";
import { type DecodeContext, type Field, readList, readString, readStruct, refuse, type Struct } from "./decode-fields";
import { decodePort } from "./decode-network-policy";
import type { Expectation, ExpectedConnection } from "./objects";

const CONNECTION_FIELDS = new Set(["from", "to", "ports", "expect", "message"]);
const SPEC_FIELDS = new Set(["connections", ...CONNECTION_FIELDS]);

/**
 * Reads `spec`: one connection (`from`, `to`, `ports`, `expect`, `message`), or several as items of `connections`.
 *
 * No API server knows this kind; it is read as strictly as one reads its own, so that a typing error never passes.
 *
 * @param namespace - of the expectation: where ends lie that name no other
 */
export function decodeExpectationSpec(
  context: DecodeContext,
  object: Struct,
  namespace: string,
): Pick<Expectation, "connections"> {
  const at = object.field("spec");
  const spec = readStruct(context, at, SPEC_FIELDS);
  if (spec === null) {
    if (at.node === undefined) refuse(context, "Required", at, "an Expectation needs a spec with from, to and expect");
    return { connections: [] };
  }
  const several = spec.field("connections");
  if (several.node === undefined) return { connections: decodeConnection(context, spec, at, namespace) };
  for (const name of CONNECTION_FIELDS) {
    if (spec.field(name).node === undefined) continue;
    const blamed = { path: spec.field(name).path, range: spec.keyRange(name) };
    refuse(context, "Forbidden", blamed, `beside connections there is no ${name}: write it into each of them`);
  }
  const items = readList(context, several);
  if (items.length === 0 && several.node.kind === "list")
    refuse(context, "Required", several, "connections needs at least one item with from, to and expect");
  return {
    connections: items.flatMap((item) => {
      const connection = readStruct(context, item, CONNECTION_FIELDS);
      if (connection !== null) return decodeConnection(context, connection, item, namespace);
      if (item.node === undefined) refuse(context, "Required", item, "a connection needs from, to and expect");
      return [];
    }),
  };
}

/** None where an end or the expected verdict is missing or wrong (reported). */
function decodeConnection(
  context: DecodeContext,
  connection: Struct,
  at: Field,
  namespace: string,
): readonly ExpectedConnection[] {
  const from = decodeExpectationEnd(context, connection.field("from"), "from", namespace);
  const to = decodeExpectationEnd(context, connection.field("to"), "to", namespace);
  const ports = readList(context, connection.field("ports")).map((item) => decodePort(context, item));
  const expected = decodeExpect(context, connection.field("expect"));
  const message = readString(context, connection.field("message"));
  if (from === null || to === null || expected === null) return [];
  return [{ from, to, ports, expect: expected, message, range: at.range }];
}

function decodeExpect(context: DecodeContext, at: Field): ExpectedConnection["expect"] | null {
  if (at.node === undefined) {
    refuse(context, "Required", at, "say what is expected: expect: Allowed or expect: Denied");
    return null;
  }
  const text = readString(context, at);
  if (text === "Allowed" || text === "Denied" || text === null) return text;
  const meant = MEANT.get(text.trim().toLowerCase());
  const hint = meant === undefined ? "there are Allowed and Denied" : `write ${meant}`;
  refuse(context, "NotSupported", at, `“${text}” is nothing to expect; ${hint}`);
  return null;
}

/** What is surely meant by other words for a verdict. */
const MEANT: ReadonlyMap<string, ExpectedConnection["expect"]> = new Map([
  ...["allowed", "allow", "accept", "accepted", "pass", "open"].map((word) => [word, "Allowed"] as const),
  ...["denied", "deny", "drop", "dropped", "block", "blocked", "closed", "reject"].map(
    (word) => [word, "Denied"] as const,
  ),
]);
