import type { Problem } from "../../core/errors";
import type { KafkaSource } from "./kafka";

const BROKER = /^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?:([1-9]\d{0,4})$/;

/** What Kafka takes for the name of a topic (kafka, org.apache.kafka.common.internals.Topic). */
const TOPIC = /^[a-zA-Z0-9._-]{1,249}$/;

/**
 * Reports what Alloy would not load, and logins that would be readable on the way.
 * @param at path of the source in the user's data
 */
export function checkKafkaSource(at: string, source: KafkaSource): Problem[] {
  const { brokers, topics, labels, tls = true, ca, login } = source;
  const open = !tls && login?.mechanism === "PLAIN";
  return [
    ...brokers.filter((broker) => !BROKER.test(broker) || portOf(broker) > 65_535).map((value) => badBroker(at, value)),
    ...topics.filter((topic) => !TOPIC.test(topic)).map((value) => badTopic(at, value)),
    ...(labels.app === ""
      ? [{ at: `${at}.labels.app`, problem: "is empty", fix: "Name what the lines come from, as its pods are named" }]
      : []),
    ...(open
      ? [
          {
            at: `${at}.tls`,
            problem: "is off, so that PLAIN sends a readable password",
            fix: "Use SCRAM-SHA-512 or TLS",
          },
        ]
      : []),
    ...(ca && !tls ? [{ at: `${at}.ca`, problem: "is of no use without TLS", fix: "Leave out tls: false" }] : []),
  ];
}

/** The port of `host:port`. */
export function portOf(broker: string): number {
  return Number(broker.slice(broker.lastIndexOf(":") + 1));
}

function badBroker(at: string, value: string): Problem {
  return { at: `${at}.brokers`, value, problem: "is not host:port", fix: 'Write "kafka-bootstrap.data.svc:9093"' };
}

function badTopic(at: string, value: string): Problem {
  const fix = "Use letters, digits, dots, dashes and underscores";
  return { at: `${at}.topics`, value, problem: "is no name of a topic", fix };
}
