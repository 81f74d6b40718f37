/** Domains of the partitions of AWS by the beginning of their regions (botocore, data/partitions.json). */
const DOMAINS: Readonly<Record<string, string>> = {
  "cn-": "amazonaws.com.cn",
  "eusc-": "amazonaws.eu",
  "us-iso-": "c2s.ic.gov",
  "us-isob-": "sc2s.sgov.gov",
  "eu-isoe-": "cloud.adc-e.uk",
  "us-isof-": "csp.hci.ic.gov",
};

/** Where S3 answers in a region: `s3.eu-west-1.amazonaws.com`. GovCloud has the domain of the commercial regions. */
export function s3Endpoint(region: string): string {
  const partition = Object.keys(DOMAINS).find((beginning) => region.startsWith(beginning));
  return `s3.${region}.${partition === undefined ? "amazonaws.com" : DOMAINS[partition]}`;
}
