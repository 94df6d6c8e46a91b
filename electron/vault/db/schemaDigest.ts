/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'e6f7f672d20c683ef857985ebb3fd8e9bd7e6dc8032649f8fd2ee51a90dfd9e8';
