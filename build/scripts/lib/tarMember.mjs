import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/** Reads tar blocks from chunks of any size and writes the one member that is wanted to a file. */
class MemberWriter {
  #pending = Buffer.alloc(0);
  #bodyLeft = 0;
  #paddingLeft = 0;
  #handle = null;
  found = false;

  constructor(member, outFile) {
    this.member = member;
    this.outFile = outFile;
  }

  push(chunk) {
    this.#pending = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk;
    while (this.#takeBody() && this.#takePadding() && this.#takeHeader());
  }

  #take(count) {
    const taken = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(taken.length);
    return taken;
  }

  #takeBody() {
    if (this.#bodyLeft === 0) return true;
    const part = this.#take(this.#bodyLeft);
    this.#bodyLeft -= part.length;
    if (this.#handle !== null) fs.writeSync(this.#handle, part);
    if (this.#bodyLeft > 0) return false;
    if (this.#handle !== null) fs.closeSync(this.#handle);
    this.#handle = null;
    return true;
  }

  #takePadding() {
    this.#paddingLeft -= this.#take(this.#paddingLeft).length;
    return this.#paddingLeft === 0;
  }

  #takeHeader() {
    if (this.#pending.length < BLOCK) return false;
    const header = this.#take(BLOCK);
    const name = header.subarray(0, 100).toString().replace(/\0.*$/s, '');
    if (name === '') return true; // the two empty blocks at the end
    this.#bodyLeft = parseInt(header.subarray(124, 136).toString(), 8);
    this.#paddingLeft = (BLOCK - (this.#bodyLeft % BLOCK)) % BLOCK;
    if (name === this.member) {
      this.#handle = fs.openSync(this.outFile, 'w');
      this.found = true;
    }
    return true;
  }
}

/** Takes one member out of a .tgz; returns the integrity (`sha512-…`) of the whole .tgz as npm writes it. */
export async function extractTarMember(tgz, member, outFile) {
  const hash = createHash('sha512');
  const writer = new MemberWriter(member, outFile);
  await pipeline(
    fs.createReadStream(tgz, { highWaterMark: 1 << 20 }),
    async function* hashed(source) {
      for await (const chunk of source) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createGunzip({ chunkSize: 1 << 20 }),
    async (source) => {
      for await (const chunk of source) writer.push(chunk);
    },
  );
  if (!writer.found) throw new Error(`${member} is not in ${tgz}`);
  return `sha512-${hash.digest('base64')}`;
}
