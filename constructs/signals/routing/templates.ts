/** Key of the notification templates beside the configuration; Alertmanager reads every `*.tmpl` there. */
export const TEMPLATES_KEY = "belvedere.tmpl";

/** Where the operator mounts the further keys of the configuration (prometheus-operator, pkg/alertmanager/statefulset.go). */
export const TEMPLATES_GLOB = "/etc/alertmanager/config/*.tmpl";

/** What receivers write into their fields. Labels and annotations that an alert lacks are empty. */
export const TEMPLATE = {
  title: '{{ template "belvedere.title" . }}',
  text: '{{ template "belvedere.text" . }}',
  slackText: '{{ template "belvedere.slack.text" . }}',
  markdownText: '{{ template "belvedere.markdown.text" . }}',
  cluster: "{{ .CommonLabels.cluster }}",
  // Alerts are grouped by name, and all alerts of a name share a runbook.
  runbook: "{{ .CommonAnnotations.runbook_url }}",
  // The priorities of Jira Service Management are P1 to P5.
  jsmPriority: '{{ if eq .CommonLabels.severity "critical" }}P1{{ else }}P3{{ end }}',
  // PagerDuty knows critical, error, warning and info, and refuses anything else.
  pagerDutySeverity: '{{ if eq .CommonLabels.severity "critical" }}critical{{ else }}warning{{ end }}',
} as const;

/** More alerts than these make a message that nobody reads; the title tells how many there are. */
const SHOWN_ALERTS = 10;

/** `[FIRING:2] KubePodCrashLooping in dev-eks-eu1` */
const TITLE = `{{ define "belvedere.title" -}}
[{{ .Status | toUpper }}{{ if eq .Status "firing" }}:{{ .Alerts.Firing | len }}{{ end }}] {{ .CommonLabels.alertname }}
{{- with .CommonLabels.cluster }} in {{ . }}{{ end }}
{{- end }}`;

/** Plain text, for mail, Jira and people on call. */
const TEXT = `{{ define "belvedere.text" -}}
{{ range $index, $alert := .Alerts }}{{ if lt $index ${SHOWN_ALERTS} -}}
{{ .Status | toUpper }}{{ with .Labels.severity }} {{ . }}{{ end }}: {{ or .Annotations.summary .Labels.alertname }}
{{- with .Labels.cluster }}
Cluster: {{ . }}{{ end }}
{{- with .Labels.namespace }}
Namespace: {{ . }}{{ end }}
{{- with .Annotations.description }}
{{ . }}{{ end }}
{{- with .Annotations.runbook_url }}
Runbook: {{ . }}{{ end }}

{{ end }}{{ end }}
{{- if gt (len .Alerts) ${SHOWN_ALERTS} }}The first ${SHOWN_ALERTS} of {{ len .Alerts }} alerts.{{ end }}
{{- end }}`;

/** The same in the markup of Slack. */
const SLACK_TEXT = `{{ define "belvedere.slack.text" -}}
{{ range $index, $alert := .Alerts }}{{ if lt $index ${SHOWN_ALERTS} -}}
*{{ or .Annotations.summary .Labels.alertname }}*{{ with .Labels.severity }} ({{ . }}){{ end }}
{{- with .Labels.cluster }}
Cluster: \`{{ . }}\`{{ end }}
{{- with .Labels.namespace }}, namespace: \`{{ . }}\`{{ end }}
{{- with .Annotations.description }}
{{ . }}{{ end }}
{{- with .Annotations.runbook_url }}
<{{ . }}|Runbook>{{ end }}

{{ end }}{{ end }}
{{- if gt (len .Alerts) ${SHOWN_ALERTS} }}The first ${SHOWN_ALERTS} of {{ len .Alerts }} alerts.{{ end }}
{{- end }}`;

/** The same in Markdown, for the cards of Teams, where only an empty line ends a line. */
const MARKDOWN_TEXT = `{{ define "belvedere.markdown.text" -}}
{{ range $index, $alert := .Alerts }}{{ if lt $index ${SHOWN_ALERTS} -}}
**{{ or .Annotations.summary .Labels.alertname }}**{{ with .Labels.severity }} ({{ . }}){{ end }}
{{- with .Labels.cluster }}

Cluster: {{ . }}{{ end }}
{{- with .Labels.namespace }}, namespace: {{ . }}{{ end }}
{{- with .Annotations.description }}

{{ . }}{{ end }}
{{- with .Annotations.runbook_url }}

[Runbook]({{ . }}){{ end }}

{{ end }}{{ end }}
{{- if gt (len .Alerts) ${SHOWN_ALERTS} }}The first ${SHOWN_ALERTS} of {{ len .Alerts }} alerts.{{ end }}
{{- end }}`;

/** The file of notification templates, in Go's template language. */
export const NOTIFICATION_TEMPLATES = `${[TITLE, TEXT, SLACK_TEXT, MARKDOWN_TEXT].join("\n")}\n`;
