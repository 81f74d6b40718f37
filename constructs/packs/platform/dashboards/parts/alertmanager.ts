import type { DashboardRow } from "../../../../signals/dashboards/dashboard";
import { growth, lines, slowest } from "../../../panels";
import { picked } from "../picked";

/** Whether alerts reach people. */
export function alertmanagerRow(): DashboardRow {
  return {
    title: "Alertmanager",
    collapsed: true,
    panels: [
      lines({ title: "Alerts", description: "Alerts that Alertmanager holds, by state." }, "short", {
        expr: `max by (cluster, state) (${picked.alertmanager_alerts()})`,
        legend: "{{state}} {{cluster}}",
      }),
      lines(
        { title: "Notifications that fail", description: "What a receiver did not take, per second." },
        "cps",
        growth(picked.alertmanager_notifications_failed_total, ["integration", "reason"]),
      ),
      lines(
        { title: "Slow notifications", description: "The slowest hundredth takes at least this long." },
        "s",
        slowest(picked.alertmanager_notification_latency_seconds, ["integration"]),
      ),
      lines(
        { title: "Active silences", description: "Silences in force. One that is forgotten hides the next incident." },
        "short",
        {
          expr: `max by (cluster) (${picked.alertmanager_silences({ state: "active" })})`,
          legend: "{{cluster}}",
        },
      ),
      lines(
        { title: "Members", description: "Replicas that each of them sees. Below all of them people are told twice." },
        "short",
        {
          expr: `min by (cluster) (${picked.alertmanager_cluster_members()})`,
          legend: "{{cluster}}",
        },
      ),
      lines(
        { title: "Configuration loaded", description: "0 while it runs on an older configuration than it was given." },
        "bool_yes_no",
        {
          expr: `min by (cluster) (${picked.alertmanager_config_last_reload_successful()})`,
          legend: "{{cluster}}",
        },
      ),
    ],
  };
}
