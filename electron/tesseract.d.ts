/** What the product uses of tesseract.js-core 7: the recogniser itself, compiled to WebAssembly, in memory alone. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface Box {
    readonly x0: number;
    readonly y0: number;
    readonly x1: number;
    readonly y1: number;
  }
  /** Walks what was recognised; `level` 3 is a word, 4 a letter. */
  export interface ResultIterator {
    Begin(): void;
    Next(level: number): boolean;
    Empty(level: number): boolean;
    IsAtBeginningOf(level: number): boolean;
    GetUTF8Text(level: number): string | null;
    /** 0 to 100 */
    Confidence(level: number): number;
    getBoundingBox(level: number): Box;
    getBaseline(level: number): Box;
  }
  export interface TessBaseAPI {
    /** 0 where it went well; `oem` 1 is the LSTM alone */
    Init(folder: string, language: string, oem: number): number;
    SetVariable(name: string, value: string): boolean;
    SetPageSegMode(mode: number): void;
    SetSourceResolution(dpi: number): void;
    /** reads `/input`; 0 where it went well */
    SetImageFile(orientation: number, angle: number): number;
    SetRectangle(left: number, top: number, width: number, height: number): void;
    /** 0 where it went well */
    Recognize(monitor: null): number;
    GetIterator(): ResultIterator;
    Clear(): void;
  }
  export interface TesseractCore {
    readonly FS: {
      writeFile(path: string, data: Uint8Array): void;
      unlink(path: string): void;
    };
    readonly TessBaseAPI: new () => TessBaseAPI;
    destroy(object: ResultIterator): void;
  }
  export default function load(means: {
    readonly wasmBinary: Uint8Array;
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }): Promise<TesseractCore>;
}

declare module '*?url&inline' {
  const dataUrl: string;
  export default dataUrl;
}
