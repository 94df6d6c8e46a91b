/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = '74ad43269254588af3ba7895aedb23e01431088c8d1a39dd44ff46b7d9386d50';
