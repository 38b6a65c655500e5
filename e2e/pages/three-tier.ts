/** What the three-tier application must look like: every line, with its port, or with the end that drops it. */
export const threeTierLines: Readonly<Record<string, string>> = {
  "frontend to backend": "allowed 8080",
  "backend to database": "allowed 5432",
  "anyone to frontend": "allowed 80",
  "frontend to anyone": "allowed UDP 53",
  "backend to anyone": "allowed UDP 53",
  "frontend to database": "denied both",
  "backend to frontend": "denied source",
  "database to frontend": "denied source",
  "database to backend": "denied both",
  "anyone else to backend": "denied target",
  "anyone else to database": "denied target",
  "database to anyone else": "denied source",
};
