import fs from 'node:fs';

/** Writes a plain asar archive whose root holds the given `{ name: text }` files. */
export function writeAsar(file, texts) {
  const entries = {};
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(texts)) {
    const body = Buffer.from(text);
    entries[name] = { size: body.length, offset: String(offset) };
    offset += body.length;
    bodies.push(body);
  }
  const json = Buffer.from(JSON.stringify({ files: entries }));
  const padded = Math.ceil(json.length / 4) * 4;
  // Two Chromium "pickles": the size of the header, then the header itself as a length-prefixed string.
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(8 + padded, 4);
  header.writeUInt32LE(4 + padded, 8);
  header.writeUInt32LE(json.length, 12);
  json.copy(header, 16);
  fs.writeFileSync(file, Buffer.concat([header, ...bodies]));
}

/**
 * Paths of all files in an asar archive, as `/folder/name`.
 * @param {string} file
 * @returns {string[]}
 */
export function listAsar(file) {
  const handle = fs.openSync(file, 'r');
  const sizes = Buffer.alloc(16);
  fs.readSync(handle, sizes, 0, 16, 0);
  const json = Buffer.alloc(sizes.readUInt32LE(12));
  fs.readSync(handle, json, 0, json.length, 16);
  fs.closeSync(handle);
  const walk = (node, at) =>
    Object.entries(node.files).flatMap(([name, child]) =>
      child.files ? walk(child, `${at}/${name}`) : [`${at}/${name}`],
    );
  return walk(JSON.parse(json.toString('utf8')), '');
}
