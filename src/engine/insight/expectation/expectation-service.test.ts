import { describe, expect, test } from "vitest";
import { check, checkOne } from "../../testing/expectation-check";
import { expectation, pod, SHOP } from "../../testing/expectation-shop";

describe("a Service", () => {
  const service = (ports: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: data, namespace: shop}\nspec: {selector: {app: db}, ports: [${ports}]}\n`;
  const named = service("{name: sql, port: 80, targetPort: pg}");

  test("is the target port on each ready pod behind it", () => {
    for (const ports of ["", ", ports: [{port: 80}]", ", ports: [{port: sql}]"]) {
      expect(checkOne(`{from: web-1, to: {service: data}${ports}, expect: Allowed}`, named)).toMatchObject({
        pass: true,
        pairs: 1,
      });
    }
    expect(checkOne("{from: intruder, to: {service: data}, expect: Allowed}", named).failing).toEqual([
      { source: "shop/intruder", destination: "shop/db", ports: "TCP 5432", verdict: "denied" },
    ]);
  });

  test("without the port that is asked, or without a pod that has the target port, fails", () => {
    expect(checkOne("{from: web-1, to: {service: data}, ports: [{port: 5432}], expect: Allowed}", named).reason).toBe(
      "Service data has no port TCP 5432; it has TCP 80 (sql)",
    );
    const wrong = service("{port: 80, targetPort: http}");
    expect(checkOne("{from: web-1, to: {service: data}, expect: Denied}", wrong).reason).toBe(
      "db has no TCP port called http, where Service data leads",
    );
  });

  test("that is headless is asked at its pods' own ports, whatever its target port", () => {
    const headless = (port: number, target: number) =>
      service(`{name: sql, port: ${port}, targetPort: ${target}}`).replace("spec: {", "spec: {clusterIP: None, ");
    for (const ports of ["", ", ports: [{port: 5432}]", ", ports: [{port: sql}]"]) {
      const spec = `{from: web-1, to: {service: data}${ports}, expect: Allowed}`;
      expect(checkOne(spec, headless(5432, 80))).toMatchObject({ pass: true, pairs: 1 });
    }
    const asked = checkOne(
      "{from: web-1, to: {service: data}, ports: [{port: 80}], expect: Allowed}",
      headless(80, 5432),
    );
    expect(asked.failing).toMatchObject([{ destination: "shop/db", ports: "TCP 80" }]);
    const other = "{from: web-1, to: {service: data}, ports: [{port: 5432}], expect: Allowed}";
    expect(checkOne(other, headless(80, 80))).toMatchObject({ pass: true });
    const url = checkOne("{from: web-1, to: 'http://data', expect: Allowed}", headless(80, 5432));
    expect(url.pass).toBe(false);
  });

  test("leaves a pod out of a port whose name the pod does not have, and fails where every pod lacks it", () => {
    const lacking = pod("spare", "{name: other, containerPort: 1}").replace("app: spare", "app: db");
    const spec = "{from: web-1, to: {service: data}, expect: Allowed}";
    expect(checkOne(spec, named, lacking)).toMatchObject({ pass: true, pairs: 1 });
    const wrong = service("{port: 80, targetPort: http}");
    expect(checkOne(spec, wrong, lacking)).toMatchObject({
      pass: false,
      reason: "none of the 2 pods behind Service data has a TCP port called http",
    });
  });

  test("that has no ports asks nothing, and so fails", () => {
    const none = service("").replace("spec: {", "spec: {clusterIP: None, ");
    expect(checkOne("{from: intruder, to: {service: data}, expect: Denied}", none)).toMatchObject({
      pass: false,
      reason: "Service data has no ports, so none is asked",
    });
  });

  test("behind which only the source itself is has nobody to be asked", () => {
    expect(checkOne("{from: db, to: {service: data}, expect: Allowed}", named)).toMatchObject({
      pass: false,
      pairs: 0,
      reason: "db is all that is behind Service data, and a pod is not asked about itself",
    });
  });

  test("without a ready pod fails", () => {
    const nothing = named.replace("app: db", "app: dbb");
    expect(checkOne("{from: web-1, to: {service: data}, expect: Denied}", nothing).reason).toContain("no ready pod");
  });

  test("without a selector is what its EndpointSlices state, pods and addresses outside", () => {
    const bare =
      "apiVersion: v1\nkind: Service\nmetadata: {name: data, namespace: shop}\nspec: {ports: [{port: 80}]}\n";
    const slice =
      "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: data-1, namespace: shop, labels: {kubernetes.io/service-name: data}}\naddressType: IPv4\nendpoints: [{addresses: [10.244.0.9]}, {addresses: [198.51.100.7]}]\nports: [{port: 5432}]\n";
    const placed = `${pod("db").trimEnd()}\nstatus: {podIP: 10.244.0.9}\n`;
    const documents = SHOP.map((document) =>
      document.includes("{name: db, namespace: shop, labels") ? placed : document,
    );
    const [web, intruder] = check(
      ...documents,
      bare,
      slice,
      expectation(
        "{connections: [{from: web-1, to: {service: data}, expect: Allowed}, {from: intruder, to: {service: data}, expect: Allowed}]}",
      ),
    );
    expect(web).toMatchObject({ pass: true, pairs: 2 });
    expect(intruder).toMatchObject({ pass: false, failingCount: 1, verdict: "mixed" });
    expect(intruder?.failing[0]).toMatchObject({ destination: "shop/db", ports: "TCP 5432" });
  });
});
