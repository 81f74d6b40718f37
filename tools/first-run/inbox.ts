import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What Alertmanager posts to a webhook (Alertmanager, docs/configuration.md, webhook_config). */
export interface Message {
  readonly receiver: string;
  readonly groupLabels: Readonly<Record<string, string>>;
  readonly alerts: readonly {
    readonly status: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

/** A server on loopback, on a port that the system chose. */
export interface Listening {
  /** `127.0.0.1:40001` */
  readonly address: string;
  readonly close: () => void;
}

/** Serves a text at every path. */
export async function serveText(text: () => string): Promise<Listening> {
  return listen(
    createServer((_, response) => {
      response.setHeader("Content-Type", "text/plain; version=0.0.4");
      response.end(text());
    }),
  );
}

/** Takes what Alertmanager posts. */
export async function receiveMessages(take: (message: Message) => void): Promise<Listening> {
  return listen(
    createServer((request, response) => {
      void read(request).then((text) => {
        take(JSON.parse(text) as Message);
        response.end();
      });
    }),
  );
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function listen(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const given = new Set<string>();

/** A port that was free a moment ago, for servers that cannot say which one they got. */
export async function freeAddress(): Promise<string> {
  const { address, close } = await listen(createServer());
  close();
  if (given.has(address)) return freeAddress();
  given.add(address);
  return address;
}
