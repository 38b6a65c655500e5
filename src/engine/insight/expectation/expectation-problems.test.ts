import { describe, expect, test } from "vitest";
import { readScenario } from "../../read-scenario";
import { expectation, SHOP } from "../../testing/expectation-shop";

describe("problems in the text", () => {
  const problems = (spec: string, ...more: readonly string[]) => {
    const text = [...SHOP, ...more, expectation(spec)].join("---\n");
    const { diagnostics } = readScenario([{ name: "all.yaml", text }]);
    return diagnostics
      .filter(({ code }) => code.startsWith("expectation-"))
      .map(({ code, severity, place, message }) => ({ code, severity, at: text.slice(place.from, place.to), message }));
  };

  test("are at the end that names nobody", () => {
    expect(problems("{from: {pod: wbe-1}, to: db, expect: Denied}")).toEqual([
      {
        code: "expectation-names-nobody",
        severity: "warning",
        at: "{pod: wbe-1}",
        message: "nothing is asked here: there is no pod wbe-1 in shop; there is web-1",
      },
    ]);
    expect(problems("{from: web-1, to: {service: gone}, expect: Denied}")).toMatchObject([
      { code: "expectation-service-missing", at: "{service: gone}" },
    ]);
  });

  test("are at the port that no destination has", () => {
    expect(problems("{from: web-1, to: db, ports: [{port: 1}, {port: pgs}], expect: Denied}")).toMatchObject([
      { code: "expectation-port-unknown", at: "{port: pgs}", message: "db has no TCP port called pgs; it has pg" },
    ]);
  });

  const service = (name: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n`;

  test("are at a URL whose name is nobody's, and at a port that contradicts its own", () => {
    expect(problems("{from: db, to: {url: 'http://wbe/cart'}, expect: Denied}", service("web"))).toEqual([
      {
        code: "expectation-names-nobody",
        severity: "warning",
        at: "{url: 'http://wbe/cart'}",
        message: "nothing is asked here: nobody has the name wbe: is web meant?",
      },
    ]);
    expect(
      problems(
        "{from: db, to: {url: 'http://web'}, ports: [{port: 80}, {port: 9999}], expect: Denied}",
        service("web"),
      ),
    ).toMatchObject([
      {
        code: "expectation-port-unknown",
        at: "{port: 9999}",
        message: "http://web is asked at port 80, not at TCP 9999",
      },
    ]);
  });

  test("are none where everybody is there", () => {
    expect(problems("{from: web, to: db, ports: [{port: pg}], expect: Denied}")).toEqual([]);
  });
});
