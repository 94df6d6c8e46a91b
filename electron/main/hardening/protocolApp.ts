import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CustomScheme } from 'electron';
import { APP_SCHEME } from '../../../shared/ipc/channels.ts';
import { SECURITY_HEADERS } from './csp.ts';

/** Must be registered before `ready`. No service workers, no code cache, no CSP bypass. */
export const APP_SCHEMES: CustomScheme[] = [
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
];

/** Kinds of file that the bundle consists of; anything else in its folder is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.pdf': 'application/pdf',
};

export type Located =
  | { readonly ok: true; readonly file: string; readonly type: string }
  | { readonly ok: false; readonly status: 400 | 403 | 404 | 405 };

const refuse = (status: 400 | 403 | 404 | 405): Located => ({ ok: false, status });

/**
 * Which file a request means. Never a path outside `root`, whatever the address says (`..`, `%2e%2e`, `%5c`,
 * NUL, a drive letter, an alternate data stream).
 */
export function locate(root: string, method: string, address: string): Located {
  if (method !== 'GET') return refuse(405);
  let url: URL;
  let name: string;
  try {
    url = new URL(address);
    name = decodeURIComponent(url.pathname);
  } catch {
    return refuse(400);
  }
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== 'bundle' || url.username || url.password)
    return refuse(403);
  if (name.endsWith('/')) name += 'index.html';
  if (!/^(?:\/[\w@.-]+)+$/.test(name) || name.split('/').some((part) => part.startsWith('.')))
    return refuse(400);
  const file = path.join(root, name);
  const inside = path.relative(root, file);
  if (inside.startsWith('..') || path.isAbsolute(inside)) return refuse(400);
  const type = TYPES[path.extname(file).toLowerCase()];
  return type === undefined ? refuse(404) : { ok: true, file, type };
}

/** A resource that is given out from memory, once, instead of a file. */
export type FromMemory = (pathname: string) => { readonly body: Uint8Array; readonly type: string } | null;

/** Answers what a page asks for under `app://`. */
export type PageHandler = (request: Request) => Promise<Response>;

/** The handler for `protocol.handle('app', …)`. */
export function appHandler(root: string, fromMemory: FromMemory = () => null): PageHandler {
  return async (request) => {
    const found = locate(root, request.method, request.url);
    if (!found.ok) return new Response(null, { status: found.status, headers: SECURITY_HEADERS });
    const memory = fromMemory(new URL(request.url).pathname);
    if (memory) return answer(memory.body, memory.type);
    try {
      return answer(await readFile(found.file), found.type);
    } catch {
      return new Response(null, { status: 404, headers: SECURITY_HEADERS });
    }
  };
}

/** A file of the bundle, with all its headers. */
export function answer(body: Uint8Array, type: string): Response {
  // Response wants an ArrayBuffer of its own; the bytes of a bundle file are small
  return new Response(new Uint8Array(body), {
    status: 200,
    headers: { ...SECURITY_HEADERS, 'content-type': type },
  });
}
