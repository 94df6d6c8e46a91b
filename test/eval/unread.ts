/** A line on standard error for an item that can't be read: it counts as missed, and the others go on. */
export function tellUnread(file: string, cause: unknown): 'unread' {
  process.stderr.write(`${file}: not read: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  return 'unread';
}
