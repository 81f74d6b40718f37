/** Intrinsics that the grammar does not know, and in the place of each a known one of equal width. */
const STAND_INS: Readonly<Record<string, string>> = {
  nestedSetLeft: "traceDuration",
  nestedSetRight: "trace:duration",
  nestedSetParent: "rootServiceName",
  "span:childCount": "rootServiceName",
};

const TEXT = /"(?:[^"\\]|\\.)*"|`[^`]*`/;
/** With all characters that Tempo's lexer takes for a part of a duration. */
const NUMBER = /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[\d.nsuµmhdwy]*)/;
/** `.a`, `span.http-1d`, `resource."a b"`: digits in it are no number. */
const ATTRIBUTE = /(?<attribute>(?:[a-z]+)?\.(?:"(?:[^"\\]|\\.)*"|[^\s{}()=~!<>&|^,"])+)/;
const WORD = /(?<word>[A-Za-z_]\w*(?::\w+)?)/;
const TOKEN = new RegExp([TEXT, NUMBER, ATTRIBUTE, WORD].map(({ source }) => source).join("|"), "gsu");

const FLOAT = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** prometheus/common, model/time.go, which is tried first. */
const PROMETHEUS_DURATION = /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;
/** time.ParseDuration of Go. */
const GO_DURATION = /^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;

/**
 * A query with what the grammar does not know replaced by what it knows, each by something of equal width: new intrinsics,
 * numbers as Tempo reads them, such as `.99`, `1e3`, `1m30s` and `1d`, and attributes that begin with a digit
 * (grafana/tempo, pkg/traceql/lexer.go).
 */
export function withoutGaps(query: string): string {
  return query.replace(TOKEN, (token: string, ...rest: unknown[]) => {
    const { number, attribute, word } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (number !== undefined) return isNumber(number) ? "1".repeat(number.length) : number;
    if (attribute !== undefined) return attribute.replace(/(?<=^[a-z]*\.)\d/, "x");
    return word === undefined ? token : (STAND_INS[word] ?? word);
  });
}

function isNumber(text: string): boolean {
  return [FLOAT, PROMETHEUS_DURATION, GO_DURATION].some((form) => form.test(text));
}
