/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = '3f5a1f8edad797629de93172e9645621d6200f459fcc077f9624c1c91b121b01';
