import { s3Endpoint } from "../../constructs/core/s3-endpoint";

test.each([
  ["eu-west-1", "s3.eu-west-1.amazonaws.com"],
  ["us-gov-west-1", "s3.us-gov-west-1.amazonaws.com"],
  ["cn-north-1", "s3.cn-north-1.amazonaws.com.cn"],
  ["us-iso-east-1", "s3.us-iso-east-1.c2s.ic.gov"],
  ["us-isob-east-1", "s3.us-isob-east-1.sc2s.sgov.gov"],
])("S3 answers in %s under the domain of its partition", (region, endpoint) => {
  expect(s3Endpoint(region)).toBe(endpoint);
});
