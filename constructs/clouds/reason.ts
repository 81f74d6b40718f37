/** Whether a text says enough to be kept as the reason of an exception: fewer than three words tell a reviewer nothing. */
export function isReason(text: unknown): boolean {
  return typeof text === "string" && text.trim().split(/\s+/).length >= 3;
}
