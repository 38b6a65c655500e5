/**
 * The texts of all examples but the first, by path (`./deny-all/policies.yaml`). A module of its own, so that they are
 * fetched when an example is opened and not with the page.
 */
export const exampleTexts: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>(["./*/*.yaml", "!./three-tier/*.yaml"], {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  ),
);
