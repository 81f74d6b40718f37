import type { Problem } from "../../core/errors";
import { LINE_LABELS } from "../identity";
import { checkKafkaSource } from "./check-kafka";
import { checkPercentage } from "./check-percentage";
import { checkSelector } from "./check-selector";
import { checkStages } from "./check-stages";
import type { LogPipeline, LogStage, TraceSampling } from "./pipeline";
import { readSelector } from "./selector";

/**
 * Reports what Alloy would not load or, worse, would load and do nothing with.
 * @param at path of the pipelines in the user's data
 */
export function checkPipelines(at: string, pipelines: readonly LogPipeline[]): Problem[] {
  return pipelines.flatMap((pipeline) => checkPipeline(`${at}.${pipeline.name}`, pipeline));
}

function checkPipeline(at: string, { source, selector, stages }: LogPipeline): Problem[] {
  if (source) {
    const known = [...Object.keys(source.labels), "service_name"];
    return [
      ...checkKafkaSource(`${at}.source`, source),
      ...checkStages(`${at}.stages`, stages, { labels: known, fields: known, taken: [], chosen: false, apart: false }),
      ...checkService(`${at}.stages`, stages),
    ];
  }
  const empty = { at: `${at}.stages`, problem: "are none, which Alloy refuses" };
  const chosen = (readSelector(selector)?.filters ?? []).length > 0;
  const lines = { labels: LINE_LABELS, fields: LINE_LABELS, taken: LINE_LABELS, chosen, apart: false };
  return [
    ...checkSelector(`${at}.selector`, selector, lines.labels),
    ...(stages.length === 0 ? [{ ...empty, fix: "Add a stage, or leave the pipeline out" }] : []),
    ...checkStages(`${at}.stages`, stages, lines),
  ];
}

/** Both labels name the same, for Loki and for OpenTelemetry. */
function checkService(at: string, stages: readonly LogStage[]): Problem[] {
  const made = stages.flatMap((stage) => (stage.kind === "labels" ? stage.fields : []));
  if (made.includes("app") === made.includes("service_name")) return [];
  const problem = "make one of the labels app and service_name, which are the same on every other line";
  return [{ at, problem, fix: 'Take both from the message: { app: "service", service_name: "service" }' }];
}

/**
 * Reports percentages that are none, and services with two of them.
 * @param at path of the sampling in the user's data
 */
export function checkTraceSampling(at: string, traces: readonly TraceSampling[]): Problem[] {
  const services = traces.map(({ service }) => service);
  return traces.flatMap(({ service, percentage }, index) => [
    ...checkPercentage(`${at}.${service}`, percentage),
    ...(services.indexOf(service) === index
      ? []
      : [{ at, value: service, problem: "is there twice", fix: "Say once how much of its traces to keep" }]),
    ...(service === "" ? [{ at, value: service, problem: "is no service", fix: "Name its service.name" }] : []),
  ]);
}
