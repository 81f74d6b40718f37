/** Import this file where the matchers are used: loading cdktf for every test file would cost a minute of the suite. */
import { Testing } from "cdktf";

Testing.setupJest();

/** cdktf declares its matchers for an older form of jest's types, which the compiler ignores. */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- where jest's types look for matchers
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- all declarations must name the same parameters
    interface Matchers<R, T> {
      /** Passes where `terraform validate` accepts a synthesized stack. */
      toBeValidTerraform(): R;
      /** Passes where `terraform plan` accepts a synthesized stack. */
      toPlanSuccessfully(): R;
    }
  }
}
