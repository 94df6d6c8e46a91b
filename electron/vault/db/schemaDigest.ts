/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'b1e766157286b7649dcf1e64cd49f4f6e5b007218e37dd5219f39ad908ea488e';
