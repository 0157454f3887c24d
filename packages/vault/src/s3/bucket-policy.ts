/** Who each service is to the store: `arn:aws:iam:::user/<name>` of Ceph, or an account's own. */
export interface ServicePrincipals {
  readonly intake: string;
  readonly readingRoom: string;
  readonly steward: string;
}

/** What a service may do with objects and with the bucket itself. The list of the steward holds no put, that of nobody else a removal or a list. */
const rights = {
  intake: {
    objects: ["PutObject", "GetObject", "AbortMultipartUpload", "PutObjectRetention", "GetObjectRetention"],
    bucket: [],
  },
  readingRoom: { objects: ["GetObject"], bucket: [] },
  steward: {
    objects: [
      "GetObject",
      "GetObjectVersion",
      "DeleteObjectVersion",
      "GetObjectLegalHold",
      "PutObjectLegalHold",
      "GetObjectRetention",
      "BypassGovernanceRetention",
      "AbortMultipartUpload",
    ],
    bucket: [
      "ListBucket",
      "ListBucketVersions",
      "ListBucketMultipartUploads",
      "GetBucketVersioning",
      "GetBucketObjectLockConfiguration",
    ],
  },
} as const;

/** The policy of an archive's bucket: each service its own rights, nobody else any. */
export function archivePolicy(bucket: string, principals: ServicePrincipals): string {
  const services = ["intake", "readingRoom", "steward"] as const;
  return policyOf(
    services.flatMap((service) => [
      statement(principals[service], rights[service].objects, `arn:aws:s3:::${bucket}/*`),
      statement(principals[service], rights[service].bucket, `arn:aws:s3:::${bucket}`),
    ]),
  );
}

/** The policy of the bucket of canaries: in it, and only in it, the steward puts too, so that it can look whether the store keeps its promises. */
export function canaryPolicy(bucket: string, { steward }: ServicePrincipals): string {
  const objects = [...rights.steward.objects, "PutObject", "DeleteObject", "PutObjectRetention"];
  // Of a removal of many, Ceph asks whether it may be done to the bucket.
  const many = ["DeleteObject", "DeleteObjectVersion", "BypassGovernanceRetention"];
  const own = [...rights.steward.bucket, "PutBucketVersioning", ...many];
  return policyOf([
    statement(steward, objects, `arn:aws:s3:::${bucket}/*`),
    statement(steward, own, `arn:aws:s3:::${bucket}`),
  ]);
}

function statement(principal: string, actions: readonly string[], resource: string) {
  return {
    Effect: "Allow",
    Principal: { AWS: [principal] },
    Action: actions.map((action) => `s3:${action}`),
    Resource: [resource],
  };
}

function policyOf(statements: readonly ReturnType<typeof statement>[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.filter(({ Action }) => Action.length > 0),
  });
}
