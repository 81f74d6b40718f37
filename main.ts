import "./stacks/plain-errors";
import { environments } from "./environments";
import { belvedereApp, selectEnvironments } from "./stacks";

belvedereApp(selectEnvironments(environments, process.env.BELVEDERE_ENVIRONMENTS)).synth();
