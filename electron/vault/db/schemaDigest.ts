/** What `schemaDigest` says of the schema that the steps of this program make; written by `UPDATE_SCHEMA=1`, as test/db/schema.sql. */
export const SCHEMA_SHA256 = 'd4dba1d6c5dd7089077ee606ec9bbe51f6bbf00af70f0808a181ed649920ca92';
