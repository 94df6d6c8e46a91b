/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'f1a0ccc354fd374d7b96c8d64b29e31bfcc56d7d194784608c5f4de42eeb3a5a';
