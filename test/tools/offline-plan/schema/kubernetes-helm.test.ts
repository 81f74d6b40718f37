import { expectResource } from "./expect-type";

/** What the providers' documentation and their own schemas say of these types, in the versions of the bindings. */
describe("the schema of Kubernetes and Helm types", () => {
  it("demands a block that must occur: kubernetes_storage_class_v1", () => {
    expectResource(
      "kubernetes_storage_class_v1",
      `
        allow_volume_expansion bool optional
        id string optional computed
        mount_options set(string) optional
        parameters map(string) optional
        reclaim_policy string optional
        storage_provisioner string required
        volume_binding_mode string optional
        allowed_topologies block list 0..1
          match_label_expressions block list 0..n
            key string optional
            values set(string) optional
        metadata block list 1..1
          annotations map(string) optional
          generate_name string optional
          generation number computed
          labels map(string) optional
          name string optional computed
          resource_version string computed
          uid string computed
      `,
    );
  });

  it("reads nested attributes, whose members have flags of their own: helm_release", () => {
    expectResource(
      "helm_release",
      `
        atomic bool optional computed
        chart string required
        cleanup_on_fail bool optional computed
        create_namespace bool optional computed
        dependency_update bool optional computed
        description string optional computed
        devel bool optional
        disable_crd_hooks bool optional computed
        disable_openapi_validation bool optional computed
        disable_webhooks bool optional computed
        force_update bool optional computed
        id string computed
        keyring string optional
        lint bool optional computed
        manifest string computed
        max_history number optional computed
        metadata nested single computed
          app_version string computed
          chart string computed
          first_deployed number computed
          last_deployed number computed
          name string computed
          namespace string computed
          notes string computed
          revision number computed
          values string computed
          version string computed
        name string required
        namespace string optional computed
        pass_credentials bool optional computed
        postrender nested single optional
          args list(string) optional
          binary_path string required
        recreate_pods bool optional computed
        render_subchart_notes bool optional computed
        replace bool optional computed
        repository string optional
        repository_ca_file string optional
        repository_cert_file string optional
        repository_key_file string optional
        repository_password string optional sensitive
        repository_username string optional
        reset_values bool optional computed
        resources map(string) computed
        reuse_values bool optional computed
        set nested list optional
          name string required
          type string optional computed
          value string optional
        set_list nested list optional
          name string required
          value list(string) required
        set_sensitive nested list optional
          name string required
          type string optional
          value string required sensitive
        set_wo nested list optional write-only
          name string required write-only
          type string optional write-only
          value string required write-only
        set_wo_revision number optional
        skip_crds bool optional computed
        status string computed
        take_ownership bool optional computed
        timeout number optional computed
        timeouts nested single optional
          create string optional
          delete string optional
          read string optional
          update string optional
        upgrade_install bool optional computed
        values list(string) optional
        verify bool optional computed
        version string optional computed
        wait bool optional computed
        wait_for_jobs bool optional computed
      `,
    );
  });
});
