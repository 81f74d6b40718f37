import { samplePack, SampleService, scrapedLabels, type Sample } from "../../../tools/first-run/sample-service";

const SITE = {
  environment: "dev",
  cluster: "dev-eks-eu1",
  cloud: "aws",
  region: "eu-west-1",
  storageClass: "belvedere",
  platformNamespace: "monitoring",
} as const;

function sampleOf(text: string, series: string): number | undefined {
  const line = text.split("\n").find((each) => each.startsWith(series));
  return line === undefined ? undefined : Number(line.split(" ").at(-1));
}

describe("a sample service", () => {
  it("answers well until it is told to break, without a series of failures", () => {
    const service = new SampleService("failing");
    const text = service.scrape();
    expect(sampleOf(text, 'http_requests_total{method="GET",route="/",status_code="200"}')).toBe(200);
    expect(text).not.toContain("503");
  });

  it("then fails fast, or succeeds slowly", () => {
    const [failing, slow] = [new SampleService("failing"), new SampleService("slow")];
    for (const service of [failing, slow]) service.break();
    const failed = failing.scrape();
    expect(sampleOf(failed, 'http_requests_total{method="GET",route="/faulty",status_code="503"}')).toBe(200);
    const bucket = 'http_request_duration_seconds_bucket{method="GET",route="/faulty",status_code=';
    expect(sampleOf(failed, `${bucket}"503",le="0.5"}`)).toBe(200);
    expect(sampleOf(slow.scrape(), `${bucket}"200",le="0.5"}`)).toBe(0);
  });

  it("counts up at every scrape, as counters do", () => {
    const service = new SampleService("slow");
    service.scrape();
    service.break();
    service.scrape();
    const text = service.scrape();
    const requests = 'http_requests_total{method="GET",route="/';
    expect([sampleOf(text, `${requests}"`), sampleOf(text, `${requests}faulty"`)]).toEqual([200, 400]);
  });

  it("is scraped with the labels that its alerts look for", () => {
    const sample: Sample = { team: "payments", fault: "slow" };
    const { cluster, namespace, service } = scrapedLabels(sample, SITE);
    const alerts = samplePack(sample, SITE).rules.flatMap(({ rules }) => rules);
    const expr = alerts.find((rule) => rule.kind === "alerting" && rule.alert === "HttpServiceAbsent")?.expr;
    expect(expr).toContain(`cluster="${cluster}", namespace="${namespace}", service="${service}"`);
  });
});
