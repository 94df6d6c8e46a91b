import { setSourceMapsEnabled } from 'node:process';

// Where `npm run dev` begins: stack traces name the sources, which must be said before the first of them is read.
setSourceMapsEnabled(true);
await import('./host.ts');
export {};
