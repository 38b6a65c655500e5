/**
 * Writes a number as Go's `strconv.FormatFloat(value, 'g', -1, 32)` does, which is how `sigs.k8s.io/yaml` turns a
 * float that stands as a mapping key into a string: `1e20` is `"1e+20"`, `18446744073709551616` is `"1.8446744e+19"`.
 *
 * Infinities and NaN are spelt as YAML spells them (`.inf`, `-.inf`, `.nan`).
 */
export function formatGoFloat32(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return ".nan";
  if (single === Number.POSITIVE_INFINITY) return ".inf";
  if (single === Number.NEGATIVE_INFINITY) return "-.inf";
  if (single === 0) return Object.is(single, -0) ? "-0" : "0";
  const [mantissa = "0", exponentText = "0"] = shortestExponential(single).split("e");
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return plain(mantissa, exponent);
  const sign = exponent < 0 ? "-" : "+";
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** The shortest decimal that reads back as the same 32-bit float; 9 digits always do. */
function shortestExponential(single: number): string {
  for (let fraction = 0; fraction < 8; fraction++) {
    const text = single.toExponential(fraction);
    if (Math.fround(Number(text)) === single) return text;
  }
  return single.toExponential(8);
}

function plain(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "");
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, "0");
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}
