// Serves the sources of the page for `npm run dev`. The page sees none of this address: the workshop's host fetches from
// it and answers under app://bundle (build/workshop/developmentRun.ts).
import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { pageServer } from '../../config/vite.config.mjs';
import { inRoot } from './paths.mjs';

const served = (file) => `/@fs/${inRoot('build/workshop', file).replaceAll('\\', '/').replace(/^\//, '')}`;

/** News of changes: one long answer to each page, and what a page says comes as a message of its own. */
function hotChannel() {
  const pages = new Set();
  const listeners = new Map();
  const sendTo = (page) => (payload) => page.write(`${JSON.stringify(payload)}\n`);
  return {
    channel: {
      on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
      off: (event, gone) =>
        listeners.set(
          event,
          (listeners.get(event) ?? []).filter((listener) => listener !== gone),
        ),
      send: (payload) => pages.forEach((page) => sendTo(page)(payload)),
    },
    async serve(request, response) {
      if (request.method === 'GET') {
        pages.add(response);
        response.on('close', () => pages.delete(response));
        response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).write('\n');
        return sendTo(response)({ type: 'connected' });
      }
      const { type, event, data } = JSON.parse(await text(request));
      response.writeHead(204).end();
      if (type === 'ping') return pages.forEach((page) => page.write('\n')); // keeps the answer from timing out
      for (const listener of listeners.get(event) ?? [])
        listener(data, { send: (payload) => pages.forEach((page) => sendTo(page)(payload)) });
    },
  };
}

/** Vite's client speaks over our line instead of a WebSocket. */
const overHotLine = () => ({
  name: 'over-hot-line',
  enforce: 'post',
  transform(code, id) {
    if (!id.endsWith('vite/dist/client/client.mjs')) return null;
    const turned = code.replaceAll(/new WebSocket\([^)]*"vite-hmr"\)/g, 'new HotLine()');
    if (turned === code) throw new Error("Vite's client has changed: see build/scripts/lib/devServer.mjs");
    return { code: `import { HotLine } from '${served('hotLine.ts')}';\n${turned}`, map: null };
  },
});

/** The page begins on the screen that the one before it stood on. */
const onSameScreen = () => ({
  name: 'same-screen',
  transformIndexHtml: (_html, { path }) =>
    path === '/index.html'
      ? [{ tag: 'script', attrs: { type: 'module', src: served('sameScreen.ts') }, injectTo: 'head' }]
      : [],
});

/**
 * @returns `{ address, watch, close }`: what the host is started with; `watch(files, onChange)` calls back when one of
 * these files or folders changed
 */
export async function openDevServer({ gallery }) {
  const { createServer, DevEnvironment } = await import('vite');
  const nonce = randomBytes(16).toString('hex');
  const hot = hotChannel();
  const config = await pageServer({
    gallery,
    nonce,
    plugins: [overHotLine(), ...(gallery ? [] : [onSameScreen()])],
    createEnvironment: (name, resolved) =>
      new DevEnvironment(name, resolved, { hot: true, transport: hot.channel }),
  });
  const vite = await createServer(config);
  let screen = 'null';
  const http = createHttpServer(async (request, response) => {
    if (request.url === '/@hot') return hot.serve(request, response);
    if (request.url !== '/@screen') return vite.middlewares(request, response);
    if (request.method === 'POST') screen = await text(request);
    response.writeHead(200, { 'content-type': 'application/json' }).end(screen);
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${http.address().port}/#${nonce}`,
    watch(files, onChange) {
      const watched = files.map((file) => inRoot(file));
      vite.watcher.add(watched);
      vite.watcher.on('all', (event, file) => {
        if (!event.endsWith('Dir') && watched.some((folder) => file.startsWith(folder))) onChange();
      });
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await vite.close();
    },
  };
}
