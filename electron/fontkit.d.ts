/** The one function of fontkit that pdf-lib asks for; the package carries no types. */
declare module 'fontkit' {
  export const create: (bytes: Uint8Array) => unknown;
}
