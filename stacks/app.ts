import { App, type AppConfig } from "cdktf";
import { failIfAny, type Problem } from "../constructs/core/errors";
import { repeated } from "../constructs/core/repeated";
import { checkShared } from "../constructs/environment/check-shared";
import type { EnvironmentDeclaration } from "../constructs/environment/environment";
import { resolveEnvironment } from "../constructs/environment/resolve";
import type { Environment } from "../constructs/environment/resolved";
import { addEnvironment } from "./environment";

/**
 * An app with the stacks of the given environments: `belvedereApp([dev]).synth()`.
 * @throws BelvedereError with all the problems of the first environment that has any, or with what environments share
 */
export function belvedereApp(declarations: readonly EnvironmentDeclaration[], config?: AppConfig): App {
  const environments = declarations.map(resolveEnvironment);
  failIfAny(checkUnique(environments));
  failIfAny(checkShared(environments));
  const app = new App(config);
  for (const environment of environments) addEnvironment(app, environment);
  return app;
}

/** Environments share organizations and accounts, so that no two may have one name. */
function checkUnique(environments: readonly Environment[]): Problem[] {
  const names = environments.map(({ name }) => name);
  return repeated(names).map((name) => ({
    at: "environments",
    value: name,
    problem: "is declared twice",
    fix: "Give each environment a name of its own",
  }));
}
