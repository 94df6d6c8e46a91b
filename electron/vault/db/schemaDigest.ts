/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'fc9f4006b529629b957868d09ecd0989136457fd8c1039c53f491768c813f5c1';
