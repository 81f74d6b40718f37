import { gib, mib, Size, tib } from "../../constructs/core/size";

describe("a size is read in powers of two", () => {
  test.each([
    ["512Ki", 524_288],
    ["500Mi", 524_288_000],
    ["10Gi", 10_737_418_240],
    ["1.5GiB", 1_610_612_736],
    ["2TiB", 2_199_023_255_552],
  ])("%s is %d bytes", (text, bytes) => {
    expect(Size.parse(text).toBytes()).toBe(bytes);
  });

  test.each(["", "10", "10G", "10GB", "10gi", "-1Gi", "1e3Mi", " 1Gi", "Gi", ".5Gi"])("%j is refused", (text) => {
    expect(() => Size.parse(text, "dev.storage")).toThrow(
      `dev.storage: ${JSON.stringify(text)} is not a size in powers of two. Write a number with Ki`,
    );
  });

  test("a fraction of a byte is refused", () => {
    expect(() => Size.parse("0.0001Ki", "dev.storage")).toThrow('dev.storage: "0.0001Ki" is not a size');
    expect(() => mib(NaN)).toThrow("is not a size");
    expect(() => gib(-1)).toThrow("is not a size");
  });
});

describe("a size is printed in the largest unit that divides it", () => {
  test.each([
    [gib(10), "10Gi", "10GiB"],
    [mib(1536), "1536Mi", "1536MiB"],
    [mib(2048), "2Gi", "2GiB"],
    [tib(3), "3Ti", "3TiB"],
    [Size.parse("1Ki"), "1Ki", "1KiB"],
    [mib(0), "0", "0B"],
  ])("%s", (size, kubernetes, prometheus) => {
    expect(size.toKubernetes()).toBe(kubernetes);
    expect(size.toPrometheus()).toBe(prometheus);
  });
});

describe("sizes are compared and reckoned with", () => {
  test("they sort by amount", () => {
    const sorted = [gib(1), mib(1), mib(1025)].sort((a, b) => a.compareTo(b));
    expect(sorted.map(String)).toEqual(["1Mi", "1Gi", "1025Mi"]);
    expect(gib(1).equals(mib(1024))).toBe(true);
    expect(gib(1).isLargerThan(mib(1024))).toBe(false);
    expect(gib(1).isLargerThan(mib(1023))).toBe(true);
  });

  test("a share is rounded down to whole MiB", () => {
    expect(gib(10).times(0.9).toPrometheus()).toBe("9GiB");
    expect(
      mib(10)
        .times(1 / 3)
        .toKubernetes(),
    ).toBe("3Mi");
    expect(mib(1).times(0.5).toBytes()).toBe(0);
  });

  test("a share is not one MiB less because of binary fractions", () => {
    expect(mib(100).times(1.1).toKubernetes()).toBe("110Mi");
    expect(mib(100).times(0.29).toKubernetes()).toBe("29Mi");
  });

  test("sums are exact", () => {
    expect(gib(1).plus(mib(512)).toKubernetes()).toBe("1536Mi");
  });
});
