import { createServer } from "node:http";

/** A course's page on another site, which shows the page at `embedded` in a frame with these attributes. */
export async function serveCourse(
  embedded: string | undefined,
  attributes = "",
): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><link rel="icon" href="data:,"><iframe src="${embedded}" ${attributes}></iframe>`);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("the course's server has no port");
  return { address: `http://127.0.0.1:${bound.port}/`, close: () => server.close() };
}
