import { join } from "node:path";
import {
  Server,
  ServerCredentials,
  loadPackageDefinition,
  type handleUnaryCall,
  type ServiceDefinition,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { packagePath } from "../../../constructs/core/package-path";
import type { Diagnostic, Method, ProviderMethods } from "./messages";

/** A provider that listens on the loopback interface. */
export interface Listening {
  /** For example `127.0.0.1:40123`. */
  readonly address: string;
  readonly close: () => void;
}

/** Offers a provider on a port of its own: a request of the protocol does not say which provider it is meant for. */
export async function listen(methods: ProviderMethods): Promise<Listening> {
  const server = new Server(UNLIMITED);
  server.addService(service("tfplugin6", "Provider"), unary(methods));
  // Channels that the plugin library opens on every plugin. They stay silent until Terraform hangs up.
  server.addService(service("plugin", "GRPCBroker"), { StartStream: silence });
  server.addService(service("plugin", "GRPCStdio"), { StreamStdio: silence });
  // One mock serves many runs of Terraform, so that none of them may stop it.
  server.addService(service("plugin", "GRPCController"), unary({ Shutdown: () => ({}) }));
  const port = await bind(server);
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      server.forceShutdown();
    },
  };
}

/** A stack with many dashboards is larger than the 4 MB that gRPC allows by default. */
const UNLIMITED = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

const definitions = loadPackageDefinition(
  loadSync(
    ["provider.proto", "plugin.proto"].map((file) => packagePath(join("tools", "offline-plan", "protocol", file))),
    { keepCase: true, longs: Number, defaults: true },
  ),
) as unknown as Readonly<Record<string, Readonly<Record<string, { readonly service: ServiceDefinition }>>>>;

function service(namespace: string, name: string): ServiceDefinition {
  const found = definitions[namespace]?.[name]?.service;
  if (!found) throw new Error(`${namespace}.${name} is not declared`);
  return found;
}

function bind(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

function unary(methods: object): Record<string, handleUnaryCall<unknown, unknown>> {
  const entries = Object.entries(methods) as [string, Method<unknown>][];
  return Object.fromEntries(entries.map(([name, method]) => [name, handler(name, method)]));
}

/** An error of the mock itself becomes a diagnostic, so that Terraform shows it beside the resource. */
function handler(name: string, method: Method<unknown>): handleUnaryCall<unknown, unknown> {
  return (call, answer) => {
    try {
      answer(null, method(call.request, call.getPeer()));
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const diagnostic: Diagnostic = { severity: 1, summary: `The mock provider failed in ${name}`, detail };
      answer(null, { diagnostics: [diagnostic] });
    }
  };
}

function silence(call: { readonly on: (event: string, listener: () => void) => unknown }): void {
  call.on("error", () => undefined);
}
