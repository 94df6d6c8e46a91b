/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'cd14ecf102e8a4b6fce15deeb289c2ebe0f67ac830fc745bde56d55c4e24e02e';
