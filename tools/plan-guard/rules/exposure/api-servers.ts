import { type Attributes, blocksAt, isSet, textsAt, valueAt } from "../../attributes";
import { worldsIn } from "../../networks";
import { becoming, type Check, type Rule, type Weakness, when } from "../rule";

const NAME_NETWORKS = "Close it, or name the networks that may connect";

function openTo(attribute: string): Weakness {
  return { attribute, problem: "lets everybody connect to the API server", fix: NAME_NETWORKS };
}

export const eksApi: Rule = {
  code: "aws-eks-private-api",
  title: "the API server of EKS is closed to the internet but for named networks",
  checks: {
    aws_eks_cluster: becoming((cluster) => {
      const from = "vpc_config.public_access_cidrs";
      // Left out, EKS takes it for true, and an empty list for the whole internet.
      const isPublic = valueAt(cluster, "vpc_config.endpoint_public_access") !== false;
      const isOpen = !namesElements(cluster, "vpc_config", "public_access_cidrs") || hasWorld(cluster, from);
      return when(isPublic && isOpen, openTo(isSet(cluster, from) ? from : "vpc_config.endpoint_public_access"));
    }),
  },
};

export const aksApi: Rule = {
  code: "azure-aks-private-api",
  title: "the API server of AKS is private, or open to named networks alone",
  checks: {
    azurerm_kubernetes_cluster: becoming((cluster) => {
      const from = "api_server_access_profile.authorized_ip_ranges";
      const isPublic = valueAt(cluster, "private_cluster_enabled") !== true;
      const isOpen =
        !namesElements(cluster, "api_server_access_profile", "authorized_ip_ranges") || hasWorld(cluster, from);
      return when(isPublic && isOpen, openTo(from));
    }),
  },
};

export const gkeApi: Rule = {
  code: "google-gke-private-api",
  title: "the API server of GKE is closed to the internet but for named networks",
  checks: {
    google_container_cluster: becoming((cluster) => {
      const networks = "master_authorized_networks_config";
      const from = `${networks}.cidr_blocks.cidr_block`;
      if (!hasPublicAddress(cluster)) return [];
      // Without the block everybody may connect; with an empty one nobody but Google's own control plane.
      const isOpen = blocksAt(cluster, networks).length === 0 || hasWorld(cluster, from);
      return [
        ...when(isOpen, openTo(from)),
        ...when(valueAt(cluster, `${networks}.gcp_public_cidrs_access_enabled`) === true, {
          attribute: `${networks}.gcp_public_cidrs_access_enabled`,
          problem: "lets every virtual machine of Google Cloud connect to the API server, whoever it belongs to",
          fix: NAME_NETWORKS,
        }),
      ];
    }),
  },
};

function hasPublicAddress(cluster: Attributes): boolean {
  const noAddress = valueAt(cluster, "control_plane_endpoints_config.ip_endpoints_config.enabled") === false;
  return !noAddress && valueAt(cluster, "private_cluster_config.enable_private_endpoint") !== true;
}

/** Google checks the identity before a connection reaches the cluster: a design of its own, but not by the way. */
const opensDnsEndpoint: Check = ({ before, after }) => {
  const attribute = "control_plane_endpoints_config.dns_endpoint_config.allow_external_traffic";
  const opens = before && after && valueAt(before, attribute) !== true && valueAt(after, attribute) === true;
  return when(opens === true, {
    attribute,
    problem: "makes the API server of an existing cluster reachable by its DNS name from everywhere",
    fix: "Leave it off, or allow it when identities alone shall decide who connects",
  });
};

export const gkeDnsEndpoint: Rule = {
  code: "google-gke-dns-endpoint",
  title: "the DNS endpoint of an existing GKE cluster is not opened by the way",
  checks: { google_container_cluster: opensDnsEndpoint },
};

/** Whether a list in a block has elements, known or not. As a whole unknown it was left out, or may be empty. */
function namesElements(attributes: Attributes, block: string, list: string): boolean {
  return blocksAt(attributes, block).some((inside) => Array.isArray(inside[list]) && inside[list].length > 0);
}

function hasWorld(attributes: Attributes, path: string): boolean {
  return worldsIn(textsAt(attributes, path)).length > 0;
}

export const apiServerRules: readonly Rule[] = [eksApi, aksApi, gkeApi, gkeDnsEndpoint];
