/**
 * The one DNS name in the relay certificate of a station; the relay knows the station by it. It is never looked up
 * (`.internal` is kept out of the public name system), and a name in a certificate can't be written in two ways as a
 * distinguished name can.
 */
export const relayUserName = (stationId: string): string => `${stationId}.tram.an-thu.internal`;
