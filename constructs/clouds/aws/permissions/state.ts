import { bucketArn } from "../arn";
import type { AwsPlace } from "../arn";
import type { Statement } from "../iam";

/** The bucket of the Terraform states, and the key it is encrypted with. */
export interface StateStore extends AwsPlace {
  readonly bucket: string;
  readonly keyArn: string;
}

/** Reading a state, and the lock that also a plan takes: an object beside it (`use_lockfile`). */
export function readStateStatements({ bucket, keyArn, ...place }: StateStore): readonly Statement[] {
  const arn = bucketArn(place, bucket);
  return [
    { Sid: "ListStates", Action: "s3:ListBucket", Resource: arn },
    { Sid: "ReadStates", Action: "s3:GetObject", Resource: `${arn}/*` },
    { Sid: "LockStates", Action: ["s3:PutObject", "s3:DeleteObject"], Resource: `${arn}/*.tflock` },
    { Sid: "StateKey", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: keyArn },
  ];
}

/** Writing states besides; versions stay out of reach, so that every earlier state can be brought back. */
export function writeStateStatements(store: StateStore): readonly Statement[] {
  return [
    ...readStateStatements(store),
    { Sid: "WriteStates", Action: "s3:PutObject", Resource: `${bucketArn(store, store.bucket)}/*.tfstate` },
  ];
}
