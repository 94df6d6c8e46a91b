// What the bundler gives: style sheets, assets by URL, workers.
/// <reference types="vite/client" />

// The minified file has the types of the plain one beside it.
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}
