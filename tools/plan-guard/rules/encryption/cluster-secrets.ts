import { isSet, textsAt, valueAt } from "../../attributes";
import { losing, type Rule } from "../rule";

const KEEP = "Keep the key: who reads the control plane's disks or backups would read them";

export const eksSecrets: Rule = {
  code: "aws-eks-secrets-key",
  title: "Kubernetes Secrets stay encrypted with a key of ours",
  checks: {
    aws_eks_cluster: losing((cluster) => textsAt(cluster, "encryption_config.resources").includes("secrets"), {
      attribute: "encryption_config.resources",
      problem: "no longer encrypts Secrets with a key of ours",
      fix: KEEP,
    }),
  },
};

export const aksSecrets: Rule = {
  code: "azure-aks-secrets-key",
  title: "Kubernetes Secrets stay encrypted with a key of ours",
  checks: {
    azurerm_kubernetes_cluster: losing((cluster) => isSet(cluster, "key_management_service.key_vault_key_id"), {
      attribute: "key_management_service.key_vault_key_id",
      problem: "no longer encrypts Secrets with a key of ours",
      fix: KEEP,
    }),
  },
};

export const gkeSecrets: Rule = {
  code: "google-gke-secrets-key",
  title: "Kubernetes Secrets stay encrypted with a key of ours",
  checks: {
    google_container_cluster: losing((cluster) => valueAt(cluster, "database_encryption.state") === "ENCRYPTED", {
      attribute: "database_encryption.state",
      problem: "no longer encrypts Secrets with a key of ours",
      fix: KEEP,
    }),
  },
};

export const clusterSecretRules: readonly Rule[] = [eksSecrets, aksSecrets, gkeSecrets];
