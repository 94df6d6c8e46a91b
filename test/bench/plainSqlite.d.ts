/** Plain better-sqlite3 ships no types; its interface is the one of the encrypted build. */
declare module 'better-sqlite3' {
  export { default } from 'better-sqlite3-multiple-ciphers';
}
