/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = '71c7d85ed4e9312c7f36eb07d0ecbd046a9a6c5a6a7e6b29567613ea2b80963c';
