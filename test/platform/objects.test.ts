import { randomBytes } from "node:crypto";
import { checkReleaseSize } from "../../constructs/platform/objects/release-size";

function objects(count: number, bytes: number): unknown[] {
  return Array.from({ length: count }, () => ({ kind: "PrometheusRule", text: randomBytes(bytes).toString("hex") }));
}

describe("the release of a pack's objects", () => {
  it("holds hundreds of ordinary rules", () => {
    expect(checkReleaseSize("shop.objects", objects(300, 200))).toEqual([]);
  });

  it("is refused, with its size and the way out, when Helm could not store it", () => {
    expect(checkReleaseSize("shop.objects", objects(10, 60_000))).toEqual([
      expect.objectContaining({
        at: "shop.objects",
        value: expect.stringMatching(/^\d+ KiB$/) as string,
        fix: "Divide the pack into two packs with names of their own",
      }),
    ]);
  });
});
