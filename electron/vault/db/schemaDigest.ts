/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = '6f3b0da76dacfd3af69d637795cf1962dcb2c938c3608887668cf5e1d832a463';
