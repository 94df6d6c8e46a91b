/** For what place the reason of an event is sealed. */
export const reasonField = (eventId: string): string => `clock/${eventId}`;
