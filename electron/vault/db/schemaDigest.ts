/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'ca71abda34b0a169fea802d31d4583b19b84cfcbc91aa58487657bbf0e37e7b9';
