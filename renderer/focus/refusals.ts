const hearers = new Set<() => void>();

/** Told of each form that was sent and refused itself: something missing, a date that is none. Returns how to end it. */
export function onFormRefused(hear: () => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

/** A form was sent and is not ready; once for each time it was sent. */
export function formRefused(): void {
  for (const hear of hearers) hear();
}
