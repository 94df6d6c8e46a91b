/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = '0aaaccfeb4f14c4e452238e8ab7c70cf897cb9953ecaa30ec02d1751a4a23725';
