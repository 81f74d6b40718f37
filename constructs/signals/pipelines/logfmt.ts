/** `key`, `key=value` or `key="a value"`; what stands in quotes has the escapes of JSON (go-logfmt/logfmt, decode.go). */
const PAIR = /([^\s="]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*)))?(?=\s|$)/gs;

/** The fields of a line of logfmt: `fields` names each and the key of its value. */
export function readLogfmt(fields: Readonly<Record<string, string>>, text: string): Record<string, string> {
  const all = readAllLogfmt(text);
  const present = Object.entries(fields).filter(([, key]) => Object.hasOwn(all, key));
  return Object.fromEntries(present.map(([field, key]) => [field, all[key] ?? ""]));
}

/** Every key of a line of logfmt and its value. */
export function readAllLogfmt(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(PAIR)].map(([, key = "", inQuotes, plain = ""]) => [
      key,
      inQuotes === undefined ? plain : unescaped(inQuotes),
    ]),
  );
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
