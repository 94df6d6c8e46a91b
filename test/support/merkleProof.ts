import { nodeHash } from '../../electron/vault/crypto/merkle.ts';

/** §2.1.3.2: true when the proof leads from the leaf to the root. */
export function isIncluded(
  proof: readonly Uint8Array[],
  leaf: Uint8Array,
  index: number,
  size: number,
  root: Uint8Array,
): boolean {
  if (index < 0 || index >= size) return false;
  let [at, last] = [index, size - 1];
  let node: Buffer = Buffer.from(leaf);
  for (const step of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(step, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      node = nodeHash(node, step);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && node.equals(root);
}
