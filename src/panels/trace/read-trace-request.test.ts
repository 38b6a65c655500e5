import { expect, test } from "vitest";
import { readTraceRequest } from "./read-trace-request";

const fields = { source: "shop/web-1", target: "db", port: "", protocol: "TCP" } as const;

test("a name is asked for at its own port, or at the one that is written", () => {
  expect(readTraceRequest({ ...fields, target: " db.shop " })).toEqual({
    kind: "request",
    request: { source: "shop/web-1", target: "db.shop", port: null, protocol: "TCP" },
  });
  expect(readTraceRequest({ ...fields, port: " 53 ", protocol: "UDP" })).toMatchObject({
    request: { port: 53, protocol: "UDP" },
  });
});

test.each(["http://web:8080/cart", "web:8080", "[2001:db8::1]:443", "2001:db8::1", "https://shop.example.com/a?b=c:d"])(
  "%s can be asked for",
  (target) => {
    expect(readTraceRequest({ ...fields, target })).toMatchObject({ kind: "request", request: { target } });
  },
);

test.each([
  [{ target: " " }, "target", /^Write a name or a URL/],
  [{ target: "the database" }, "target", /no spaces/],
  [{ target: "db:70000" }, "target", /^70000 is no port/],
  [{ target: "http://web:http/" }, "target", /^http is no port/],
  [{ target: "[2001:db8::1]:0" }, "target", /^0 is no port/],
  [{ port: "5432x" }, "port", /^5432x is no port/],
  [{ port: "65536" }, "port", /^65536 is no port/],
] as const)("%j is refused at its field", (change, field, reason) => {
  expect(readTraceRequest({ ...fields, ...change })).toMatchObject({
    kind: "refused",
    field,
    reason: expect.stringMatching(reason),
  });
});
