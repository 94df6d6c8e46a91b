/** The part of pdfkit 0.20 that the reports use; @types/pdfkit describes 0.17. */
declare module 'pdfkit' {
  interface TextOptions {
    width?: number;
    height?: number;
    align?: 'left' | 'center' | 'right' | 'justify';
    lineGap?: number;
    lineBreak?: boolean;
    ellipsis?: boolean;
    strike?: boolean;
    underline?: boolean;
    characterSpacing?: number;
    /** of the first line, in points */
    indent?: number;
  }
  interface Options {
    size?: [number, number] | 'A4';
    layout?: 'portrait' | 'landscape';
    margin?: number;
    bufferPages?: boolean;
    autoFirstPage?: boolean;
    /** null: no standard font is loaded (they lack Vietnamese letters) */
    font?: string | null;
    lang?: string;
    userPassword?: string;
    displayTitle?: boolean;
    pdfVersion?: '1.4' | '1.5' | '1.6' | '1.7';
    info?: { Title?: string; Author?: string; Producer?: string; Creator?: string; CreationDate?: Date };
  }
  export default class PDFDocument {
    constructor(options?: Options);
    readonly page: { readonly width: number; readonly height: number };
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (cause: unknown) => void): this;
    end(): void;
    addPage(options?: Options): this;
    switchToPage(index: number): this;
    bufferedPageRange(): { start: number; count: number };
    registerFont(name: string, source: Uint8Array): this;
    font(name: string, size?: number): this;
    fontSize(size: number): this;
    text(text: string, x?: number, y?: number, options?: TextOptions): this;
    image(source: Uint8Array, x: number, y: number, options?: { width?: number }): this;
    heightOfString(text: string, options?: TextOptions): number;
    widthOfString(text: string, options?: TextOptions): number;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    lineWidth(width: number): this;
    dash(length: number, options?: { space?: number }): this;
    stroke(color?: string): this;
    fill(color?: string): this;
    fillColor(color: string, opacity?: number): this;
    strokeColor(color: string): this;
    fillOpacity(opacity: number): this;
    rotate(angle: number, options?: { origin?: [number, number] }): this;
    save(): this;
    restore(): this;
  }
}
