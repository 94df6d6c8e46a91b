/**
 * Acts of which the last time is asked again and again: what is due follows from them. The index `ledger_rare` holds these
 * alone, so that every other act costs nothing, and SQLite takes it only where a question has this very text.
 */
export const RARE_ACTS = `act IN ('book.closed','calendar.day-swapped','incident.station-lost','keys.root-list','ledger.minutes','person.left','report.reconciliation','support.saved','vault.key-change-asked','vault.key-changed')`;
