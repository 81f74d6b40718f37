import { expectDataSource, expectResource } from "./expect-type";

/** What the providers' documentation and their own schemas say of these types, in the versions of the bindings. */
describe("the schema of cloud types", () => {
  it("reads scalars and maps: aws_eks_pod_identity_association", () => {
    expectResource(
      "aws_eks_pod_identity_association",
      `
        association_arn string computed
        association_id string computed
        cluster_name string required
        disable_session_tags bool optional computed
        external_id string computed
        id string computed
        namespace string required
        region string optional computed
        role_arn string required
        service_account string required
        tags map(string) optional
        tags_all map(string) computed
        target_role_arn string optional
      `,
    );
  });

  it("reads blocks in blocks, as lists and sets: aws_s3_bucket_lifecycle_configuration", () => {
    expectResource(
      "aws_s3_bucket_lifecycle_configuration",
      `
        bucket string required
        expected_bucket_owner string optional computed
        id string computed
        region string optional computed
        transition_default_minimum_object_size string optional computed
        rule block list 0..n
          id string required
          prefix string optional computed
          status string required
          abort_incomplete_multipart_upload block list 0..n
            days_after_initiation number optional
          expiration block list 0..n
            date string optional
            days number optional computed
            expired_object_delete_marker bool optional computed
          filter block list 0..n
            object_size_greater_than number optional computed
            object_size_less_than number optional computed
            prefix string optional computed
            and block list 0..n
              object_size_greater_than number optional computed
              object_size_less_than number optional computed
              prefix string optional computed
              tags map(string) optional
            tag block list 0..n
              key string required
              value string required
          noncurrent_version_expiration block list 0..n
            newer_noncurrent_versions number optional
            noncurrent_days number required
          noncurrent_version_transition block set 0..n
            newer_noncurrent_versions number optional
            noncurrent_days number required
            storage_class string required
          transition block set 0..n
            date string optional
            days number optional computed
            storage_class string required
        timeouts block single
          create string optional
          update string optional
      `,
    );
  });

  it("marks sensitive and write-only attributes: aws_secretsmanager_secret_version", () => {
    expectResource(
      "aws_secretsmanager_secret_version",
      `
        arn string computed
        has_secret_string_wo bool computed
        id string optional computed
        region string optional computed
        secret_binary string optional sensitive
        secret_id string required
        secret_string string optional sensitive
        secret_string_wo string optional sensitive write-only
        secret_string_wo_version number optional
        version_id string computed
        version_stages set(string) optional computed
      `,
    );
  });

  it("tells blocks that occur once from repeated ones: google_storage_bucket", () => {
    expectResource(
      "google_storage_bucket",
      `
        default_event_based_hold bool optional
        effective_labels map(string) computed
        enable_object_retention bool optional
        force_destroy bool optional
        id string optional computed
        labels map(string) optional
        location string required
        name string required
        project string optional computed
        project_number number computed
        public_access_prevention string optional computed
        requester_pays bool optional
        rpo string optional computed
        self_link string computed
        storage_class string optional
        terraform_labels map(string) computed
        time_created string computed
        uniform_bucket_level_access bool optional computed
        updated string computed
        url string computed
        autoclass block list 0..1
          enabled bool required
          terminal_storage_class string optional computed
        cors block list 0..n
          max_age_seconds number optional
          method list(string) optional
          origin list(string) optional
          response_header list(string) optional
        custom_placement_config block list 0..1
          data_locations set(string) required
        encryption block list 0..1
          default_kms_key_name string required
        hierarchical_namespace block list 0..1
          enabled bool required
        ip_filter block list 0..1
          allow_all_service_agent_access bool optional
          allow_cross_org_vpcs bool optional
          mode string required
          public_network_source block list 0..1
            allowed_ip_cidr_ranges list(string) required
          vpc_network_sources block list 0..n
            allowed_ip_cidr_ranges list(string) required
            network string required
        lifecycle_rule block list 0..n
          action block set 1..1
            storage_class string optional
            type string required
          condition block set 1..1
            age number optional
            created_before string optional
            custom_time_before string optional
            days_since_custom_time number optional
            days_since_noncurrent_time number optional
            matches_prefix list(string) optional
            matches_storage_class list(string) optional
            matches_suffix list(string) optional
            noncurrent_time_before string optional
            num_newer_versions number optional
            send_age_if_zero bool optional
            send_days_since_custom_time_if_zero bool optional
            send_days_since_noncurrent_time_if_zero bool optional
            send_num_newer_versions_if_zero bool optional
            with_state string optional computed
        logging block list 0..1
          log_bucket string required
          log_object_prefix string optional computed
        retention_policy block list 0..1
          is_locked bool optional
          retention_period number required
        soft_delete_policy block list 0..1
          effective_time string computed
          retention_duration_seconds number optional
        timeouts block single
          create string optional
          read string optional
          update string optional
        versioning block list 0..1
          enabled bool required
        website block list 0..1
          main_page_suffix string optional
          not_found_page string optional
      `,
    );
  });

  it("reads lists of strings: azurerm_federated_identity_credential", () => {
    expectResource(
      "azurerm_federated_identity_credential",
      `
        audience list(string) required
        id string optional computed
        issuer string required
        name string required
        parent_id string required
        resource_group_name string required
        subject string required
        timeouts block single
          create string optional
          delete string optional
          read string optional
          update string optional
      `,
    );
  });

  it("reads a data source: google_client_config", () => {
    expectDataSource(
      "google_client_config",
      `
        access_token string computed sensitive
        default_labels map(string) computed
        id string computed
        project string computed
        region string computed
        zone string computed
      `,
    );
  });
});
