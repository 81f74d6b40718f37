import { routes } from "../../../constructs/signals/routing/routing";
import {
  allArrived,
  arrivalProblems,
  earlyProblems,
  expectations,
  samplesOf,
} from "../../../tools/first-run/expectations";
import type { Message } from "../../../tools/first-run/inbox";
import { sampleName } from "../../../tools/first-run/sample-service";
import { COMPLETE, complete } from "../../signals/routing-examples";

const PAGE = { alert: "HttpErrorRatioHigh", service: "sample-somebody-failing", receiver: "page", times: 1 };
const BEAT = { alert: "Watchdog", service: undefined, receiver: "heartbeat", times: 2 };
const TEXTS = { summary: "s", description: "d", runbook_url: "https://runbooks.example.com/x" };

function told(
  receiver: string,
  alertname: string,
  service?: string,
  annotations: Message["alerts"][0]["annotations"] = TEXTS,
): Message {
  const labels = { alertname, ...(service && { service }) };
  return { receiver, groupLabels: { cluster: "dev-eks-eu1" }, alerts: [{ status: "firing", labels, annotations }] };
}

const paged = told("page", PAGE.alert, PAGE.service);
const beat = told("heartbeat", BEAT.alert);

describe("what must arrive", () => {
  it("is a page and a ticket for each team with receivers of its own, and for one without", () => {
    const routing = routes({ ...COMPLETE, heartbeat: undefined });
    expect(expectations(routing).map(({ service, alert, receiver }) => `${service}: ${alert} to ${receiver}`)).toEqual([
      "sample-payments-failing: HttpErrorRatioHigh to payments-page",
      "sample-payments-slow: HttpLatencyHigh to payments-ticket",
      "sample-search-failing: HttpErrorRatioHigh to page",
      "sample-search-slow: HttpLatencyHigh to search-ticket",
      "sample-data-failing: HttpErrorRatioHigh to data-page",
      "sample-data-slow: HttpLatencyHigh to data-ticket",
      "sample-somebody-failing: HttpErrorRatioHigh to page",
      "sample-somebody-slow: HttpLatencyHigh to ticket",
    ]);
  });

  it("is a heartbeat, twice, where there is one", () => {
    expect(expectations(complete).at(-1)).toEqual(BEAT);
  });

  it("comes from services that bear different names, so that none mutes another", () => {
    const names = samplesOf(complete).map(sampleName);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("a run", () => {
  it("is over when everything has arrived", () => {
    expect(allArrived([PAGE, BEAT], [paged, beat])).toBe(false);
    expect(allArrived([PAGE, BEAT], [paged, beat, beat])).toBe(true);
    expect(arrivalProblems([PAGE, BEAT], [paged, beat, beat])).toEqual([]);
  });

  it("finds what did not arrive", () => {
    expect(arrivalProblems([PAGE, BEAT], [beat])).toEqual([
      "HttpErrorRatioHigh of sample-somebody-failing reached page 0 times, at least 1 expected",
      "Watchdog reached heartbeat 1 times, at least 2 expected",
    ]);
  });

  it("finds what arrived at somebody else, also beside the right one", () => {
    const wrong = told("ticket", PAGE.alert, PAGE.service);
    expect(arrivalProblems([PAGE], [paged, wrong, wrong])).toEqual([
      "HttpErrorRatioHigh of sample-somebody-failing reached ticket, who is not to be told",
    ]);
  });

  it("takes no alert of another service for its own", () => {
    expect(arrivalProblems([PAGE], [told("page", PAGE.alert, "sample-search-failing")])).toHaveLength(1);
  });

  it("misses texts and the cluster", () => {
    const bare = { ...told("page", PAGE.alert, PAGE.service, { ...TEXTS, runbook_url: "" }), groupLabels: {} };
    expect(arrivalProblems([PAGE], [bare])).toEqual([
      "HttpErrorRatioHigh of sample-somebody-failing came without runbook_url",
      "HttpErrorRatioHigh of sample-somebody-failing came without the cluster it is in",
    ]);
  });

  it("wants nobody told while all is well, but for the heartbeat", () => {
    expect(earlyProblems([PAGE, BEAT], [beat])).toEqual([]);
    expect(earlyProblems([PAGE, BEAT], [beat, told("ticket", PAGE.alert, PAGE.service)])).toEqual([
      "HttpErrorRatioHigh of sample-somebody-failing was told while all was well",
    ]);
  });
});
