import type { TopicId } from '../../data/helpTopics.ts';

/** Addresses only: a picture is read when its page of the help is shown. The e2e run takes them (test/flows). */
const FILES = import.meta.glob<string>('./pictures/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** Where the picture of a topic lies in the bundle; undefined for a topic without a screen. */
export const pictureOf = (id: TopicId): string | undefined => FILES[`./pictures/${id}.webp`];
