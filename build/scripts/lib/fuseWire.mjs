import fs from 'node:fs';

// Electron's fuses: a sentinel in the executable, one byte wire version, one byte length, then one byte per fuse.
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const WIRE_VERSION = 1;
const POSITIONS = {
  runAsNode: 0,
  cookieEncryption: 1,
  nodeOptions: 2,
  nodeCliInspect: 3,
  asarIntegrity: 4,
  onlyAsar: 5,
  browserSnapshot: 6,
  fileProtocol: 7,
};

/** Sets named fuses of an Electron executable in place; fails if the wire is not where and what it should be. */
export function setFuses(file, wanted) {
  const bytes = fs.readFileSync(file);
  const at = bytes.indexOf(SENTINEL);
  if (at < 0 || bytes.indexOf(SENTINEL, at + 1) >= 0) throw new Error('fuse wire not found exactly once');
  const [version, length] = bytes.subarray(at + SENTINEL.length);
  if (version !== WIRE_VERSION) throw new Error(`unknown fuse wire version ${version}`);
  const handle = fs.openSync(file, 'r+');
  try {
    for (const [name, isOn] of Object.entries(wanted)) {
      const position = POSITIONS[name];
      if (position === undefined || position >= length) throw new Error(`no fuse called ${name}`);
      fs.writeSync(handle, Buffer.from(isOn ? '1' : '0'), 0, 1, at + SENTINEL.length + 2 + position);
    }
  } finally {
    fs.closeSync(handle);
  }
}
