/** How a resource names the one that it protects: its own argument, and those of the other that hold the same value. */
export interface Protected {
  readonly argument: string;
  readonly type: string;
  readonly names: readonly string[];
}

export const S3_BUCKET: Protected = { argument: "bucket", type: "aws_s3_bucket", names: ["bucket", "id"] };

export const STORAGE_ACCOUNT: Protected = {
  argument: "storage_account_id",
  type: "azurerm_storage_account",
  names: ["id"],
};
