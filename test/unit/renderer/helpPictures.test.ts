import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOPIC_IDS, topicOf } from '../../../renderer/data/helpTopics.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(ROOT, 'renderer/parts/help/pictures');
const KB = 1024;
/** Together they add less to the package than one font. */
const MOST_TOGETHER = 1_600 * KB;
const MOST_EACH = 90 * KB;
/** Forms and rare pages whose picture would say no more than their words. */
const WITHOUT = new Set(['importSubmissions']);

const files = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER) : [];

describe('pictures of the help', () => {
  it('show every screen that has a topic, and nothing else', () => {
    const wanted = TOPIC_IDS.filter((id) => topicOf(id).pages !== undefined && !WITHOUT.has(id));
    expect(files.toSorted()).toEqual(wanted.map((id) => `${id}.webp`).toSorted());
  });

  it('are small, each and together', () => {
    const sizes = files.map((name) => ({ name, size: fs.statSync(path.join(FOLDER, name)).size }));
    expect(sizes.filter(({ size }) => size > MOST_EACH)).toEqual([]);
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(MOST_TOGETHER);
  });

  it('are WebP of one size', () => {
    for (const name of files) {
      const bytes = fs.readFileSync(path.join(FOLDER, name));
      expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
      expect(bytes.subarray(8, 15).toString('latin1')).toBe('WEBPVP8');
      // a lossy key frame begins with 9d 01 2a, then width and height of 14 bits each (RFC 6386, 9.1)
      const start = bytes.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
      expect([bytes.readUInt16LE(start + 3) & 0x3fff, bytes.readUInt16LE(start + 5) & 0x3fff]).toEqual([
        960, 540,
      ]);
    }
  });

  it.each(['huong-dan.md', 'quan-tri.md'])('the pictures of %s are these, each with its words', (name) => {
    const text = fs.readFileSync(path.join(ROOT, 'build/docs', name), 'utf8');
    const shown = [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)];
    expect(shown.length).toBeGreaterThan(3);
    for (const [, words = '', target = ''] of shown) {
      expect(words.length).toBeGreaterThan(10);
      expect(fs.existsSync(path.join(ROOT, 'build/docs', target))).toBe(true);
      expect(path.dirname(target)).toBe('../../renderer/parts/help/pictures');
    }
  });
});
