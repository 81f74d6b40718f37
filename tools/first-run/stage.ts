import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Site } from "../../constructs/packs/pack";
import { alertmanagerConfig } from "../../constructs/signals/routing/render";
import type { Routing } from "../../constructs/signals/routing/routing";
import { NOTIFICATION_TEMPLATES, TEMPLATES_KEY } from "../../constructs/signals/routing/templates";
import type { PrometheusRules } from "../../constructs/signals/rules/render";
import { compressedRouting, compressedRules } from "./compressed";
import { prometheusConfig, type Target } from "./configuration";
import { freeAddress, type Message, receiveMessages, serveText } from "./inbox";
import type { LoadedRules } from "./loaded";
import type { Programs } from "./programs";
import { type Sample, SampleService } from "./sample-service";
import { startServer } from "./server";

/** What is tried together: the rules and the routing of one cluster, and the sample services that run in it. */
export interface Play {
  readonly site: Site;
  readonly rules: PrometheusRules;
  readonly routing: Routing;
  readonly samples: readonly Sample[];
}

/** Sample services, a Prometheus that scrapes them, its Alertmanager, and everybody who is told, on loopback. */
export class Stage {
  /** Everything that was told so far. */
  readonly messages: Message[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), "first-run-"));
  private readonly services: SampleService[] = [];
  /** What is to be undone, the last first. */
  private readonly undo: (() => Promise<void> | void)[] = [];
  private prometheus = "";
  private alertmanager = "";

  constructor(private readonly programs: Programs) {
    this.undo.push(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  /** @throws BelvedereError when a server does not start */
  async open(play: Play): Promise<void> {
    await this.startAlertmanager(play.routing);
    await this.startPrometheus(play);
  }

  /** Gives every sample service its fault from now on. */
  break(): void {
    for (const service of this.services) service.break();
  }

  async loadedRules(): Promise<LoadedRules> {
    const response = await fetch(`http://${this.prometheus}/api/v1/rules`);
    return ((await response.json()) as { data: LoadedRules }).data;
  }

  /** Whether an alert has reached Alertmanager, whoever is told. */
  async isHeard(alert: string): Promise<boolean> {
    const response = await fetch(`http://${this.alertmanager}/api/v2/alerts`);
    const alerts = (await response.json()) as readonly { labels: Readonly<Record<string, string>> }[];
    return alerts.some(({ labels }) => labels.alertname === alert);
  }

  async close(): Promise<void> {
    for (const step of this.undo.reverse()) await step();
  }

  private async startAlertmanager(routing: Routing): Promise<void> {
    const inbox = await receiveMessages((message) => this.messages.push(message));
    this.undo.push(() => inbox.close());
    this.write(TEMPLATES_KEY, NOTIFICATION_TEMPLATES);
    const config = compressedRouting(
      alertmanagerConfig(routing),
      `http://${inbox.address}`,
      join(this.folder, "*.tmpl"),
    );
    this.alertmanager = await freeAddress();
    await this.start("Alertmanager", this.programs.alertmanager, this.alertmanager, [
      `--config.file=${this.write("alertmanager.yaml", JSON.stringify(config))}`,
      `--storage.path=${join(this.folder, "alertmanager")}`,
      // Without other replicas there is nobody to gossip with.
      "--cluster.listen-address=",
    ]);
  }

  private async startPrometheus({ site, rules, samples }: Play): Promise<void> {
    const rulesFile = this.write("rules.yaml", JSON.stringify(compressedRules(rules)));
    const targets = await Promise.all(samples.map((sample) => this.serve(sample)));
    const config = prometheusConfig(site, targets, rulesFile, this.alertmanager);
    this.prometheus = await freeAddress();
    await this.start("Prometheus", this.programs.prometheus, this.prometheus, [
      `--config.file=${this.write("prometheus.yaml", JSON.stringify(config))}`,
      `--storage.tsdb.path=${join(this.folder, "prometheus")}`,
      // A minute by default: what Alertmanager did not hear in the first seconds would come late.
      "--rules.alert.resend-delay=1s",
    ]);
  }

  private async serve(sample: Sample): Promise<Target> {
    const service = new SampleService(sample.fault);
    this.services.push(service);
    const { address, close } = await serveText(() => service.scrape());
    this.undo.push(close);
    return { sample, address };
  }

  private async start(name: string, program: string, address: string, args: readonly string[]): Promise<void> {
    const server = await startServer(name, program, [...args, `--web.listen-address=${address}`], address);
    this.undo.push(() => server.stop());
  }

  private write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }
}
