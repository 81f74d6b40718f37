/** A network that somebody else made and this program only uses. What identifies it differs from cloud to cloud. */
export type Existing<Network> = Network & { readonly kind: "existing" };

/** `network: existingNetwork({ vpcId: "vpc-0a1b2c", privateSubnetIds: [...] })` */
export function existingNetwork<const Network extends object>(network: Network): Existing<Network> {
  return { ...network, kind: "existing" };
}
