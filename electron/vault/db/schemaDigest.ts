/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'c1399e6439a8de80f3ac2e60dee57321ab1884dc62a8e08807c510a40f61f57d';
