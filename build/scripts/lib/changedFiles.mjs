// What git knows of a change, and the texts of the tests.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { inRoot, root } from './paths.mjs';
import { StepFailed } from './say.mjs';

const git = (...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    .split('\n')
    .filter((line) => line !== '');

/** Files that differ from `ref`, those that are gone and those that git does not know yet among them. */
export function changedSince(ref) {
  try {
    const differ = git('diff', '--name-only', '--no-renames', ref, '--');
    return [...new Set([...differ, ...git('ls-files', '--others', '--exclude-standard')])];
  } catch (error) {
    throw new StepFailed(
      `git could not compare with ${ref}: ${String(error.stderr ?? error.message).trim()}`,
      'name a commit or branch that is there: npm test -- --changed=REF',
    );
  }
}

/** The text of each TypeScript file under test/, by its path from the root. */
export function testSources() {
  const names = fs.readdirSync(inRoot('test'), { recursive: true });
  const files = names.filter((name) => /\.tsx?$/.test(name)).map((name) => name.replaceAll('\\', '/'));
  return Object.fromEntries(
    files.map((name) => [`test/${name}`, fs.readFileSync(inRoot('test', name), 'utf8')]),
  );
}
