import { randomBytes } from "node:crypto";
import { checkReleaseSize, releaseShare } from "../../../tools/render/checks/release-size";

/** A stored release whose compressed size is that of its random text. */
function stored(bytes: number): string {
  return JSON.stringify({ manifest: randomBytes(bytes).toString("latin1") }, null, 2);
}

test("a small release fills little of its Secret", () => {
  expect(checkReleaseSize(JSON.stringify({ manifest: "a: 1\n".repeat(10_000) }))).toEqual({
    summary: "0.0 %",
    findings: [],
  });
});

test("the share counts what base64 adds", () => {
  const share = releaseShare(stored(300_000));
  expect(share).toBeGreaterThan((300_000 / 1024 / 1024) * 1.3);
});

test("a release above 90 % is an error", () => {
  expect(checkReleaseSize(stored(900_000)).findings).toMatchObject([
    { severity: "error", check: "release-size", message: expect.stringContaining("of the 1 MiB") as string },
  ]);
});
