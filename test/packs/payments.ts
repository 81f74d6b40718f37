import { minutes, ms } from "../../constructs/core/duration";
import type { Signals } from "../../constructs/packs/pack";
import { service, type ServiceProps, type ServiceSignals, type ServiceTools } from "../../constructs/packs/service";
import { catalogue, counter, gauge, histogram } from "../../constructs/signals/metrics/catalogue";
import { record } from "../../constructs/signals/rules/builders";
import { availability, latency } from "../../constructs/signals/slo/objective";
import { SITE } from "./shipped";

export const EXPOSED = catalogue("payments 4.2", {
  payments_processed_total: counter("Payments that came to an end.", ["status"]),
  payments_waiting: gauge("Payments in the queue."),
  payment_seconds: histogram("Duration of payments.", ["method"]),
});

export type Exposed = (typeof EXPOSED)["metrics"];
export type Tools = ServiceTools<Exposed>;

export const PLACE = { namespace: "shop", team: "payments", port: "http", metrics: EXPOSED } as const;
export const TEXTS = { summary: "In {{ $labels.cluster }}", description: "Users cannot pay." };

export const failures = ({ m, share }: Tools): ReturnType<ReturnType<typeof share>["over"]> =>
  share(m.payments_processed_total({ status: "failure" }), m.payments_processed_total()).over(minutes(15));

export function everything(tools: Tools): ServiceSignals {
  const { m, alert, rate, highest, lowest, logs, logAlert } = tools;
  const warning = { ...TEXTS, severity: "warning" } as const;
  return {
    slos: [availability(99.9), latency(99, { under: ms(500) })],
    rules: [record("service:payments:rate5m", `sum by (cluster) (rate(${m.payments_processed_total()}[5m]))`)],
    alerts: [
      alert("PaymentFailures", { ...warning, when: failures(tools).above(0.1), fires: [0.11, 1], silent: [0.09] }),
      alert("PaymentsRare", {
        ...warning,
        when: rate(m.payments_processed_total()).over(minutes(10)).below(1),
        fires: [0.9],
        silent: [1.1],
      }),
      alert("PaymentsMany", {
        ...warning,
        when: rate(m.payments_processed_total()).over(minutes(5)).above(10),
        fires: [11],
        silent: [9],
      }),
      alert("PaymentsWaiting", {
        ...warning,
        when: highest(m.payments_waiting()).above(100),
        fires: [101],
        silent: [100],
      }),
      alert("PaymentsIdle", { ...warning, when: lowest(m.payments_waiting()).below(1), fires: [0], silent: [1] }),
    ],
    logAlerts: [
      logAlert("FailedPaymentsLogged", {
        ...warning,
        when: logs.containing("failed payment").over(minutes(5)).above(5),
        line: '{"level":"error","msg":"failed payment"}',
        fires: [6],
        silent: [5],
      }),
    ],
  };
}

export function built(
  build: (tools: Tools) => ServiceSignals = everything,
  props: Partial<ServiceProps<Exposed>> = { http: "fastapi" },
): Signals {
  return service("payments", { ...PLACE, ...props }, build)(SITE, undefined);
}
