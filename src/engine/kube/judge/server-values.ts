import type { TreeScalar } from "../../manifest/tree";

/** Whether Go's decoder takes a value as an int64. YAML `80.0` is one, JSON `80.0` is not. */
export function isInt64({ value, style, text }: TreeScalar): boolean {
  if (typeof value !== "number" || !Number.isInteger(value)) return false;
  if (style === "json" && /[.eE]/.test(text)) return false;
  return value >= -(2 ** 63) && value < 2 ** 63;
}

/** Whether the server takes a value as a quantity: a number, or a text such as `500m` or `1Gi`. @see apimachinery resource.ParseQuantity */
export function isQuantity({ value }: TreeScalar): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "string" && QUANTITY.test(value.trim());
}

const QUANTITY = /^[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** Whether the server takes a value as a time: RFC 3339, as Go reads it. @see apimachinery metav1 Time.UnmarshalJSON */
export function isTime({ value }: TreeScalar): boolean {
  const parts = typeof value === "string" ? RFC_3339.exec(value) : null;
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0] = parts.slice(1, 4).map(Number);
  return day <= daysIn(year, month);
}

const RFC_3339 =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d([.,]\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
