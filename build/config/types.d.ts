// What the bundler gives: style sheets, assets by URL, workers.
/// <reference types="vite/client" />
