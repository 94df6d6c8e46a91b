/** What pdf-lib asks for of fontkit, and by what reports parse their fonts once; the package carries no types. */
declare module 'fontkit' {
  interface Format {
    /** whether these are bytes of a font of this format */
    probe(bytes: Uint8Array): boolean;
    /** @param stream of those bytes */
    new (stream: { readonly buffer: Uint8Array }): object;
  }
  export const create: (bytes: Uint8Array) => object;
  /** Asked after the formats that fontkit knows by itself. */
  export const registerFormat: (format: Format) => void;
}
