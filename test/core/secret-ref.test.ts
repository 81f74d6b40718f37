import { secret, type SecretRef } from "../../constructs/core/secret-ref";

test("a reference names a Secret and one of its keys", () => {
  expect(secret("alerting.prod", "pager_duty.KEY")).toMatchObject({ name: "alerting.prod", key: "pager_duty.KEY" });
});

test.each(["", "Alerting", "a_b", "-a", "a-", "a..b", "a.-b", "a b", "x".repeat(254)])("%j names no Secret", (name) => {
  expect(() => secret(name, "key")).toThrow("was given a name that is no Kubernetes Secret name");
});

test.each(["", "a b", "a/b", ".", "..", "..data", "ü", "x".repeat(254)])("%j is no key", (key) => {
  expect(() => secret("alerting", key)).toThrow("was given a key that is no Secret key");
});

test("a secret written where its name belongs is not printed", () => {
  const password = "Hunter2!Hunter2!";
  expect(() => secret(password, "key")).not.toThrow(password);
  expect(() => secret("alerting", password)).not.toThrow(password);
});

test("an object that merely looks alike does not compile", () => {
  // @ts-expect-error -- only secret() makes references
  const lookalike: SecretRef = { name: "alerting", key: "pagerduty" };
  expect(lookalike).not.toBeInstanceOf(secret("a", "b").constructor);
});
