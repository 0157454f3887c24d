/**
 * Access bits of what several powers share: intake writes objects, the reading-room reads them, the steward removes them; the reading-room mints keys,
 * the steward deletes them. The process's umask narrows them: with the usual 022 only the owner writes; services under users of their own and one
 * group per folder run with 007 (infra/images). Everything shared is sealed.
 */
export const sharedFile = 0o660;
/** The same for folders. */
export const sharedFolder = 0o770;
