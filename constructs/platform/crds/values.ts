/** What we say to chart `prometheus-operator-crds`. */
export interface OperatorCrdsValues {
  readonly crds: { readonly annotations: { readonly "helm.sh/resource-policy": "keep" } };
}

export const OPERATOR_CRDS_VALUES: OperatorCrdsValues = {
  // A definition that goes takes every monitor and rule of the cluster with it: destroying the release leaves them.
  crds: { annotations: { "helm.sh/resource-policy": "keep" } },
};
