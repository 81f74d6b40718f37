/** Folder with the synthesized output of the shipped environments. Made once per run of jest: read it, do not write. */
export function shippedOutput(): string {
  const folder = process.env.BELVEDERE_SHIPPED_OUTPUT;
  if (folder === undefined) throw new Error("jest's global set-up did not run");
  return folder;
}
