/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = '93e1044ab407e27cf39642c12ab83a69ed08ea2468a87e4e0feaa53962596449';
