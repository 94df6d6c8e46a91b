/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'a5f9eb1914e4b2f35fc964cf51fecf51926783497fba7c371d6ec2cb671dcd93';
