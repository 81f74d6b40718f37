/** Names of what differs from line to line, or with every pod, user and connection. Written without underscores. */
const UNBOUNDED = [
  ...["traceid", "spanid", "requestid", "correlationid", "transactionid"],
  ...["userid", "customerid", "accountid", "sessionid", "orderid", "paymentid", "id", "uid", "uuid", "guid"],
  ...["poduid", "podip", "containerid", "ip", "ipaddress", "clientip", "remoteip", "remoteaddr", "hostip"],
  ...["email", "user", "username", "useragent", "url", "uri", "message", "msg"],
  ...["timestamp", "ts", "time", "duration", "latency"],
];

/** What is long enough to be known with something in front of it, as in `x_request_id`. */
const LONG = 6;

/** Whether a field of this name has so many values that a label of it would make a stream of nearly every line. */
export function hasManyValues(field: string): boolean {
  const name = field.replaceAll("_", "").toLowerCase();
  return UNBOUNDED.some((each) => name === each || (each.length >= LONG && name.endsWith(each)));
}
