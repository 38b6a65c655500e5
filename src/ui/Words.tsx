/** A sentence as plain text in which `names` between backticks are set as code. Nothing else is read as markup. */
export function Words({ text }: { readonly text: string }) {
  const parts = text.split("`");
  // An odd number of parts means that every backtick has its partner.
  if (parts.length % 2 === 0) return text;
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
  return parts.map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>));
}
