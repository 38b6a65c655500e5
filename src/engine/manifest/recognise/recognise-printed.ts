import type { ManifestFinding } from "../manifest";
import { notManifest, type PastedLine, type PastedText } from "./pasted-text";

/** Recognises what a command or a server printed, and files of other kinds, by their first line. */
export function recognisePrinted(pasted: PastedText): readonly ManifestFinding[] | null {
  const { visible, lines, text } = pasted;
  const [first, second] = visible;
  if (first === undefined) return null;
  // A comment to YAML, and the first line of a script.
  const shebang = lines[0];
  if (shebang !== undefined && /^#!\s*\/\S+/.test(shebang.text)) {
    return [notManifest(shebang, "this is a script: run it, and paste the manifests that it makes")];
  }
  for (const { pattern, message, but } of FIRST_LINES) {
    if (!pattern.test(first.text) || but?.test(text) === true) continue;
    return [notManifest(first, message)];
  }
  if (/^\s*<\/?[A-Za-z][\w:-]*(\s[^>]*)?>/.test(first.text) && !/^[ \t]*(apiVersion|kind)\s*:/m.test(text)) {
    return [notManifest(first, sayPage(text))];
  }
  if (/^\s*<(!DOCTYPE|html|head|body|\?xml|svg|script|div|meta|!--)\b/i.test(first.text)) {
    return [notManifest(first, sayPage(text))];
  }
  return second === undefined ? null : recogniseColumns(first, second);
}

interface FirstLine {
  readonly pattern: RegExp;
  readonly message: string;
  /** What must not be in the text. */
  readonly but?: RegExp;
}

const FIRST_LINES: readonly FirstLine[] = [
  {
    pattern: /^\s*[A-Z][A-Z0-9()/%:-]*( [A-Z0-9()/%-]+)*((\s{2,}|\t)[A-Z][A-Z0-9()/%:-]*( [A-Z0-9()/%-]+)*)+\s*$/,
    message: "this is a table that kubectl printed: run the command again with -o yaml and paste that",
  },
  {
    pattern: /^(Name|Namespace):\s{2,}\S/,
    but: /^apiVersion:/m,
    message: "this is what `kubectl describe` prints: run `kubectl get` with -o yaml and paste that",
  },
  {
    pattern: /^(KIND|GROUP|VERSION|RESOURCE|FIELD):\s+\S/,
    message: "this is what `kubectl explain` prints: paste a manifest, such as `kubectl get` prints with -o yaml",
  },
  {
    pattern:
      /^(error|Error|ERROR|E\d{4} [\d:.]+|W\d{4} [\d:.]+|I\d{4} [\d:.]+|Warning|panic|fatal|FATA\[\d+\]|Traceback)(:|\]| \(|\s+\d|\s*$)|^(Error from server|error (validating|parsing|converting|when|loading|reading)\b|Unable to connect|Unable to |The connection to the server|The \w+ "[^"]*" is invalid|No resources found|command not found|-?(ba|z|)sh: |zsh: |You must be logged in|Unauthorized|Forbidden)/,
    but: /^apiVersion:/m,
    message: "this is an error message and not a manifest: run the command again and paste its YAML",
  },
  {
    pattern:
      /^\s*\d{3}:? (Not Found|Forbidden|Unauthorized|Bad Gateway|Service Unavailable|Internal Server Error|Too Many Requests|Moved Permanently)|^\d{3}: \S/i,
    message: "this is the error page of a web server and not a manifest: check the address, and paste the file itself",
  },
  {
    pattern: /^HTTP\/[\d.]+ \d{3}/,
    message: "this is the answer of a web server with its head: paste only what comes after the empty line",
  },
  {
    pattern:
      /^[\w.-]+\/[\w.:-]+ (created|configured|unchanged|deleted|patched|edited|labeled|annotated|serverside-applied)\b/,
    message: "this is what `kubectl apply` prints: run `kubectl get` with -o yaml and paste that",
  },
  {
    pattern: /^-----BEGIN [A-Z ]+-----/,
    message:
      "this is a key or a certificate and not a manifest: it may be secret, delete it here (nothing was sent anywhere)",
  },
  {
    pattern: /^FROM\s+\S+/,
    but: /^kind:/m,
    message: "this is a Dockerfile and not a manifest: paste the YAML of the pods",
  },
  {
    pattern:
      /^\s*(resource|data|variable|provider|module|output|locals|terraform)(\s+"[^"]*"){0,2}\s*\{\s*\}?\s*(#.*|\/\/.*)?$/,
    message: "this is Terraform and not a manifest: apply it, and paste what `kubectl get` prints with -o yaml",
  },
  {
    pattern: /^\s*(local \w+\s*(\([^)]*\))?\s*=|\(?import(str)? ['"]|function\s*\(|std\.\w+|\/\/.*jsonnet)/,
    message: "this is Jsonnet and not a manifest: run `jsonnet -y FILE` and paste what it prints",
  },
  {
    pattern:
      /^\s*(package \w+|import \(|import ["{]|func \w+\(|from [\w.]+ import|import \* as |import \w+(\.\w+)*;?$|def \w+\(|class \w+|const \w+ =|let \w+ =|var \w+ =|export (default|const))/,
    message: "this is a program and not a manifest: run it, and paste the YAML that it makes",
  },
  {
    pattern: /^(export )?[A-Za-z_][\w.]*=\S*\s*$/,
    message: "these are variables of a shell (name=value) and not a manifest",
  },
  {
    pattern: /^(\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\w{3} +\d+ \d\d:\d\d:\d\d |\d+\.\d+\.\d+\.\d+ - - \[)/,
    message: "these are lines of a log and not a manifest",
  },
  {
    pattern: /^[A-Za-z0-9+/]{32,}={0,2}$/,
    but: /[^A-Za-z0-9+/=\s]/,
    message: "this is base64 and not a manifest: decode it (`base64 -d`) and paste what comes out",
  },
  {
    pattern: /^\[[\w.-]+\]\s*$/,
    but: /^(apiVersion|kind)\s*:/m,
    message: "this is a file of settings (INI or TOML) and not a manifest: paste YAML or JSON",
  },
  {
    pattern: /^(&?\w+\.\w+\{|map\[\w+:)/,
    message: "this is how Go prints a value, and not a manifest: print it as YAML or JSON",
  },
  { pattern: /^https?:\/\/\S+\s*$/, message: "this is an address: open it, and paste the text that is there" },
  { pattern: /^\s*(\/\*|\/\/)/, message: "a comment begins with # in YAML; is this a file of another language?" },
];

function sayPage(text: string): string {
  if (!/<(!DOCTYPE html|html|head|body|script|div|meta|p|pre|span|title)\b/i.test(text))
    return "this is XML and not a manifest: paste YAML or JSON";
  return /\b(sign in|log ?in|password|authenticity_token)\b/i.test(text)
    ? "this is a web page that asks to log in, and not a manifest: log in, open the raw text of the file and paste that"
    : "this is a web page and not a manifest: open its raw text and paste that";
}

/** Values with commas or tabs between them, as many in both lines. */
function recogniseColumns(first: PastedLine, second: PastedLine): readonly ManifestFinding[] | null {
  for (const separator of [",", ";", "\t"]) {
    const [columns, same] = [first, second].map(({ text }) => text.split(separator).length);
    const isTable = columns !== undefined && columns > 2 && columns === same && !/[:{}[\]]\s/.test(first.text);
    if (isTable && /^["\w]/.test(first.text)) {
      return [notManifest(first, "this is a table of values (CSV) and not a manifest: paste YAML or JSON")];
    }
  }
  return null;
}
