/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = '8ab7a9dd70faca160a9cb81fecec6cc168e1fc3531caae784161390f1aff2c0e';
