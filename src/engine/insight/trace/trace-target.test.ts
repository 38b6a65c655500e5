import { expect, test } from "vitest";
import { formatIpAddress } from "../../net/ip-address";
import { readScenario } from "../../read-scenario";
import { write } from "../../testing/trace-words";
import { readTarget } from "./trace-target";

const { complete } = readScenario([{ name: "s.yaml", text: write.pod("shop/web-1", "app: web") }]);

function read(target: string, port: number | null = null): string {
  const found = readTarget(complete, { source: "", target, port, protocol: "TCP" });
  const { place } = found;
  const what =
    place.kind === "pod" ? place.pod : place.kind === "address" ? formatIpAddress(place.address) : place.name;
  return `${place.kind} ${what} ${found.port} ${found.path}`;
}

test.each([
  ["web", null, "name web 80 /"],
  ["web", 8080, "name web 8080 /"],
  ["web:81", 8080, "name web 81 /"],
  ["web:8080/cart", null, "name web 8080 /cart"],
  ["web/cart", null, "name web 80 /cart"],
  [" web.shop ", null, "name web.shop 80 /"],
  ["http://web", null, "name web 80 /"],
  ["https://web", null, "name web 443 /"],
  ["HTTPS://web", null, "name web 443 /"],
  ["https://web", 8080, "name web 443 /"],
  ["https://web:8443/a/b?c=/d#e", null, "name web 8443 /a/b"],
  ["http://user:secret@web/x", null, "name web 80 /x"],
  ["http://web?x=1", null, "name web 80 /"],
  ["postgres://db/app", null, "name db 5432 /app"],
  ["tcp://db", 9000, "name db 9000 /"],
  ["10.0.0.1", null, "address 10.0.0.1 80 /"],
  ["10.0.0.1:443", null, "address 10.0.0.1 443 /"],
  ["2001:db8::1", 443, "address 2001:db8::1 443 /"],
  ["[2001:db8::1]:443", null, "address 2001:db8::1 443 /"],
  ["http://[2001:db8::1]:8080/x", null, "address 2001:db8::1 8080 /x"],
  ["web", 0, "name web 80 /"],
  ["web:70000", null, "name web:70000 80 /"],
  ["[web", null, "name [web 80 /"],
  ["", null, "name  80 /"],
  ["shop/web-1", null, "pod shop/web-1 80 /"],
  ["shop/web-1:8080", null, "pod shop/web-1 8080 /"],
  ["shop/none", null, "name shop/none 80 /"],
  ["kube-system/coredns", 53, "pod kube-system/coredns-1 53 /"],
])("“%s” with port %s is %s", (target, port, words) => {
  expect(read(target, port)).toBe(words);
});
