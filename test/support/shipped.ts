/** Folder with the synthesized output of the shipped environments. Made once per run of jest: read it, do not write. */
export function shippedOutput(): string {
  const folder = process.env.BELVEDERE_SHIPPED_OUTPUT;
  if (folder === undefined)
    throw new Error("the shipped environments could not be synthesized: see the top of the output");
  return folder;
}
