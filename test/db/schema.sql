CREATE TABLE access_change (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  kind TEXT NOT NULL CHECK (kind IN ('granted','withdrawn','emergency')),
  person_id TEXT NOT NULL REFERENCES person (id),
  by_id TEXT NOT NULL REFERENCES person (id),
  ground TEXT NOT NULL CHECK (ground LIKE 'sealed:%'),
  at_ms INTEGER NOT NULL,
  until_ms INTEGER,
  CHECK ((kind = 'emergency') = (until_ms IS NOT NULL)),
  CHECK (person_id <> by_id)
) STRICT;
CREATE INDEX access_change_document ON access_change (document_id, at_ms);
CREATE TRIGGER access_change_fixed BEFORE UPDATE ON access_change BEGIN SELECT RAISE(ABORT, 'a change of access is fixed'); END;
CREATE TRIGGER access_change_stays BEFORE DELETE ON access_change BEGIN SELECT RAISE(ABORT, 'a change of access stays'); END;

CREATE TABLE access_notice (
  change_id TEXT NOT NULL REFERENCES access_change (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  read_ms INTEGER,
  PRIMARY KEY (change_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX access_notice_unread ON access_notice (person_id) WHERE read_ms IS NULL;
CREATE TRIGGER access_notice_fixed BEFORE UPDATE OF change_id, person_id ON access_notice BEGIN SELECT RAISE(ABORT, 'a notice is fixed'); END;
CREATE TRIGGER access_notice_read_once BEFORE UPDATE OF read_ms ON access_notice WHEN OLD.read_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a read notice stays read'); END;
CREATE TRIGGER access_notice_stays BEFORE DELETE ON access_notice BEGIN SELECT RAISE(ABORT, 'a notice stays'); END;

CREATE TABLE act_line (
  id TEXT PRIMARY KEY,
  book_id TEXT NOT NULL REFERENCES book (id),
  number INTEGER NOT NULL CHECK (number > 0),
  entered_on TEXT NOT NULL,
  entered_ms INTEGER NOT NULL,
  entered_by TEXT NOT NULL REFERENCES person (id),
  subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),
  subject_id TEXT NOT NULL CHECK (subject_id <> ''),
  document_id TEXT REFERENCES document (id),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  UNIQUE (book_id, number),
  CHECK (json_extract(facts, '$.level') IS NOT 'tuyet-mat' OR json_extract(facts, '$.subject') IS NULL)
) STRICT;
CREATE INDEX act_line_document ON act_line (document_id, entered_ms) WHERE document_id IS NOT NULL;
CREATE INDEX act_line_subject ON act_line (subject_kind, subject_id);
CREATE TRIGGER act_line_facts_fixed BEFORE UPDATE OF facts ON act_line WHEN json_remove(NEW.facts, '$.subject') <> json_remove(OLD.facts, '$.subject') OR NOT ifnull(json_extract(NEW.facts, '$.subject') IS json_extract(OLD.facts, '$.subject') OR (json_extract(OLD.facts, '$.subject') NOT LIKE 'sealed:%' AND json_extract(NEW.facts, '$.subject') LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (json_extract(OLD.facts, '$.subject') LIKE 'sealed:%' AND json_extract(NEW.facts, '$.subject') NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) BEGIN SELECT RAISE(ABORT, 'a line is fixed'); END;
CREATE TRIGGER act_line_fixed BEFORE UPDATE OF id, book_id, number, entered_on, entered_ms, entered_by, subject_kind, subject_id, document_id ON act_line BEGIN SELECT RAISE(ABORT, 'a line is fixed'); END;
CREATE TRIGGER act_line_moves_the_book_on AFTER INSERT ON act_line BEGIN UPDATE book SET next_number = next_number + 1 WHERE id = NEW.book_id; END;
CREATE TRIGGER act_line_no_subject_for_top_secret BEFORE INSERT ON act_line WHEN json_extract(NEW.facts, '$.subject') IS NOT NULL AND (SELECT level FROM document WHERE id = NEW.document_id) = 'tuyet-mat' BEGIN SELECT RAISE(ABORT, 'no trích yếu for Tuyệt mật'); END;
CREATE TRIGGER act_line_stays BEFORE DELETE ON act_line BEGIN SELECT RAISE(ABORT, 'a line stays'); END;
CREATE TRIGGER act_line_takes_the_next_number BEFORE INSERT ON act_line WHEN NOT EXISTS (SELECT 1 FROM book WHERE id = NEW.book_id AND state = 'open' AND next_number = NEW.number AND kind IN ('transfer','copying','carry-out','destruction')) BEGIN SELECT RAISE(ABORT, 'a line takes the next number of an open book of acts'); END;
CREATE TRIGGER act_line_words_sealed BEFORE INSERT ON act_line WHEN json_extract(NEW.facts, '$.subject') NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;

CREATE TABLE act_line_event (
  id TEXT PRIMARY KEY,
  line_id TEXT NOT NULL REFERENCES act_line (id),
  position INTEGER NOT NULL CHECK (position > 0),
  kind TEXT NOT NULL CHECK (kind IN ('filled','corrected','cancelled')),
  field TEXT,
  old_value ANY,
  new_value ANY,
  reason TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  UNIQUE (line_id, position),
  CHECK ((kind = 'cancelled') = (field IS NULL)),
  CHECK (kind = 'filled' OR reason <> ''),
  CHECK (kind <> 'filled' OR old_value IS NULL),
  CHECK (kind <> 'cancelled' OR (old_value IS NULL AND new_value IS NULL)),
  CHECK (field IS NOT 'level')
) STRICT;
CREATE TRIGGER act_line_event_fixed BEFORE UPDATE OF id, line_id, position, kind, field, reason, at_ms, by_id ON act_line_event BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;
CREATE TRIGGER act_line_event_in_order BEFORE INSERT ON act_line_event WHEN NEW.position <> 1 + (SELECT count(*) FROM act_line_event WHERE line_id = NEW.line_id) OR EXISTS (SELECT 1 FROM act_line_event WHERE line_id = NEW.line_id AND kind = 'cancelled') OR (SELECT b.state FROM act_line l JOIN book b ON b.id = l.book_id WHERE l.id = NEW.line_id) = 'closed' BEGIN SELECT RAISE(ABORT, 'nothing is added to a cancelled line or in a closed book'); END;
CREATE TRIGGER act_line_event_no_subject_for_top_secret BEFORE INSERT ON act_line_event WHEN NEW.field = 'subject' AND NEW.new_value IS NOT NULL AND EXISTS (SELECT 1 FROM act_line l LEFT JOIN document d ON d.id = l.document_id WHERE l.id = NEW.line_id AND (d.level = 'tuyet-mat' OR json_extract(l.facts, '$.level') = 'tuyet-mat')) BEGIN SELECT RAISE(ABORT, 'no trích yếu for Tuyệt mật'); END;
CREATE TRIGGER act_line_event_stays BEFORE DELETE ON act_line_event BEGIN SELECT RAISE(ABORT, 'an event stays'); END;
CREATE TRIGGER act_line_event_words_fixed BEFORE UPDATE OF old_value, new_value ON act_line_event WHEN OLD.field IS NOT 'subject' OR NOT ifnull(NEW.old_value IS OLD.old_value OR (OLD.old_value NOT LIKE 'sealed:%' AND NEW.old_value LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = (SELECT document_id FROM act_line WHERE id = OLD.line_id)) <> 'none') OR (OLD.old_value LIKE 'sealed:%' AND NEW.old_value NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = (SELECT document_id FROM act_line WHERE id = OLD.line_id) ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) OR NOT ifnull(NEW.new_value IS OLD.new_value OR (OLD.new_value NOT LIKE 'sealed:%' AND NEW.new_value LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = (SELECT document_id FROM act_line WHERE id = OLD.line_id)) <> 'none') OR (OLD.new_value LIKE 'sealed:%' AND NEW.new_value NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = (SELECT document_id FROM act_line WHERE id = OLD.line_id) ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;

CREATE TABLE act_words (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  body TEXT NOT NULL CHECK (body <> ''),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_words_document ON act_words (document_id);
CREATE TRIGGER act_words_body_fixed BEFORE UPDATE OF body ON act_words WHEN NOT ifnull(NEW.body IS OLD.body OR (OLD.body NOT LIKE 'sealed:%' AND NEW.body LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.body LIKE 'sealed:%' AND NEW.body NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) BEGIN SELECT RAISE(ABORT, 'what was said is fixed'); END;
CREATE TRIGGER act_words_fixed BEFORE UPDATE OF id, document_id, at_ms, by_id ON act_words BEGIN SELECT RAISE(ABORT, 'what was said is fixed'); END;
CREATE TRIGGER act_words_sealed BEFORE INSERT ON act_words WHEN NEW.body NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
CREATE TRIGGER act_words_stay BEFORE DELETE ON act_words BEGIN SELECT RAISE(ABORT, 'what was said stays'); END;

CREATE TABLE answer_link (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  outgoing_id TEXT REFERENCES document (id),
  code TEXT NOT NULL,
  note TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX answer_link_document ON answer_link (document_id, at_ms);
CREATE TRIGGER answer_link_fixed BEFORE UPDATE OF id, document_id, outgoing_id, code, at_ms, by_id ON answer_link BEGIN SELECT RAISE(ABORT, 'an answer is fixed'); END;
CREATE TRIGGER answer_link_note_fixed BEFORE UPDATE OF note ON answer_link WHEN NOT ((OLD.note NOT LIKE 'sealed:%' AND NEW.note LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.note LIKE 'sealed:%' AND NEW.note NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened')) BEGIN SELECT RAISE(ABORT, 'an answer is fixed'); END;
CREATE TRIGGER answer_link_stays BEFORE DELETE ON answer_link BEGIN SELECT RAISE(ABORT, 'an answer stays'); END;
CREATE TRIGGER answer_words_sealed BEFORE INSERT ON answer_link WHEN NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;

CREATE TABLE archive_file (
  package_id TEXT NOT NULL REFERENCES archive_package (id),
  path TEXT NOT NULL CHECK (path <> ''),
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  segments INTEGER NOT NULL CHECK (segments > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  blob_id TEXT NOT NULL UNIQUE CHECK (length(blob_id) = 32),
  sealed_key BLOB NOT NULL,
  PRIMARY KEY (package_id, path)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER archive_file_fixed BEFORE UPDATE ON archive_file BEGIN SELECT RAISE(ABORT, 'a file of a package is fixed'); END;
CREATE TRIGGER archive_file_stays BEFORE DELETE ON archive_file BEGIN SELECT RAISE(ABORT, 'a file of a package stays'); END;

CREATE TABLE archive_line (
  package_id TEXT NOT NULL REFERENCES archive_package (id),
  part TEXT NOT NULL CHECK (part <> ''),
  position INTEGER NOT NULL CHECK (position > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (package_id, part, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER archive_line_fixed BEFORE UPDATE ON archive_line BEGIN SELECT RAISE(ABORT, 'a line of a package is fixed'); END;
CREATE TRIGGER archive_line_stays BEFORE DELETE ON archive_line BEGIN SELECT RAISE(ABORT, 'a line of a package stays'); END;

CREATE TABLE archive_package (
  id TEXT PRIMARY KEY CHECK (length(id) = 32),
  direction TEXT NOT NULL CHECK (direction IN ('out','in')),
  office_code TEXT NOT NULL,
  office_name TEXT NOT NULL CHECK (office_name <> ''),
  year INTEGER NOT NULL,
  made_ms INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  manifest BLOB NOT NULL,
  signature BLOB NOT NULL,
  root BLOB NOT NULL
) STRICT;
CREATE TRIGGER archive_package_fixed BEFORE UPDATE ON archive_package BEGIN SELECT RAISE(ABORT, 'a package is fixed'); END;
CREATE TRIGGER archive_package_stays BEFORE DELETE ON archive_package BEGIN SELECT RAISE(ABORT, 'a package stays'); END;

CREATE TABLE archive_sent (
  package_id TEXT NOT NULL REFERENCES archive_package (id),
  kind TEXT NOT NULL CHECK (kind IN ('dossier','book')),
  ref TEXT NOT NULL CHECK (ref <> ''),
  documents INTEGER NOT NULL CHECK (documents >= 0),
  PRIMARY KEY (package_id, kind, ref)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER archive_sent_fixed BEFORE UPDATE ON archive_sent BEGIN SELECT RAISE(ABORT, 'what was handed over is fixed'); END;
CREATE TRIGGER archive_sent_stays BEFORE DELETE ON archive_sent BEGIN SELECT RAISE(ABORT, 'what was handed over stays known'); END;

CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('document','submission','envelope','proposal')),
  owner_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  mime TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pdf','image','office','text','archive','other')),
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  segments INTEGER NOT NULL CHECK (segments > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  sealed_key BLOB NOT NULL,
  key_kind TEXT NOT NULL CHECK (key_kind IN ('vault','content')),
  added_ms INTEGER NOT NULL,
  added_by TEXT NOT NULL REFERENCES person (id),
  blob_id TEXT
) STRICT;
CREATE INDEX attachment_owner ON attachment (owner_kind, owner_id, position);
CREATE TRIGGER attachment_fixed BEFORE UPDATE OF id, owner_kind, owner_id, mime, kind, size_bytes, segments, sha256, added_ms, added_by ON attachment BEGIN SELECT RAISE(ABORT, 'a file of a record is fixed'); END;
CREATE TRIGGER attachment_mark_answered BEFORE INSERT ON attachment WHEN EXISTS (SELECT 1 FROM stage WHERE id = NEW.id AND secrecy = 'marked' AND instr('none mat toi-mat tuyet-mat', secrecy_level) > instr('none mat toi-mat tuyet-mat', CASE NEW.owner_kind WHEN 'document' THEN (SELECT level FROM document WHERE id = NEW.owner_id) WHEN 'proposal' THEN (SELECT level FROM proposal WHERE id = NEW.owner_id) ELSE 'none' END)) AND NOT EXISTS (SELECT 1 FROM secrecy_answer WHERE file_id = NEW.id AND answer IN ('no-mark','made')) BEGIN SELECT RAISE(ABORT, 'a file with a secrecy mark goes into no record below its level'); END;
CREATE TRIGGER attachment_moves_with_its_key BEFORE UPDATE OF blob_id ON attachment WHEN OLD.key_kind <> 'content' OR NEW.blob_id IS NULL OR NEW.sealed_key = OLD.sealed_key BEGIN SELECT RAISE(ABORT, 'bytes move only together with their key'); END;
CREATE TRIGGER attachment_name_fixed BEFORE UPDATE OF name ON attachment WHEN OLD.owner_kind <> 'document' OR NOT ((OLD.name NOT LIKE 'sealed:%' AND NEW.name LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.owner_id) <> 'none') OR (OLD.name LIKE 'sealed:%' AND NEW.name NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.owner_id ORDER BY seq DESC LIMIT 1) = 'content-opened')) BEGIN SELECT RAISE(ABORT, 'a file of a record is fixed'); END;
CREATE TRIGGER attachment_name_sealed BEFORE INSERT ON attachment WHEN NEW.key_kind = 'content' AND NEW.name NOT LIKE 'sealed:%' BEGIN SELECT RAISE(ABORT, 'the name of a classified file is sealed'); END;
CREATE TRIGGER attachment_none_for_destroyed BEFORE INSERT ON attachment WHEN NEW.owner_kind = 'document' AND EXISTS (SELECT 1 FROM tombstone WHERE document_id = NEW.owner_id) BEGIN SELECT RAISE(ABORT, 'no file for what was destroyed'); END;
CREATE TRIGGER attachment_none_for_top_secret BEFORE INSERT ON attachment WHEN NEW.owner_kind = 'document' AND (SELECT level FROM document WHERE id = NEW.owner_id) = 'tuyet-mat' BEGIN SELECT RAISE(ABORT, 'no file for Tuyệt mật'); END;
CREATE TRIGGER attachment_none_for_top_secret_draft BEFORE INSERT ON attachment WHEN NEW.owner_kind = 'proposal' AND (SELECT level FROM proposal WHERE id = NEW.owner_id) = 'tuyet-mat' BEGIN SELECT RAISE(ABORT, 'no file for Tuyệt mật'); END;
CREATE TRIGGER attachment_none_while_unopened BEFORE INSERT ON attachment WHEN NEW.owner_kind = 'document' AND (SELECT state FROM document WHERE id = NEW.owner_id) = 'unopened' BEGIN SELECT RAISE(ABORT, 'no file for an unopened envelope'); END;
CREATE TRIGGER attachment_not_held BEFORE DELETE ON attachment WHEN OLD.owner_kind = 'document' AND EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = OLD.owner_id AND released_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
CREATE TRIGGER attachment_of_classified_draft BEFORE INSERT ON attachment WHEN NEW.owner_kind = 'proposal' AND NEW.key_kind = 'vault' AND (SELECT level FROM proposal WHERE id = NEW.owner_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'a classified draft lies under a key of its own'); END;
CREATE TRIGGER attachment_unread_answered BEFORE INSERT ON attachment WHEN EXISTS (SELECT 1 FROM stage WHERE id = NEW.id AND secrecy = 'unread') AND (CASE NEW.owner_kind WHEN 'document' THEN (SELECT level FROM document WHERE id = NEW.owner_id) WHEN 'proposal' THEN (SELECT level FROM proposal WHERE id = NEW.owner_id) ELSE 'none' END) = 'none' AND NOT EXISTS (SELECT 1 FROM secrecy_answer WHERE file_id = NEW.id) BEGIN SELECT RAISE(ABORT, 'a file that could not be searched goes into no record before a person looked at it'); END;
CREATE TRIGGER page_due_of_new_file AFTER INSERT ON attachment WHEN NEW.owner_kind = 'document' AND NEW.key_kind = 'vault' AND NEW.kind IN ('pdf','image') AND EXISTS (SELECT 1 FROM document WHERE id = NEW.owner_id AND level = 'none') BEGIN INSERT INTO page_due (attachment_id, added_ms) VALUES (NEW.id, NEW.added_ms); END;

CREATE TABLE backup_record_key (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_ring (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL
) STRICT;
CREATE TRIGGER backup_ring_only_grows BEFORE UPDATE ON backup_ring WHEN NEW.generation <> OLD.generation + 1 BEGIN SELECT RAISE(ABORT, 'the ring goes on by one'); END;

CREATE TABLE backup_run (
  id TEXT PRIMARY KEY CHECK (length(id) = 32),
  target_id TEXT NOT NULL REFERENCES backup_target (id),
  name TEXT NOT NULL CHECK (name <> ''),
  why TEXT NOT NULL CHECK (why IN ('daily','manual')),
  at_ms INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  bytes INTEGER NOT NULL,
  files INTEGER NOT NULL,
  new_files INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  ledger_seq INTEGER NOT NULL,
  ledger_hash TEXT NOT NULL CHECK (length(ledger_hash) = 64),
  removed_ms INTEGER,
  UNIQUE (target_id, name)
) STRICT;
CREATE INDEX backup_run_target ON backup_run (target_id, at_ms);
CREATE TRIGGER backup_run_fixed BEFORE UPDATE OF id, target_id, name, why, at_ms, bytes, files, missing, ledger_seq, ledger_hash ON backup_run BEGIN SELECT RAISE(ABORT, 'a backup is fixed'); END;
CREATE TRIGGER backup_run_stays BEFORE DELETE ON backup_run BEGIN SELECT RAISE(ABORT, 'the record of a backup stays'); END;

CREATE TABLE backup_target (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('first','second')),
  folder TEXT CHECK (folder <> ''),
  remind_days INTEGER NOT NULL CHECK (remind_days BETWEEN 1 AND 90),
  ring_generation INTEGER NOT NULL DEFAULT 0 CHECK (ring_generation >= 0),
  added_ms INTEGER NOT NULL,
  removed_ms INTEGER,
  CHECK (kind = 'first' OR folder IS NOT NULL)
) STRICT;
CREATE TRIGGER backup_target_first_stays BEFORE UPDATE OF removed_ms ON backup_target WHEN OLD.kind = 'first' OR OLD.removed_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the first target stays'); END;
CREATE TRIGGER backup_target_fixed BEFORE UPDATE OF id, kind, added_ms ON backup_target BEGIN SELECT RAISE(ABORT, 'a backup target is fixed'); END;
CREATE TRIGGER backup_target_stays BEFORE DELETE ON backup_target BEGIN SELECT RAISE(ABORT, 'a backup target stays'); END;

CREATE TABLE backup_test (
  id TEXT PRIMARY KEY,
  target_id TEXT NOT NULL REFERENCES backup_target (id),
  name TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  good INTEGER NOT NULL CHECK (good IN (0,1)),
  facts TEXT NOT NULL CHECK (json_valid(facts))
) STRICT;
CREATE INDEX backup_test_at ON backup_test (target_id, at_ms);
CREATE TRIGGER backup_test_fixed BEFORE UPDATE ON backup_test BEGIN SELECT RAISE(ABORT, 'a test is fixed'); END;
CREATE TRIGGER backup_test_stays BEFORE DELETE ON backup_test BEGIN SELECT RAISE(ABORT, 'a test stays'); END;

CREATE TABLE book (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('incoming','outgoing','classified-incoming','classified-outgoing','transfer','copying','carry-out','destruction')),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  volume INTEGER NOT NULL CHECK (volume > 0),
  state TEXT NOT NULL CHECK (state IN ('open','full','closed')),
  form_id TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  first_number INTEGER NOT NULL CHECK (first_number > 0),
  next_number INTEGER NOT NULL,
  closed_hash TEXT,
  closed_ms INTEGER,
  UNIQUE (kind, year, volume),
  CHECK (next_number >= first_number),
  CHECK ((state = 'closed') = (closed_hash IS NOT NULL)),
  CHECK ((closed_hash IS NULL) = (closed_ms IS NULL))
) STRICT;
CREATE UNIQUE INDEX book_one_open ON book (kind, year) WHERE state = 'open';
CREATE TRIGGER book_follows_its_volume BEFORE INSERT ON book WHEN NEW.next_number <> NEW.first_number OR (NEW.volume > 1 AND NEW.first_number <> ifnull((SELECT next_number FROM book WHERE kind = NEW.kind AND year = NEW.year AND volume = NEW.volume - 1), 0)) BEGIN SELECT RAISE(ABORT, 'a volume goes on where the last one ended'); END;
CREATE TRIGGER book_identity_fixed BEFORE UPDATE OF id, kind, year, volume, form_id, opened_on ON book BEGIN SELECT RAISE(ABORT, 'a book is fixed'); END;
CREATE TRIGGER book_numbers_only_grow BEFORE UPDATE OF next_number ON book WHEN (NEW.next_number <> OLD.next_number + 1 AND NEW.first_number = OLD.first_number AND (NEW.next_number > OLD.next_number OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND book_id = OLD.id AND series_id IS NULL AND number = NEW.next_number - 1) OR EXISTS (SELECT 1 FROM entry WHERE book_id = OLD.id AND number >= NEW.next_number) OR EXISTS (SELECT 1 FROM act_line WHERE book_id = OLD.id AND number >= NEW.next_number) OR EXISTS (SELECT 1 FROM reserved_number WHERE book_id = OLD.id AND number >= NEW.next_number))) OR OLD.state <> 'open' BEGIN SELECT RAISE(ABORT, 'numbers of a book go up by one while it is open'); END;
CREATE TRIGGER book_start_by_two BEFORE UPDATE OF first_number ON book WHEN OLD.volume <> 1 OR OLD.next_number <> OLD.first_number OR NEW.next_number <> NEW.first_number OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND book_id = OLD.id AND series_id IS NULL AND number = NEW.first_number - 1) BEGIN SELECT RAISE(ABORT, 'the start of a book is put right by two before its first number'); END;
CREATE TRIGGER book_stays BEFORE DELETE ON book BEGIN SELECT RAISE(ABORT, 'a book stays'); END;
CREATE TRIGGER book_stays_closed BEFORE UPDATE OF state, closed_hash, closed_ms ON book WHEN OLD.state = 'closed' OR NEW.state = 'open' BEGIN SELECT RAISE(ABORT, 'a closed book stays closed, a full one takes no more'); END;
CREATE TRIGGER book_waits_for_its_check BEFORE UPDATE OF next_number ON book WHEN EXISTS (SELECT 1 FROM number_check WHERE kind = 'book' AND subject = OLD.id AND settled_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'numbers of this book wait for their check'); END;

CREATE TABLE book_behind (
  book_id TEXT PRIMARY KEY REFERENCES book (id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER book_behind_none BEFORE INSERT ON book_behind BEGIN SELECT RAISE(ABORT, 'nothing falls behind any more'); END;

CREATE TABLE book_handover (
  id TEXT PRIMARY KEY,
  giver_id TEXT NOT NULL REFERENCES person (id),
  taker_id TEXT NOT NULL REFERENCES person (id),
  offered_ms INTEGER NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('offered','confirmed','declined','withdrawn')),
  answered_ms INTEGER,
  answer TEXT NOT NULL,
  CHECK (giver_id <> taker_id),
  CHECK ((state = 'offered') = (answered_ms IS NULL))
) STRICT;
CREATE TRIGGER book_handover_answered_once BEFORE UPDATE OF state, answered_ms, answer ON book_handover WHEN OLD.state <> 'offered' BEGIN SELECT RAISE(ABORT, 'a hand-over is answered once'); END;
CREATE TRIGGER book_handover_fixed BEFORE UPDATE OF id, giver_id, taker_id, offered_ms, counts, note ON book_handover BEGIN SELECT RAISE(ABORT, 'minutes of a hand-over are fixed'); END;
CREATE TRIGGER book_handover_stays BEFORE DELETE ON book_handover BEGIN SELECT RAISE(ABORT, 'minutes of a hand-over stay'); END;

CREATE TABLE book_keeper (
  book_id TEXT NOT NULL REFERENCES book (id),
  since_ms INTEGER NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  handover_id TEXT NOT NULL REFERENCES book_handover (id),
  PRIMARY KEY (book_id, since_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE brake_release (
  id TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason <> ''),
  allows INTEGER NOT NULL CHECK (allows > 0),
  released_by TEXT NOT NULL REFERENCES person (id),
  seconded_by TEXT NOT NULL REFERENCES person (id),
  consent BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  CHECK (released_by <> seconded_by)
) STRICT;
CREATE TRIGGER brake_release_fixed BEFORE UPDATE ON brake_release BEGIN SELECT RAISE(ABORT, 'a release is fixed'); END;
CREATE TRIGGER brake_release_stays BEFORE DELETE ON brake_release BEGIN SELECT RAISE(ABORT, 'a release stays'); END;

CREATE TABLE carry_out (
  id TEXT PRIMARY KEY,
  copy_id TEXT NOT NULL REFERENCES copy (id),
  holder_id TEXT NOT NULL REFERENCES person (id),
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  destination TEXT NOT NULL CHECK (destination <> ''),
  protection TEXT NOT NULL CHECK (protection <> ''),
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  asked_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked','permitted','refused','withdrawn','out','returned','lost')),
  decided_by TEXT REFERENCES person (id),
  decided_ms INTEGER,
  decided_title TEXT,
  rule_id TEXT,
  reason TEXT NOT NULL,
  out_ms INTEGER,
  ended_ms INTEGER,
  checked_by TEXT REFERENCES person (id),
  pages_seen INTEGER,
  intact INTEGER CHECK (intact IN (0,1)),
  check_note TEXT NOT NULL,
  CHECK (from_on <= until_on),
  CHECK (state NOT IN ('permitted','out','returned','lost') OR (decided_by IS NOT NULL AND rule_id IS NOT NULL)),
  CHECK (decided_by IS NOT holder_id),
  CHECK (checked_by IS NOT holder_id),
  CHECK ((state IN ('out','returned','lost')) = (out_ms IS NOT NULL)),
  CHECK (state <> 'returned' OR (checked_by IS NOT NULL AND ended_ms IS NOT NULL AND intact IS NOT NULL))
) STRICT;
CREATE INDEX carry_out_copy ON carry_out (copy_id, asked_ms);
CREATE INDEX carry_out_due ON carry_out (until_on) WHERE state = 'out';
CREATE UNIQUE INDEX carry_out_one ON carry_out (copy_id) WHERE state IN ('asked','permitted','out');
CREATE TRIGGER carry_out_ends_stay BEFORE UPDATE ON carry_out WHEN OLD.state IN ('refused','withdrawn','returned','lost') OR (OLD.state = 'out' AND NEW.state NOT IN ('returned','lost')) OR (OLD.state = 'permitted' AND NEW.state NOT IN ('out','withdrawn')) OR (OLD.state = 'asked' AND NEW.state NOT IN ('permitted','refused','withdrawn')) BEGIN SELECT RAISE(ABORT, 'a slip goes its way once'); END;
CREATE TRIGGER carry_out_fixed BEFORE UPDATE OF id, copy_id, holder_id, purpose, destination, from_on, until_on, asked_ms ON carry_out BEGIN SELECT RAISE(ABORT, 'a slip is fixed'); END;
CREATE TRIGGER carry_out_stays BEFORE DELETE ON carry_out BEGIN SELECT RAISE(ABORT, 'a slip stays'); END;

CREATE TABLE certificate (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL CHECK (owner IN ('authority','office','person','recovery','emergency-a','emergency-b')),
  person_id TEXT REFERENCES person (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('issue','sign','encrypt')),
  serial TEXT NOT NULL UNIQUE,
  der BLOB NOT NULL,
  sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
  not_before_ms INTEGER NOT NULL,
  not_after_ms INTEGER NOT NULL,
  revoked_ms INTEGER,
  revoked_reason TEXT CHECK (revoked_reason IN ('compromised','superseded','ceased')),
  outside_sha256 TEXT REFERENCES outside_authority (sha256),
  CHECK ((owner = 'person') = (person_id IS NOT NULL))
) STRICT;
CREATE TRIGGER certificate_fixed BEFORE UPDATE OF id, owner, person_id, purpose, serial, der ON certificate BEGIN SELECT RAISE(ABORT, 'a certificate is fixed'); END;
CREATE TRIGGER certificate_issuer_fixed BEFORE UPDATE OF outside_sha256 ON certificate BEGIN SELECT RAISE(ABORT, 'a certificate is fixed'); END;
CREATE TRIGGER certificate_revoked_stays BEFORE UPDATE OF revoked_ms, revoked_reason ON certificate WHEN OLD.revoked_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a certificate that was taken back stays so'); END;
CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'a key that something was sealed for stays'); END;

CREATE TABLE channel_opening (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('folder','relay')),
  level TEXT NOT NULL CHECK (level IN ('mat','toi-mat')),
  station_id TEXT,
  approval_code TEXT NOT NULL CHECK (approval_code <> ''),
  approval_issuer TEXT NOT NULL CHECK (approval_issuer <> ''),
  approval_date TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  opened_by TEXT NOT NULL REFERENCES person (id),
  seconded_by TEXT NOT NULL REFERENCES person (id),
  consent BLOB NOT NULL,
  opened_ms INTEGER NOT NULL,
  closed_ms INTEGER,
  closed_by TEXT REFERENCES person (id),
  close_reason TEXT,
  CHECK (opened_by <> seconded_by),
  CHECK (valid_until >= approval_date),
  CHECK ((closed_ms IS NULL) = (closed_by IS NULL)),
  CHECK ((closed_ms IS NULL) = (close_reason IS NULL))
) STRICT;
CREATE INDEX channel_opening_open ON channel_opening (channel, level) WHERE closed_ms IS NULL;
CREATE TRIGGER channel_opening_closed_once BEFORE UPDATE OF closed_ms, closed_by, close_reason ON channel_opening WHEN OLD.closed_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a channel is closed once'); END;
CREATE TRIGGER channel_opening_fixed BEFORE UPDATE OF id, channel, level, station_id, approval_code, approval_issuer, approval_date, valid_until, opened_by, seconded_by, consent, opened_ms ON channel_opening BEGIN SELECT RAISE(ABORT, 'how a channel was opened stays'); END;
CREATE TRIGGER channel_opening_stays BEFORE DELETE ON channel_opening BEGIN SELECT RAISE(ABORT, 'an opening stays'); END;

CREATE TABLE clock_event (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL CHECK (position > 0),
  clock TEXT NOT NULL CHECK (clock IN ('process','reply')),
  kind TEXT NOT NULL CHECK (kind IN ('stopped','resumed','extended','recalculated')),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL,
  before_on TEXT,
  before_time TEXT,
  after_on TEXT,
  after_time TEXT,
  UNIQUE (document_id, position),
  CHECK (kind NOT IN ('stopped','extended') OR reason <> ''),
  CHECK ((kind = 'stopped') = (after_on IS NULL)),
  CHECK (kind = 'stopped' OR after_on IS NOT NULL),
  CHECK (kind <> 'extended' OR before_on IS NULL OR after_on > before_on OR (after_on = before_on AND ifnull(after_time, '24:00') > ifnull(before_time, '24:00'))),
  CHECK (clock = 'process' OR kind <> 'stopped')
) STRICT;
CREATE TRIGGER clock_event_fixed BEFORE UPDATE OF id, document_id, position, clock, kind, by_id, at_ms, before_on, before_time, after_on, after_time ON clock_event BEGIN SELECT RAISE(ABORT, 'an event of a clock is fixed'); END;
CREATE TRIGGER clock_event_follows BEFORE INSERT ON clock_event WHEN NEW.clock = 'process' AND NEW.kind <> 'recalculated' AND (NEW.kind = 'resumed') <> ifnull((SELECT kind = 'stopped' FROM clock_event WHERE document_id = NEW.document_id AND clock = 'process' ORDER BY position DESC LIMIT 1), 0) BEGIN SELECT RAISE(ABORT, 'a clock is stopped, then resumed'); END;
CREATE TRIGGER clock_event_in_order BEFORE INSERT ON clock_event WHEN NEW.position <> 1 + (SELECT count(*) FROM clock_event WHERE document_id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'events of a clock follow each other'); END;
CREATE TRIGGER clock_event_reason_fixed BEFORE UPDATE OF reason ON clock_event WHEN NOT ifnull(NEW.reason IS OLD.reason OR (OLD.reason NOT LIKE 'sealed:%' AND NEW.reason LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.reason LIKE 'sealed:%' AND NEW.reason NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) BEGIN SELECT RAISE(ABORT, 'an event of a clock is fixed'); END;
CREATE TRIGGER clock_event_stays BEFORE DELETE ON clock_event BEGIN SELECT RAISE(ABORT, 'an event of a clock stays'); END;
CREATE TRIGGER clock_reason_sealed BEFORE INSERT ON clock_event WHEN NEW.reason <> '' AND NEW.reason NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;

CREATE TABLE closed_again (
  book_id TEXT PRIMARY KEY REFERENCES book (id),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER closed_again_begin BEFORE INSERT ON closed_again WHEN NOT EXISTS (SELECT 1 FROM book_behind WHERE book_id = NEW.book_id) BEGIN SELECT RAISE(ABORT, 'a closed book is fixed'); END;
CREATE TRIGGER closed_again_fixed BEFORE UPDATE ON closed_again BEGIN SELECT RAISE(ABORT, 'a closed book is fixed'); END;
CREATE TRIGGER closed_again_stays BEFORE DELETE ON closed_again BEGIN SELECT RAISE(ABORT, 'a closed book is fixed'); END;

CREATE TABLE closed_words (
  book_id TEXT NOT NULL REFERENCES book (id),
  line_id TEXT NOT NULL CHECK (line_id <> ''),
  document_id TEXT NOT NULL REFERENCES document (id),
  salt TEXT CHECK (salt <> ''),
  digests TEXT NOT NULL CHECK (json_valid(digests)),
  PRIMARY KEY (book_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX closed_words_document ON closed_words (document_id);
CREATE TRIGGER closed_words_begin BEFORE INSERT ON closed_words WHEN NEW.salt IS NULL OR ((SELECT state FROM book WHERE id = NEW.book_id) = 'closed' AND NOT EXISTS (SELECT 1 FROM book_behind WHERE book_id = NEW.book_id)) OR (NEW.salt NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none') BEGIN SELECT RAISE(ABORT, 'what stood in a book is kept when it is closed'); END;
CREATE TRIGGER closed_words_fixed BEFORE UPDATE OF book_id, line_id, document_id, digests ON closed_words BEGIN SELECT RAISE(ABORT, 'what stood in a book is fixed'); END;
CREATE TRIGGER closed_words_salt_fixed BEFORE UPDATE OF salt ON closed_words WHEN NOT (NEW.salt IS NULL AND (OLD.salt IS NULL OR (SELECT level FROM document WHERE id = OLD.document_id) = 'tuyet-mat')) AND NOT ifnull(NEW.salt IS OLD.salt OR (OLD.salt NOT LIKE 'sealed:%' AND NEW.salt LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.salt LIKE 'sealed:%' AND NEW.salt NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) BEGIN SELECT RAISE(ABORT, 'what stood in a book is fixed'); END;
CREATE TRIGGER closed_words_stay BEFORE DELETE ON closed_words BEGIN SELECT RAISE(ABORT, 'what stood in a book stays'); END;

CREATE TABLE committee_term (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  CHECK (from_on < to_on)
) STRICT;

CREATE TABLE content_key_escrow (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  half_a BLOB NOT NULL,
  half_b BLOB NOT NULL,
  CHECK (half_a <> half_b)
) STRICT, WITHOUT ROWID;

CREATE TABLE content_key_grant (
  document_id TEXT NOT NULL REFERENCES document (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  wrapped BLOB NOT NULL,
  granted_ms INTEGER NOT NULL,
  PRIMARY KEY (document_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER content_key_grant_none_for_destroyed BEFORE INSERT ON content_key_grant WHEN EXISTS (SELECT 1 FROM tombstone WHERE document_id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'no key for what was destroyed'); END;

CREATE TABLE copy (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0),
  document_id TEXT REFERENCES document (id),
  book_id TEXT REFERENCES book (id),
  series TEXT NOT NULL CHECK (series IN ('original','copy')),
  number INTEGER NOT NULL CHECK (number > 0),
  year INTEGER NOT NULL CHECK (year BETWEEN 2020 AND 2050),
  serial INTEGER NOT NULL CHECK (serial > 0),
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('original','certified','forwarded','extract','photo','electronic')),
  medium TEXT NOT NULL CHECK (medium IN ('paper','electronic')),
  mark TEXT NOT NULL,
  pages INTEGER CHECK (pages >= 0),
  permit_id TEXT REFERENCES copy_permit (id),
  made_ms INTEGER NOT NULL,
  made_by TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('in-custody','carried-out','handed-over','returned','spoiled','destroyed','lost')),
  holder_id TEXT REFERENCES person (id),
  outside TEXT CHECK (outside <> ''),
  place_id TEXT REFERENCES storage_place (id),
  envelope TEXT NOT NULL,
  moved_ms INTEGER NOT NULL,
  moved_by TEXT NOT NULL REFERENCES person (id),
  moved_act TEXT NOT NULL,
  moved_ref TEXT,
  moved_note TEXT NOT NULL,
  UNIQUE (document_id, series, number),
  UNIQUE (book_id, series, number),
  UNIQUE (year, serial),
  CHECK ((document_id IS NULL) <> (book_id IS NULL)),
  CHECK ((series = 'copy') = (permit_id IS NOT NULL)),
  CHECK ((state IN ('in-custody','carried-out')) = (holder_id IS NOT NULL)),
  CHECK ((state IN ('handed-over','returned')) = (outside IS NOT NULL)),
  CHECK (state = 'in-custody' OR place_id IS NULL)
) STRICT;
CREATE INDEX copy_holder ON copy (holder_id, state) WHERE holder_id IS NOT NULL;
CREATE INDEX copy_permit_of ON copy (permit_id) WHERE permit_id IS NOT NULL;
CREATE INDEX copy_place ON copy (place_id) WHERE place_id IS NOT NULL;
CREATE TRIGGER copy_begins_in_custody BEFORE INSERT ON copy WHEN NEW.state <> 'in-custody' OR NEW.revision <> 1 BEGIN SELECT RAISE(ABORT, 'a copy begins in custody'); END;
CREATE TRIGGER copy_ends_stay BEFORE UPDATE ON copy WHEN OLD.state IN ('returned','spoiled','destroyed') OR (OLD.state = 'lost' AND NEW.state <> 'in-custody') OR (OLD.state = 'carried-out' AND NEW.state NOT IN ('carried-out','in-custody','lost')) OR (OLD.state = 'handed-over' AND NEW.state NOT IN ('in-custody','destroyed','lost')) BEGIN SELECT RAISE(ABORT, 'this copy has ended or cannot go there'); END;
CREATE TRIGGER copy_goes_out_with_a_slip BEFORE UPDATE OF state ON copy WHEN NEW.state = 'carried-out' AND OLD.state <> 'carried-out' AND NOT EXISTS (SELECT 1 FROM carry_out WHERE copy_id = NEW.id AND state = 'out' AND holder_id = NEW.holder_id) BEGIN SELECT RAISE(ABORT, 'nothing is carried out without a slip'); END;
CREATE TRIGGER copy_identity_fixed BEFORE UPDATE OF id, document_id, book_id, series, number, year, serial, code, kind, medium, permit_id, made_ms, made_by ON copy BEGIN SELECT RAISE(ABORT, 'a copy keeps its number'); END;
CREATE TRIGGER copy_made AFTER INSERT ON copy BEGIN INSERT INTO copy_move (copy_id, at_ms, by_id, act, ref, note, from_state, to_state, from_holder, to_holder, outside, place_id, envelope) VALUES (NEW.id, NEW.moved_ms, NEW.moved_by, NEW.moved_act, NEW.moved_ref, NEW.moved_note, NULL, NEW.state, NULL, NEW.holder_id, NEW.outside, NEW.place_id, NEW.envelope); END;
CREATE TRIGGER copy_moved AFTER UPDATE ON copy BEGIN INSERT INTO copy_move (copy_id, at_ms, by_id, act, ref, note, from_state, to_state, from_holder, to_holder, outside, place_id, envelope) VALUES (NEW.id, NEW.moved_ms, NEW.moved_by, NEW.moved_act, NEW.moved_ref, NEW.moved_note, OLD.state, NEW.state, OLD.holder_id, NEW.holder_id, NEW.outside, NEW.place_id, NEW.envelope); END;
CREATE TRIGGER copy_none_electronic_for_top_secret BEFORE INSERT ON copy WHEN NEW.medium = 'electronic' AND NEW.document_id IS NOT NULL AND (SELECT level FROM document WHERE id = NEW.document_id) = 'tuyet-mat' BEGIN SELECT RAISE(ABORT, 'no electronic copy of Tuyệt mật'); END;
CREATE TRIGGER copy_not_held BEFORE UPDATE OF state ON copy WHEN NEW.state = 'destroyed' AND OLD.document_id IS NOT NULL AND EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = OLD.document_id AND released_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
CREATE TRIGGER copy_one_step BEFORE UPDATE ON copy WHEN NEW.revision <> OLD.revision + 1 BEGIN SELECT RAISE(ABORT, 'a copy moves one step at a time'); END;
CREATE TRIGGER copy_stays BEFORE DELETE ON copy BEGIN SELECT RAISE(ABORT, 'a copy stays'); END;
CREATE TRIGGER copy_waits_for_its_receiver BEFORE UPDATE OF state, holder_id ON copy WHEN (NEW.state <> OLD.state OR NEW.holder_id IS NOT OLD.holder_id) AND EXISTS (SELECT 1 FROM transfer_copy x JOIN transfer t ON t.id = x.transfer_id WHERE x.copy_id = OLD.id AND t.state = 'offered') BEGIN SELECT RAISE(ABORT, 'this copy is being handed over'); END;
CREATE TRIGGER copy_within_permit BEFORE INSERT ON copy WHEN NEW.permit_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM copy_permit p WHERE p.id = NEW.permit_id AND p.state = 'granted' AND p.document_id IS NEW.document_id AND p.book_id IS NEW.book_id AND p.kind = NEW.kind AND p.medium = NEW.medium AND p.copier_id = NEW.made_by AND (SELECT count(*) FROM copy c WHERE c.permit_id = p.id AND c.state <> 'spoiled') < p.permitted) BEGIN SELECT RAISE(ABORT, 'beyond the number permitted'); END;

CREATE TABLE copy_move (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  copy_id TEXT NOT NULL REFERENCES copy (id),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  act TEXT NOT NULL,
  ref TEXT,
  note TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  from_holder TEXT,
  to_holder TEXT,
  outside TEXT,
  place_id TEXT,
  envelope TEXT NOT NULL
) STRICT;
CREATE INDEX copy_move_copy ON copy_move (copy_id, seq);
CREATE TRIGGER copy_move_fixed BEFORE UPDATE ON copy_move BEGIN SELECT RAISE(ABORT, 'history is fixed'); END;
CREATE TRIGGER copy_move_stays BEFORE DELETE ON copy_move BEGIN SELECT RAISE(ABORT, 'history stays'); END;

CREATE TABLE copy_permit (
  id TEXT PRIMARY KEY,
  document_id TEXT REFERENCES document (id),
  book_id TEXT REFERENCES book (id),
  kind TEXT NOT NULL CHECK (kind IN ('certified','forwarded','extract','photo','electronic')),
  medium TEXT NOT NULL CHECK (medium IN ('paper','electronic')),
  asked INTEGER NOT NULL CHECK (asked BETWEEN 1 AND 200),
  permitted INTEGER NOT NULL CHECK (permitted BETWEEN 0 AND 200),
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  recipients TEXT NOT NULL,
  place_id TEXT REFERENCES storage_place (id),
  device TEXT NOT NULL,
  asked_by TEXT REFERENCES person (id),
  asked_ms INTEGER NOT NULL,
  copier_id TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('asked','granted','refused','closed')),
  decided_by TEXT REFERENCES person (id),
  decided_ms INTEGER,
  decided_title TEXT,
  rule_id TEXT,
  reason TEXT NOT NULL,
  valid_until TEXT,
  rule_pack TEXT NOT NULL,
  CHECK ((document_id IS NULL) <> (book_id IS NULL)),
  CHECK ((state = 'asked') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_ms IS NULL)),
  CHECK (state NOT IN ('granted','closed') OR (permitted > 0 AND rule_id IS NOT NULL AND valid_until IS NOT NULL)),
  CHECK (state IN ('granted','closed') OR permitted = 0),
  CHECK (decided_by IS NULL OR (decided_by <> copier_id AND decided_by IS NOT asked_by)),
  CHECK ((kind = 'electronic') = (medium = 'electronic'))
) STRICT;
CREATE INDEX copy_permit_document ON copy_permit (document_id, asked_ms);
CREATE INDEX copy_permit_open ON copy_permit (state, asked_ms);
CREATE TRIGGER copy_permit_decided_once BEFORE UPDATE ON copy_permit WHEN OLD.state <> 'asked' AND NOT (OLD.state = 'granted' AND NEW.state = 'closed' AND NEW.permitted = OLD.permitted AND NEW.decided_by = OLD.decided_by AND NEW.valid_until = OLD.valid_until AND NEW.rule_id = OLD.rule_id) BEGIN SELECT RAISE(ABORT, 'a permit is decided once'); END;
CREATE TRIGGER copy_permit_fixed BEFORE UPDATE OF id, document_id, book_id, kind, medium, asked, purpose, asked_by, asked_ms, copier_id, rule_pack ON copy_permit BEGIN SELECT RAISE(ABORT, 'a permit is fixed'); END;
CREATE TRIGGER copy_permit_stays BEFORE DELETE ON copy_permit BEGIN SELECT RAISE(ABORT, 'a permit stays'); END;

CREATE TABLE course_report (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL CHECK (origin IN ('own','taken')),
  station_id TEXT NOT NULL CHECK (station_id <> ''),
  root_sha256 TEXT NOT NULL CHECK (length(root_sha256) = 64),
  made_ms INTEGER NOT NULL,
  edition INTEGER NOT NULL CHECK (edition > 0),
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL UNIQUE,
  p7s BLOB NOT NULL CHECK (length(p7s) > 64),
  through TEXT NOT NULL CHECK (through IN ('here','file','envelope')),
  kept_ms INTEGER NOT NULL,
  kept_by TEXT NOT NULL REFERENCES person (id),
  CHECK ((origin = 'own') = (through = 'here')),
  UNIQUE (origin, station_id, edition)
) STRICT;
CREATE TRIGGER course_report_fixed BEFORE UPDATE ON course_report BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
CREATE TRIGGER course_report_newer BEFORE INSERT ON course_report WHEN EXISTS (SELECT 1 FROM course_report o WHERE o.origin = NEW.origin AND o.station_id = NEW.station_id AND (o.edition >= NEW.edition OR o.root_sha256 <> NEW.root_sha256)) BEGIN SELECT RAISE(ABORT, 'only a newer report under the same root'); END;
CREATE TRIGGER course_report_stays BEFORE DELETE ON course_report BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
CREATE TRIGGER course_report_training BEFORE INSERT ON course_report WHEN (SELECT training FROM station WHERE id = 1) <> 1 BEGIN SELECT RAISE(ABORT, 'courses are held in a training vault only'); END;

CREATE TABLE data_request (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submission (id),
  kind TEXT NOT NULL CHECK (kind IN ('access','correct','erase')),
  channel TEXT NOT NULL,
  words TEXT NOT NULL CHECK (words <> ''),
  asked_on TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (due_on >= asked_on),
  by_id TEXT NOT NULL REFERENCES person (id),
  asked_ms INTEGER NOT NULL,
  decision TEXT CHECK (decision IN ('granted','refused')),
  answer TEXT CHECK (answer <> ''),
  decided_by TEXT REFERENCES person (id),
  decided_ms INTEGER,
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK ((decision IS NULL) = (decided_ms IS NULL)),
  CHECK ((decision IS NULL) = (answer IS NULL)),
  CHECK (decided_by IS NULL OR decided_by <> by_id)
) STRICT;
CREATE INDEX data_request_case ON data_request (submission_id);
CREATE INDEX data_request_open ON data_request (due_on) WHERE decision IS NULL;
CREATE TRIGGER data_request_fixed BEFORE UPDATE ON data_request WHEN OLD.decision IS NOT NULL OR NEW.submission_id <> OLD.submission_id OR NEW.kind <> OLD.kind OR NEW.words <> OLD.words OR NEW.asked_on <> OLD.asked_on OR NEW.due_on <> OLD.due_on OR NEW.by_id <> OLD.by_id BEGIN SELECT RAISE(ABORT, 'what was asked and answered is fixed'); END;
CREATE TRIGGER data_request_stays BEFORE DELETE ON data_request BEGIN SELECT RAISE(ABORT, 'a request stays'); END;

CREATE TABLE delegation (
  id TEXT PRIMARY KEY,
  capacity TEXT NOT NULL CHECK (capacity <> ''),
  from_id TEXT NOT NULL REFERENCES person (id),
  to_id TEXT NOT NULL REFERENCES person (id),
  document TEXT NOT NULL CHECK (document <> ''),
  scope TEXT NOT NULL CHECK (scope <> ''),
  ceiling TEXT NOT NULL CHECK (ceiling IN ('none','mat','toi-mat')),
  type_ids TEXT NOT NULL CHECK (json_valid(type_ids)),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  entered_by TEXT NOT NULL REFERENCES person (id),
  entered_ms INTEGER NOT NULL,
  revoked_ms INTEGER,
  revoke_reason TEXT,
  acts TEXT NOT NULL DEFAULT '["sign"]' CHECK (json_valid(acts) AND json_array_length(acts) > 0),
  CHECK (from_id <> to_id),
  CHECK (from_on <= to_on),
  CHECK ((revoked_ms IS NULL) = (revoke_reason IS NULL))
) STRICT;
CREATE INDEX delegation_to ON delegation (to_id, to_on);
CREATE TRIGGER delegation_acts_fixed BEFORE UPDATE OF acts ON delegation BEGIN SELECT RAISE(ABORT, 'a delegation is fixed'); END;
CREATE TRIGGER delegation_fixed BEFORE UPDATE OF id, capacity, from_id, to_id, document, scope, ceiling, type_ids, from_on, to_on, entered_by, entered_ms ON delegation BEGIN SELECT RAISE(ABORT, 'a delegation is fixed'); END;
CREATE TRIGGER delegation_not_handed_on BEFORE INSERT ON delegation WHEN EXISTS (SELECT 1 FROM delegation d WHERE d.to_id = NEW.from_id AND d.capacity = NEW.capacity AND d.revoked_ms IS NULL AND d.from_on <= NEW.to_on AND NEW.from_on <= d.to_on) OR EXISTS (SELECT 1 FROM delegation d WHERE d.from_id = NEW.to_id AND d.capacity = NEW.capacity AND d.revoked_ms IS NULL AND d.from_on <= NEW.to_on AND NEW.from_on <= d.to_on) BEGIN SELECT RAISE(ABORT, 'a delegation is not delegated on'); END;
CREATE TRIGGER delegation_stays BEFORE DELETE ON delegation BEGIN SELECT RAISE(ABORT, 'a delegation stays'); END;
CREATE TRIGGER delegation_stays_revoked BEFORE UPDATE OF revoked_ms, revoke_reason ON delegation WHEN OLD.revoked_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a revoked delegation stays revoked'); END;

CREATE TABLE destruction (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0),
  state TEXT NOT NULL CHECK (state IN ('proposed','council','reviewed','decided','destroyed','withdrawn')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  proposed_ms INTEGER NOT NULL,
  proposed_by TEXT NOT NULL REFERENCES person (id),
  decided_by TEXT REFERENCES person (id),
  decision_rule TEXT NOT NULL DEFAULT '',
  method TEXT,
  destroyed_ms INTEGER,
  destroyed_by TEXT REFERENCES person (id),
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0,1)),
  report_code TEXT NOT NULL DEFAULT '',
  report_to TEXT NOT NULL DEFAULT '',
  report_on TEXT,
  report_due_on TEXT,
  reported_ms INTEGER CHECK ((reported_ms IS NULL) = (report_on IS NULL) AND (reported_ms IS NULL OR (urgent = 1 AND report_code <> '' AND report_to <> ''))),
  reported_by TEXT REFERENCES person (id),
  CHECK ((state = 'destroyed') = (destroyed_ms IS NOT NULL)),
  CHECK (state NOT IN ('decided','destroyed') OR decided_by IS NOT NULL)
) STRICT;
CREATE INDEX destruction_report_owed ON destruction (report_due_on) WHERE urgent = 1 AND reported_ms IS NULL;
CREATE TRIGGER destruction_council_of_three BEFORE UPDATE OF state ON destruction WHEN NEW.state = 'council' AND ((SELECT count(*) FROM destruction_member WHERE destruction_id = NEW.id) < 3 OR (SELECT count(*) FROM destruction_member WHERE destruction_id = NEW.id AND role IN ('chair','secretary')) <> 2) BEGIN SELECT RAISE(ABORT, 'a council has three members, one chair and one secretary'); END;
CREATE TRIGGER destruction_final BEFORE UPDATE ON destruction WHEN OLD.state = 'withdrawn' OR (OLD.state = 'destroyed' AND (OLD.urgent = 0 OR OLD.reported_ms IS NOT NULL OR NEW.reported_ms IS NULL OR NEW.state <> 'destroyed' OR NEW.decided_by IS NOT OLD.decided_by OR NEW.method IS NOT OLD.method OR NEW.destroyed_ms IS NOT OLD.destroyed_ms OR NEW.destroyed_by IS NOT OLD.destroyed_by)) BEGIN SELECT RAISE(ABORT, 'what was destroyed stays so'); END;
CREATE TRIGGER destruction_fixed BEFORE UPDATE OF id, reason, proposed_ms, proposed_by ON destruction BEGIN SELECT RAISE(ABORT, 'a proposal is fixed'); END;
CREATE TRIGGER destruction_in_order BEFORE UPDATE OF state ON destruction WHEN NEW.state <> OLD.state AND NEW.state <> 'withdrawn' AND NEW.state <> CASE OLD.state WHEN 'proposed' THEN iif(OLD.urgent = 1, 'decided','council') WHEN 'council' THEN 'reviewed' WHEN 'reviewed' THEN 'decided' WHEN 'decided' THEN 'destroyed' END BEGIN SELECT RAISE(ABORT, 'no step of a destruction is left out'); END;
CREATE TRIGGER destruction_needs_five_papers BEFORE UPDATE OF state ON destruction WHEN NEW.state = 'destroyed' AND ((SELECT count(*) FROM destruction_paper WHERE destruction_id = NEW.id) < iif(NEW.urgent = 1, 1, 5) OR EXISTS (SELECT 1 FROM destruction_item i WHERE i.destruction_id = NEW.id AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.document_id = i.document_id))) BEGIN SELECT RAISE(ABORT, 'five papers, and a tombstone for every line'); END;
CREATE TRIGGER destruction_reviewed_whole BEFORE UPDATE OF state ON destruction WHEN NEW.state = 'reviewed' AND EXISTS (SELECT 1 FROM destruction_item WHERE destruction_id = NEW.id AND checked_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'every line of the list is checked'); END;
CREATE TRIGGER destruction_stays BEFORE DELETE ON destruction BEGIN SELECT RAISE(ABORT, 'a destruction stays'); END;
CREATE TRIGGER destruction_urgency_fixed BEFORE UPDATE OF urgent, report_due_on ON destruction BEGIN SELECT RAISE(ABORT, 'a proposal is fixed'); END;

CREATE TABLE destruction_item (
  destruction_id TEXT NOT NULL REFERENCES destruction (id),
  position INTEGER NOT NULL CHECK (position > 0),
  document_id TEXT NOT NULL REFERENCES document (id),
  retention_until TEXT NOT NULL,
  retention_ground TEXT NOT NULL CHECK (retention_ground <> ''),
  copies INTEGER NOT NULL CHECK (copies >= 0),
  checked_ms INTEGER,
  checked_by TEXT REFERENCES person (id),
  check_note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (destruction_id, position),
  UNIQUE (destruction_id, document_id),
  CHECK ((checked_ms IS NULL) = (checked_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX destruction_item_document ON destruction_item (document_id);
CREATE TRIGGER destruction_item_fixed BEFORE UPDATE OF destruction_id, position, document_id, retention_until, retention_ground ON destruction_item BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;
CREATE TRIGGER destruction_item_stays BEFORE DELETE ON destruction_item BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;

CREATE TABLE destruction_member (
  destruction_id TEXT NOT NULL REFERENCES destruction (id),
  position INTEGER NOT NULL CHECK (position > 0),
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  post TEXT NOT NULL,
  person_id TEXT REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('chair','secretary','member')),
  PRIMARY KEY (destruction_id, position),
  UNIQUE (destruction_id, full_name, post)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX destruction_one_chair ON destruction_member (destruction_id, role) WHERE role IN ('chair','secretary');
CREATE TRIGGER destruction_member_fixed BEFORE UPDATE ON destruction_member BEGIN SELECT RAISE(ABORT, 'a council is fixed'); END;
CREATE TRIGGER destruction_member_stays BEFORE DELETE ON destruction_member BEGIN SELECT RAISE(ABORT, 'a council is fixed'); END;

CREATE TABLE destruction_paper (
  destruction_id TEXT NOT NULL REFERENCES destruction (id),
  kind TEXT NOT NULL CHECK (kind IN ('council','list','meeting','decision','minutes')),
  code TEXT NOT NULL,
  dated_on TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  recorded_ms INTEGER NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (destruction_id, kind),
  CHECK (kind NOT IN ('council','decision') OR code <> '')
) STRICT, WITHOUT ROWID;
CREATE TRIGGER destruction_paper_fixed BEFORE UPDATE ON destruction_paper BEGIN SELECT RAISE(ABORT, 'a paper is fixed'); END;
CREATE TRIGGER destruction_paper_stays BEFORE DELETE ON destruction_paper BEGIN SELECT RAISE(ABORT, 'a paper stays'); END;

CREATE TABLE direction (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  lead_id TEXT REFERENCES person (id),
  support_ids TEXT NOT NULL CHECK (json_valid(support_ids)),
  due_on TEXT,
  due_time TEXT
) STRICT;
CREATE INDEX direction_document ON direction (document_id, at_ms);
CREATE TRIGGER direction_body_fixed BEFORE UPDATE OF body ON direction WHEN NOT ((OLD.body NOT LIKE 'sealed:%' AND NEW.body LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.body LIKE 'sealed:%' AND NEW.body NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened')) BEGIN SELECT RAISE(ABORT, 'a direction is fixed'); END;
CREATE TRIGGER direction_fixed BEFORE UPDATE OF id, document_id, by_id, at_ms, lead_id, support_ids, due_on, due_time ON direction BEGIN SELECT RAISE(ABORT, 'a direction is fixed'); END;
CREATE TRIGGER direction_stays BEFORE DELETE ON direction BEGIN SELECT RAISE(ABORT, 'a direction stays'); END;
CREATE TRIGGER direction_words_sealed BEFORE INSERT ON direction WHEN NEW.body NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
CREATE TRIGGER doc_unassigned_directed AFTER INSERT ON direction BEGIN DELETE FROM doc_unassigned WHERE document_id = NEW.document_id; INSERT INTO doc_unassigned SELECT l.holder_id, d.document_id, l.level FROM doc_list l JOIN direction d ON d.document_id = l.document_id WHERE l.document_id = NEW.document_id AND l.state = 'directed' AND l.holder_id IS NOT NULL AND d.lead_id IS NULL AND d.id = (SELECT id FROM direction WHERE document_id = NEW.document_id ORDER BY at_ms DESC, id DESC LIMIT 1) AND NOT EXISTS (SELECT 1 FROM direction WHERE document_id = NEW.document_id AND lead_id = l.holder_id); END;

CREATE TABLE doc_counter (
  book_kind TEXT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  holder_id TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (book_kind, state, level, holder_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE doc_list (
  book_kind TEXT NOT NULL,
  sort_key INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  book_id TEXT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  urgency TEXT NOT NULL,
  holder_id TEXT,
  due_on TEXT,
  due_time TEXT,
  entered_on TEXT NOT NULL,
  entered_ms INTEGER NOT NULL,
  issuer TEXT NOT NULL,
  code TEXT NOT NULL,
  document_date TEXT,
  type_id TEXT NOT NULL,
  subject TEXT,
  files INTEGER NOT NULL CHECK (files >= 0),
  PRIMARY KEY (book_kind, sort_key),
  CHECK (level <> 'tuyet-mat' OR (subject IS NULL AND files = 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX doc_list_desk ON doc_list (holder_id, due_on, sort_key, book_kind, due_time, state, level, document_id) WHERE holder_id IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened');
CREATE UNIQUE INDEX doc_list_document ON doc_list (document_id);
CREATE INDEX doc_list_due ON doc_list (book_kind, due_on, sort_key, due_time, state, holder_id, level, document_id) WHERE due_on IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened');
CREATE INDEX doc_list_holder ON doc_list (book_kind, holder_id, sort_key) WHERE holder_id IS NOT NULL;
CREATE INDEX doc_list_issuer ON doc_list (book_kind, issuer, sort_key);
CREATE INDEX doc_list_open ON doc_list (book_kind, state, sort_key, document_id, book_id, level, urgency, holder_id, due_on, due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files) WHERE state IN ('registered','presented','directed','in-progress','unopened');
CREATE INDEX doc_list_raised ON doc_list (book_kind, sort_key) WHERE level <> 'none' AND book_kind IN ('incoming','outgoing');
CREATE INDEX doc_list_state ON doc_list (book_kind, state, sort_key) WHERE state NOT IN ('registered','presented','directed','in-progress','unopened');
CREATE TRIGGER doc_list_counted AFTER INSERT ON doc_list BEGIN INSERT INTO doc_counter VALUES (NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER doc_list_in_its_book BEFORE INSERT ON doc_list WHEN (NEW.level <> 'none') <> (NEW.book_kind LIKE 'classified-%') BEGIN SELECT RAISE(ABORT, 'the level of registration decides the book'); END;
CREATE TRIGGER doc_list_recounted AFTER UPDATE OF state, level, holder_id ON doc_list WHEN OLD.state <> NEW.state OR OLD.level <> NEW.level OR OLD.holder_id IS NOT NEW.holder_id BEGIN UPDATE doc_counter SET n = n - 1 WHERE book_kind = OLD.book_kind AND state = OLD.state AND level = OLD.level AND holder_id = ifnull(OLD.holder_id, ''); INSERT INTO doc_counter VALUES (NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER doc_list_stays BEFORE DELETE ON doc_list BEGIN SELECT RAISE(ABORT, 'a list line stays'); END;
CREATE TRIGGER doc_list_words_sealed BEFORE INSERT ON doc_list WHEN NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
CREATE TRIGGER doc_list_words_stay_sealed BEFORE UPDATE OF subject ON doc_list WHEN NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
CREATE TRIGGER doc_unassigned_moved AFTER UPDATE OF state, level, holder_id ON doc_list WHEN OLD.state = 'directed' OR NEW.state = 'directed' BEGIN DELETE FROM doc_unassigned WHERE document_id = NEW.document_id; INSERT INTO doc_unassigned SELECT NEW.holder_id, d.document_id, NEW.level FROM direction d WHERE NEW.state = 'directed' AND NEW.holder_id IS NOT NULL AND d.lead_id IS NULL AND d.id = (SELECT id FROM direction WHERE document_id = NEW.document_id ORDER BY at_ms DESC, id DESC LIMIT 1) AND NOT EXISTS (SELECT 1 FROM direction WHERE document_id = NEW.document_id AND lead_id = NEW.holder_id); END;
CREATE TRIGGER reader_due_recounted AFTER UPDATE OF state, due_on, due_time ON doc_list WHEN NEW.book_kind LIKE 'classified-%' AND (OLD.due_on IS NOT NEW.due_on OR OLD.due_time IS NOT NEW.due_time OR (OLD.state IN ('registered','presented','directed','in-progress','unopened')) <> (NEW.state IN ('registered','presented','directed','in-progress','unopened'))) BEGIN UPDATE reader_due SET n = n - 1 WHERE OLD.due_on IS NOT NULL AND OLD.state IN ('registered','presented','directed','in-progress','unopened') AND book_kind = OLD.book_kind AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, '') AND person_id IN (SELECT person_id FROM document_reader WHERE document_id = OLD.document_id); DELETE FROM reader_due WHERE n = 0 AND book_kind = OLD.book_kind AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, '') AND person_id IN (SELECT person_id FROM document_reader WHERE document_id = OLD.document_id); INSERT INTO reader_due SELECT person_id, NEW.book_kind, NEW.due_on, ifnull(NEW.due_time, ''), 1 FROM document_reader WHERE document_id = NEW.document_id AND NEW.due_on IS NOT NULL AND NEW.state IN ('registered','presented','directed','in-progress','unopened') ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER reader_list_filled AFTER INSERT ON doc_list WHEN NEW.book_kind LIKE 'classified-%' BEGIN INSERT INTO reader_list (person_id, book_kind, sort_key, document_id, book_id, state, level, urgency, holder_id, due_on, due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files) SELECT r.person_id, NEW.book_kind, NEW.sort_key, NEW.document_id, NEW.book_id, NEW.state, NEW.level, NEW.urgency, NEW.holder_id, NEW.due_on, NEW.due_time, NEW.entered_on, NEW.entered_ms, NEW.issuer, NEW.code, NEW.document_date, NEW.type_id, NEW.subject, NEW.files FROM document_reader r WHERE r.document_id = NEW.document_id; END;
CREATE TRIGGER reader_list_follows AFTER UPDATE ON doc_list WHEN NEW.book_kind LIKE 'classified-%' BEGIN UPDATE reader_list SET book_id = NEW.book_id, state = NEW.state, level = NEW.level, urgency = NEW.urgency, holder_id = NEW.holder_id, due_on = NEW.due_on, due_time = NEW.due_time, entered_on = NEW.entered_on, entered_ms = NEW.entered_ms, issuer = NEW.issuer, code = NEW.code, document_date = NEW.document_date, type_id = NEW.type_id, subject = NEW.subject, files = NEW.files WHERE document_id = NEW.document_id; END;
CREATE TRIGGER reader_list_recounted AFTER UPDATE OF state, level, holder_id ON doc_list WHEN NEW.book_kind LIKE 'classified-%' AND (OLD.state <> NEW.state OR OLD.level <> NEW.level OR OLD.holder_id IS NOT NEW.holder_id) BEGIN UPDATE reader_counter SET n = n - 1 WHERE book_kind = OLD.book_kind AND state = OLD.state AND level = OLD.level AND holder_id = ifnull(OLD.holder_id, '') AND person_id IN (SELECT person_id FROM document_reader WHERE document_id = OLD.document_id); INSERT INTO reader_counter SELECT person_id, NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1 FROM document_reader WHERE document_id = NEW.document_id ON CONFLICT DO UPDATE SET n = n + 1; END;

CREATE TABLE doc_unassigned (
  holder_id TEXT NOT NULL,
  document_id TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL,
  PRIMARY KEY (holder_id, document_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0),
  direction TEXT NOT NULL CHECK (direction IN ('in','out')),
  state TEXT NOT NULL CHECK (state IN ('unopened','registered','presented','directed','in-progress','answered','closed','returned','cancelled','issued','recalled','destroyed')),
  level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
  urgency TEXT NOT NULL CHECK (urgency IN ('thuong','khan','thuong-khan','hoa-toc','hoa-toc-hen-gio')),
  issuer TEXT NOT NULL,
  code TEXT NOT NULL,
  code_key TEXT NOT NULL,
  document_date TEXT,
  type_id TEXT NOT NULL,
  subject TEXT,
  signer TEXT NOT NULL,
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  pages INTEGER,
  copies INTEGER,
  copy_number TEXT,
  note TEXT NOT NULL,
  named_person TEXT,
  named_person_id TEXT REFERENCES person (id),
  holder_id TEXT REFERENCES person (id),
  due_on TEXT,
  due_time TEXT,
  reply_due_on TEXT,
  protection_until TEXT,
  acknowledged_ms INTEGER,
  series_id TEXT REFERENCES number_series (id),
  series_number INTEGER,
  series_suffix TEXT NOT NULL DEFAULT '',
  rule_pack TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  content_sealed INTEGER NOT NULL DEFAULT 0 CHECK (content_sealed IN (0,1)),
  CHECK (level <> 'tuyet-mat' OR subject IS NULL),
  CHECK (state <> 'unopened' OR (subject IS NULL AND named_person IS NOT NULL)),
  CHECK (named_person_id IS NULL OR named_person IS NOT NULL),
  CHECK ((series_id IS NULL) = (series_number IS NULL))
) STRICT;
CREATE INDEX document_code ON document (code_key);
CREATE INDEX document_protection ON document (protection_until) WHERE protection_until IS NOT NULL AND level <> 'none';
CREATE UNIQUE INDEX document_series ON document (series_id, series_number, series_suffix) WHERE series_id IS NOT NULL;
CREATE TRIGGER document_content_by_event BEFORE UPDATE OF content_sealed ON document WHEN NEW.content_sealed <> OLD.content_sealed AND NEW.content_sealed <> ((SELECT kind FROM level_event WHERE document_id = OLD.id ORDER BY seq DESC LIMIT 1) = 'declassified') BEGIN SELECT RAISE(ABORT, 'content is opened by its event only'); END;
CREATE TRIGGER document_destroyed_with_tombstone BEFORE UPDATE OF state ON document WHEN (NEW.state = 'destroyed') <> EXISTS (SELECT 1 FROM tombstone WHERE document_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'destroyed means a tombstone, and stays'); END;
CREATE TRIGGER document_identity_fixed BEFORE UPDATE OF id, direction, series_id, series_number, rule_pack, created_ms, created_by ON document BEGIN SELECT RAISE(ABORT, 'identity and number of a document are fixed'); END;
CREATE TRIGGER document_level_by_event BEFORE UPDATE OF level ON document WHEN NEW.level <> OLD.level AND NEW.level IS NOT (SELECT to_level FROM level_event WHERE document_id = OLD.id ORDER BY seq DESC LIMIT 1) BEGIN SELECT RAISE(ABORT, 'a level changes by its event only'); END;
CREATE TRIGGER document_line_fixed BEFORE UPDATE OF issuer, code, document_date, type_id, signer, copy_number, recipients, copies, pages, code_key ON document WHEN OLD.state <> 'unopened' AND NOT ((NEW.issuer IS OLD.issuer OR NEW.issuer IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'issuer' ORDER BY position DESC LIMIT 1)) AND (NEW.code IS OLD.code OR NEW.code IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'code' ORDER BY position DESC LIMIT 1)) AND (NEW.document_date IS OLD.document_date OR NEW.document_date IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'documentDate' ORDER BY position DESC LIMIT 1)) AND (NEW.type_id IS OLD.type_id OR NEW.type_id IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'typeId' ORDER BY position DESC LIMIT 1)) AND (NEW.signer IS OLD.signer OR NEW.signer IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'signer' ORDER BY position DESC LIMIT 1)) AND (NEW.copy_number IS OLD.copy_number OR NEW.copy_number IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'copyNumber' ORDER BY position DESC LIMIT 1)) AND (NEW.recipients IS OLD.recipients OR NEW.recipients IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'recipients' ORDER BY position DESC LIMIT 1)) AND (NEW.copies IS OLD.copies OR NEW.copies IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'copies' ORDER BY position DESC LIMIT 1)) AND (NEW.pages IS OLD.pages OR NEW.pages IS (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'pages' ORDER BY position DESC LIMIT 1)) AND (NEW.code_key = OLD.code_key OR EXISTS (SELECT 1 FROM entry_correction WHERE document_id = OLD.id AND field = 'code'))) BEGIN SELECT RAISE(ABORT, 'a registered line is corrected by a new event, not edited'); END;
CREATE TRIGGER document_not_held BEFORE UPDATE OF state ON document WHEN NEW.state IN ('cancelled','destroyed') AND EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = OLD.id AND released_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
CREATE TRIGGER document_number_was_given BEFORE INSERT ON document WHEN NEW.series_id IS NOT NULL AND NEW.series_suffix = '' AND (NOT EXISTS (SELECT 1 FROM number_series WHERE id = NEW.series_id AND NEW.series_number >= first_number AND NEW.series_number < next_number) OR EXISTS (SELECT 1 FROM reserved_number WHERE series_id = NEW.series_id AND series_number = NEW.series_number AND state = 'released')) BEGIN SELECT RAISE(ABORT, 'a document has a number of its series that was given out and not released'); END;
CREATE TRIGGER document_period_by_event BEFORE UPDATE OF protection_until ON document WHEN OLD.state <> 'unopened' AND NEW.protection_until IS NOT OLD.protection_until AND NEW.protection_until IS NOT (SELECT until_after FROM level_event WHERE document_id = OLD.id ORDER BY seq DESC LIMIT 1) BEGIN SELECT RAISE(ABORT, 'a protection period changes by its event only'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'a document record stays'); END;
CREATE TRIGGER document_subject_fixed BEFORE UPDATE OF subject ON document WHEN OLD.state <> 'unopened' AND NOT (NEW.level = 'tuyet-mat' AND NEW.subject IS NULL) AND NOT ((OLD.subject NOT LIKE 'sealed:%' AND NEW.subject LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.id) <> 'none') OR (OLD.subject LIKE 'sealed:%' AND NEW.subject NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.id ORDER BY seq DESC LIMIT 1) = 'content-opened')) AND NEW.subject IS NOT (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'subject' ORDER BY position DESC LIMIT 1) BEGIN SELECT RAISE(ABORT, 'a registered line is corrected by a new event, not edited'); END;
CREATE TRIGGER document_words_sealed BEFORE INSERT ON document WHEN (NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%') OR (NEW.level <> 'none' AND NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%') BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
CREATE TRIGGER document_words_stay_sealed BEFORE UPDATE OF subject, note ON document WHEN (NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%') OR (NEW.level <> 'none' AND NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%') BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
CREATE TRIGGER page_words_end_when_classified AFTER UPDATE OF level ON document WHEN NEW.level <> 'none' BEGIN DELETE FROM page_words WHERE attachment_id IN (SELECT id FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.id); DELETE FROM page_due WHERE attachment_id IN (SELECT id FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.id); END;

CREATE TABLE document_dossier (
  document_id TEXT NOT NULL REFERENCES document (id),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  code TEXT NOT NULL CHECK (code <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  PRIMARY KEY (document_id, at_ms)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER document_dossier_closed BEFORE INSERT ON document_dossier WHEN EXISTS (SELECT 1 FROM dossier_closing WHERE code = NEW.code AND reopened_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'a closed dossier takes no document'); END;
CREATE TRIGGER document_dossier_fixed BEFORE UPDATE OF document_id, at_ms, by_id, code ON document_dossier BEGIN SELECT RAISE(ABORT, 'a filing is fixed'); END;
CREATE TRIGGER document_dossier_kept BEFORE INSERT ON document_dossier WHEN EXISTS (SELECT 1 FROM dossier_closing_item i JOIN dossier_closing c ON c.id = i.closing_id WHERE i.document_id = NEW.document_id AND c.reopened_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'a closed dossier keeps its documents'); END;
CREATE TRIGGER document_dossier_sealed BEFORE INSERT ON document_dossier WHEN NEW.title NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
CREATE TRIGGER document_dossier_stays BEFORE DELETE ON document_dossier BEGIN SELECT RAISE(ABORT, 'a filing stays'); END;
CREATE TRIGGER document_dossier_title_fixed BEFORE UPDATE OF title ON document_dossier WHEN NOT ifnull(NEW.title IS OLD.title OR (OLD.title NOT LIKE 'sealed:%' AND NEW.title LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.title LIKE 'sealed:%' AND NEW.title NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) BEGIN SELECT RAISE(ABORT, 'a filing is fixed'); END;

CREATE TABLE document_reader (
  document_id TEXT NOT NULL REFERENCES document (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  since_ms INTEGER NOT NULL,
  by_id TEXT REFERENCES person (id),
  how TEXT NOT NULL DEFAULT 'took-part' CHECK (how IN ('took-part','registered','presented','directed','named','granted')),
  PRIMARY KEY (document_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_reader_person ON document_reader (person_id, document_id);
CREATE TRIGGER document_reader_fixed BEFORE UPDATE OF document_id, person_id ON document_reader BEGIN SELECT RAISE(ABORT, 'a reader is fixed'); END;
CREATE TRIGGER reader_list_begins AFTER INSERT ON document_reader BEGIN INSERT INTO reader_list (person_id, book_kind, sort_key, document_id, book_id, state, level, urgency, holder_id, due_on, due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files) SELECT NEW.person_id, l.book_kind, l.sort_key, l.document_id, l.book_id, l.state, l.level, l.urgency, l.holder_id, l.due_on, l.due_time, l.entered_on, l.entered_ms, l.issuer, l.code, l.document_date, l.type_id, l.subject, l.files FROM doc_list l WHERE l.document_id = NEW.document_id AND l.book_kind LIKE 'classified-%'; END;
CREATE TRIGGER reader_list_ends AFTER DELETE ON document_reader BEGIN DELETE FROM reader_list WHERE document_id = OLD.document_id AND person_id = OLD.person_id; END;

CREATE TABLE dossier_closing (
  id TEXT PRIMARY KEY CHECK (length(id) = 32),
  code TEXT NOT NULL CHECK (code <> ''),
  retention TEXT NOT NULL CHECK (retention <> ''),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  reopened_ms INTEGER,
  reopened_by TEXT REFERENCES person (id),
  reason TEXT,
  reason_document TEXT REFERENCES document (id),
  CHECK ((reopened_ms IS NULL) = (reopened_by IS NULL) AND (reopened_ms IS NULL) = (reason IS NULL)),
  CHECK (reason <> ''),
  CHECK (reopened_ms >= at_ms),
  CHECK (reason_document IS NULL OR reason LIKE 'sealed:%')
) STRICT;
CREATE UNIQUE INDEX dossier_closed_once ON dossier_closing (code) WHERE reopened_ms IS NULL;
CREATE TRIGGER dossier_closing_fixed BEFORE UPDATE ON dossier_closing WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.retention <> OLD.retention OR NEW.at_ms <> OLD.at_ms OR NEW.by_id <> OLD.by_id OR NEW.reopened_ms IS NULL OR (OLD.reopened_ms IS NOT NULL AND NOT (NEW.reopened_ms IS OLD.reopened_ms AND NEW.reopened_by IS OLD.reopened_by AND EXISTS (SELECT 1 FROM dossier_closing_item WHERE closing_id = OLD.id AND document_id = ifnull(NEW.reason_document, OLD.reason_document)) AND ((OLD.reason_document IS NULL AND NEW.reason LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.reason_document) <> 'none') OR (NEW.reason_document IS NULL AND NEW.reason NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.reason_document ORDER BY seq DESC LIMIT 1) = 'content-opened')))) BEGIN SELECT RAISE(ABORT, 'the closing of a dossier is fixed'); END;
CREATE TRIGGER dossier_closing_stays BEFORE DELETE ON dossier_closing BEGIN SELECT RAISE(ABORT, 'the closing of a dossier stays'); END;

CREATE TABLE dossier_closing_item (
  closing_id TEXT NOT NULL REFERENCES dossier_closing (id),
  position INTEGER NOT NULL CHECK (position > 0),
  document_id TEXT NOT NULL REFERENCES document (id),
  pages INTEGER CHECK (pages >= 0),
  PRIMARY KEY (closing_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX dossier_closing_document ON dossier_closing_item (document_id, closing_id);
CREATE TRIGGER dossier_closing_item_fixed BEFORE UPDATE ON dossier_closing_item BEGIN SELECT RAISE(ABORT, 'the list of a dossier is fixed'); END;
CREATE TRIGGER dossier_closing_item_lies BEFORE INSERT ON dossier_closing_item WHEN (SELECT code FROM dossier_closing WHERE id = NEW.closing_id AND reopened_ms IS NULL) IS NOT (SELECT code FROM document_dossier WHERE document_id = NEW.document_id ORDER BY at_ms DESC LIMIT 1) BEGIN SELECT RAISE(ABORT, 'the list of a dossier names what lies in it'); END;
CREATE TRIGGER dossier_closing_item_stays BEFORE DELETE ON dossier_closing_item BEGIN SELECT RAISE(ABORT, 'the list of a dossier stays'); END;

CREATE TABLE draft (
  person_id TEXT NOT NULL REFERENCES person (id),
  form TEXT NOT NULL,
  key TEXT NOT NULL,
  body BLOB NOT NULL,
  saved_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, form, key)
) STRICT;

CREATE TABLE edxml_package (
  id TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('in','out')),
  organ_id TEXT NOT NULL,
  organ_name TEXT NOT NULL,
  code TEXT NOT NULL,
  code_date TEXT,
  foreign_id TEXT,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  document_id TEXT REFERENCES document (id),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  CHECK (direction = 'in' OR document_id IS NOT NULL)
) STRICT;
CREATE INDEX edxml_package_document ON edxml_package (document_id, at_ms);
CREATE INDEX edxml_package_foreign ON edxml_package (foreign_id) WHERE foreign_id IS NOT NULL;
CREATE UNIQUE INDEX edxml_package_once ON edxml_package (sha256) WHERE direction = 'in' AND document_id IS NOT NULL;
CREATE TRIGGER edxml_package_fixed BEFORE UPDATE ON edxml_package WHEN OLD.document_id IS NOT NULL OR NEW.id <> OLD.id OR NEW.direction <> OLD.direction OR NEW.sha256 <> OLD.sha256 OR NEW.organ_id <> OLD.organ_id OR NEW.organ_name <> OLD.organ_name OR NEW.code <> OLD.code OR NEW.code_date IS NOT OLD.code_date OR NEW.foreign_id IS NOT OLD.foreign_id OR NEW.at_ms <> OLD.at_ms OR NEW.by_id <> OLD.by_id BEGIN SELECT RAISE(ABORT, 'a package is only tied to its document, once'); END;
CREATE TRIGGER edxml_package_level BEFORE INSERT ON edxml_package WHEN NEW.document_id IS NOT NULL AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'edXML carries level none only'); END;
CREATE TRIGGER edxml_package_level_tied BEFORE UPDATE OF document_id ON edxml_package WHEN (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'edXML carries level none only'); END;
CREATE TRIGGER edxml_package_stays BEFORE DELETE ON edxml_package BEGIN SELECT RAISE(ABORT, 'a package stays'); END;

CREATE TABLE edxml_status (
  id TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('in','out')),
  document_id TEXT NOT NULL REFERENCES document (id),
  organ_id TEXT NOT NULL,
  organ_name TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status GLOB '[0-9][0-9]'),
  description TEXT NOT NULL,
  said_at TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX edxml_status_document ON edxml_status (document_id, at_ms);
CREATE TRIGGER edxml_status_fixed BEFORE UPDATE OF id, direction, document_id, organ_id, organ_name, status, said_at, at_ms, by_id ON edxml_status BEGIN SELECT RAISE(ABORT, 'a status is fixed'); END;
CREATE TRIGGER edxml_status_stays BEFORE DELETE ON edxml_status BEGIN SELECT RAISE(ABORT, 'a status stays'); END;
CREATE TRIGGER edxml_status_words_fixed BEFORE UPDATE OF description ON edxml_status WHEN NOT ifnull(NEW.description IS OLD.description OR (OLD.description NOT LIKE 'sealed:%' AND NEW.description LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.description LIKE 'sealed:%' AND NEW.description NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) BEGIN SELECT RAISE(ABORT, 'a status is fixed'); END;

CREATE TABLE entry (
  id TEXT PRIMARY KEY,
  book_id TEXT NOT NULL REFERENCES book (id),
  number INTEGER NOT NULL CHECK (number > 0),
  suffix TEXT NOT NULL DEFAULT '' CHECK (suffix = '' OR suffix GLOB '[a-z]'),
  entered_on TEXT NOT NULL,
  entered_ms INTEGER NOT NULL,
  entered_by TEXT NOT NULL REFERENCES person (id),
  document_id TEXT NOT NULL UNIQUE REFERENCES document (id),
  level TEXT NOT NULL,
  request_id TEXT,
  cancelled_ms INTEGER,
  cancel_reason TEXT,
  UNIQUE (book_id, number, suffix),
  CHECK ((cancelled_ms IS NULL) = (cancel_reason IS NULL)),
  CHECK (cancel_reason <> ''),
  CHECK (suffix = '' OR request_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX entry_request ON entry (request_id) WHERE request_id IS NOT NULL;
CREATE TRIGGER entry_cancel_reason_sealed BEFORE UPDATE OF cancel_reason ON entry WHEN NEW.cancel_reason NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
CREATE TRIGGER entry_fixed BEFORE UPDATE OF id, book_id, number, suffix, entered_on, entered_ms, entered_by, document_id, level, request_id ON entry BEGIN SELECT RAISE(ABORT, 'an entry is fixed'); END;
CREATE TRIGGER entry_in_a_book_of_documents BEFORE INSERT ON entry WHEN (SELECT kind FROM book WHERE id = NEW.book_id) IN ('transfer','copying','carry-out','destruction') BEGIN SELECT RAISE(ABORT, 'a book of acts has no documents as lines'); END;
CREATE TRIGGER entry_keeps_its_level BEFORE INSERT ON entry WHEN NEW.level IS NOT (SELECT level FROM document WHERE id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'an entry has the level of its document'); END;
CREATE TRIGGER entry_moves_on AFTER INSERT ON entry BEGIN UPDATE reserved_number SET state = 'used', settled_ms = NEW.entered_ms, document_id = NEW.document_id WHERE book_id = NEW.book_id AND number = NEW.number AND NEW.suffix = '' AND state = 'held'; UPDATE register_request SET state = 'used', ended_ms = NEW.entered_ms, document_id = NEW.document_id WHERE id = NEW.request_id; UPDATE book SET next_number = next_number + 1 WHERE id = NEW.book_id AND next_number = NEW.number AND NEW.suffix = ''; END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'an entry stays'); END;
CREATE TRIGGER entry_stays_cancelled BEFORE UPDATE OF cancelled_ms, cancel_reason ON entry WHEN OLD.cancelled_ms IS NOT NULL OR (SELECT state FROM book WHERE id = OLD.book_id) = 'closed' BEGIN SELECT RAISE(ABORT, 'a cancelled number stays as it is, and so does a closed book'); END;
CREATE TRIGGER entry_takes_its_number BEFORE INSERT ON entry WHEN CASE NEW.suffix WHEN '' THEN NOT EXISTS (SELECT 1 FROM book WHERE id = NEW.book_id AND state = 'open' AND next_number = NEW.number) AND NOT EXISTS (SELECT 1 FROM reserved_number r JOIN book b ON b.id = r.book_id AND b.state <> 'closed' WHERE r.book_id = NEW.book_id AND r.number = NEW.number AND r.state = 'held') ELSE NEW.suffix <> char(97 + (SELECT count(*) FROM entry WHERE book_id = NEW.book_id AND number = NEW.number AND suffix <> '')) OR NOT EXISTS (SELECT 1 FROM register_request q JOIN book b ON b.id = q.book_id AND b.state <> 'closed' WHERE q.id = NEW.request_id AND q.kind = 'insert' AND q.book_id = NEW.book_id AND q.number = NEW.number) END BEGIN SELECT RAISE(ABORT, 'an entry takes the next number of an open book'); END;
CREATE TRIGGER entry_uses_an_approval BEFORE INSERT ON entry WHEN NEW.request_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM register_request WHERE id = NEW.request_id AND state = 'approved' AND book_id = NEW.book_id AND on_date = NEW.entered_on AND (kind = 'insert') = (NEW.suffix <> '')) BEGIN SELECT RAISE(ABORT, 'an entry uses an approval of its own book and day'); END;

CREATE TABLE entry_correction (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL CHECK (position > 0),
  field TEXT NOT NULL CHECK (field IN ('issuer','code','documentDate','typeId','subject','signer','copyNumber','recipients','copies','pages')),
  old_value ANY,
  new_value ANY,
  reason TEXT NOT NULL CHECK (reason <> ''),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  UNIQUE (document_id, position),
  CHECK (old_value IS NOT new_value)
) STRICT;
CREATE TRIGGER entry_correction_fixed BEFORE UPDATE OF id, document_id, position, field, at_ms, by_id ON entry_correction BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;
CREATE TRIGGER entry_correction_in_order BEFORE INSERT ON entry_correction WHEN NEW.position <> 1 + (SELECT count(*) FROM entry_correction WHERE document_id = NEW.document_id) OR NOT EXISTS (SELECT 1 FROM entry e JOIN book b ON b.id = e.book_id WHERE e.document_id = NEW.document_id AND e.cancelled_ms IS NULL AND b.state <> 'closed') OR (SELECT state FROM document WHERE id = NEW.document_id) = 'unopened' BEGIN SELECT RAISE(ABORT, 'no correction of a cancelled line, an unopened one or in a closed book'); END;
CREATE TRIGGER entry_correction_no_subject_for_top_secret BEFORE INSERT ON entry_correction WHEN NEW.field = 'subject' AND NEW.new_value IS NOT NULL AND 'tuyet-mat' IN (SELECT level FROM entry WHERE document_id = NEW.document_id UNION ALL SELECT level FROM document WHERE id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'no trích yếu for Tuyệt mật'); END;
CREATE TRIGGER entry_correction_not_held BEFORE INSERT ON entry_correction WHEN EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = NEW.document_id AND released_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
CREATE TRIGGER entry_correction_stays BEFORE DELETE ON entry_correction BEGIN SELECT RAISE(ABORT, 'a correction stays'); END;
CREATE TRIGGER entry_correction_tells_what_stood_there BEFORE INSERT ON entry_correction WHEN NEW.old_value IS NOT (SELECT CASE NEW.field WHEN 'issuer' THEN issuer WHEN 'code' THEN code WHEN 'documentDate' THEN document_date WHEN 'typeId' THEN type_id WHEN 'subject' THEN subject WHEN 'signer' THEN signer WHEN 'copyNumber' THEN copy_number WHEN 'recipients' THEN recipients WHEN 'copies' THEN copies WHEN 'pages' THEN pages END FROM document WHERE id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'a correction keeps what stood there'); END;
CREATE TRIGGER entry_correction_words_fixed BEFORE UPDATE OF old_value, new_value, reason ON entry_correction WHEN NOT ifnull(NEW.reason IS OLD.reason OR (OLD.reason NOT LIKE 'sealed:%' AND NEW.reason LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.reason LIKE 'sealed:%' AND NEW.reason NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) OR (OLD.field <> 'subject' AND (NEW.old_value IS NOT OLD.old_value OR NEW.new_value IS NOT OLD.new_value)) OR (OLD.field = 'subject' AND NOT (ifnull(NEW.old_value IS OLD.old_value OR (OLD.old_value NOT LIKE 'sealed:%' AND NEW.old_value LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.old_value LIKE 'sealed:%' AND NEW.old_value NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) AND ifnull(NEW.new_value IS OLD.new_value OR (OLD.new_value NOT LIKE 'sealed:%' AND NEW.new_value LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.new_value LIKE 'sealed:%' AND NEW.new_value NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0))) BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;
CREATE TRIGGER entry_correction_words_sealed BEFORE INSERT ON entry_correction WHEN NEW.field = 'subject' AND NEW.new_value NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;

CREATE TABLE envelope_left (
  box TEXT NOT NULL CHECK (box IN ('inbox','outbox')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 32 AND 64),
  PRIMARY KEY (box, name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER envelope_left_stays BEFORE DELETE ON envelope_left BEGIN SELECT RAISE(ABORT, 'what was removed is not there again'); END;

CREATE TABLE figure_office (
  office_code TEXT PRIMARY KEY,
  office_name TEXT NOT NULL CHECK (office_name <> ''),
  expected INTEGER NOT NULL CHECK (expected IN (0, 1)),
  set_by TEXT NOT NULL REFERENCES person (id),
  set_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER figure_office_stays BEFORE DELETE ON figure_office BEGIN SELECT RAISE(ABORT, 'an office stays'); END;

CREATE TABLE figure_sheet (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL CHECK (origin IN ('own','taken')),
  office_code TEXT NOT NULL CHECK (office_code <> ''),
  office_name TEXT NOT NULL,
  period_kind TEXT NOT NULL CHECK (period_kind IN ('week','month','quarter','half','year')),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  note TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL UNIQUE,
  p7s BLOB NOT NULL CHECK (length(p7s) > 64),
  serial TEXT NOT NULL,
  through TEXT NOT NULL CHECK (through IN ('here','file','envelope')),
  kept_ms INTEGER NOT NULL,
  kept_by TEXT NOT NULL REFERENCES person (id),
  CHECK (from_on <= to_on),
  CHECK ((origin = 'own') = (through = 'here')),
  UNIQUE (origin, office_code, period_kind, from_on, version)
) STRICT;
CREATE INDEX figure_sheet_period ON figure_sheet (period_kind, from_on, office_code, version);
CREATE TRIGGER figure_sheet_fixed BEFORE UPDATE ON figure_sheet BEGIN SELECT RAISE(ABORT, 'a signed sheet is corrected by another one'); END;
CREATE TRIGGER figure_sheet_newer BEFORE INSERT ON figure_sheet WHEN EXISTS (SELECT 1 FROM figure_sheet o WHERE o.origin = NEW.origin AND o.office_code = NEW.office_code AND o.period_kind = NEW.period_kind AND o.from_on = NEW.from_on AND o.version >= NEW.version) BEGIN SELECT RAISE(ABORT, 'an older sheet does not replace a newer one'); END;
CREATE TRIGGER figure_sheet_stays BEFORE DELETE ON figure_sheet BEGIN SELECT RAISE(ABORT, 'a signed sheet stays'); END;

CREATE VIRTUAL TABLE fts USING fts5 (number_exact, subject_exact, issuer_exact, body_exact, number_base, subject_base, issuer_base, body_base, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");

CREATE TABLE header_seen (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL CHECK (generation > 0),
  checksum TEXT NOT NULL CHECK (length(checksum) = 64)
) STRICT;
CREATE TRIGGER header_seen_grows BEFORE UPDATE ON header_seen WHEN NEW.generation < OLD.generation BEGIN SELECT RAISE(ABORT, 'an older header is not taken back'); END;
CREATE TRIGGER header_seen_stays BEFORE DELETE ON header_seen BEGIN SELECT RAISE(ABORT, 'the newest header seen stays'); END;

CREATE TABLE help_entry (
  office_code TEXT NOT NULL,
  entry_id TEXT NOT NULL CHECK (length(entry_id) = 32),
  edition INTEGER NOT NULL CHECK (edition > 0),
  pack_id TEXT NOT NULL REFERENCES help_pack (id),
  office_name TEXT NOT NULL,
  published_on TEXT NOT NULL,
  screen TEXT NOT NULL CHECK (length(screen) BETWEEN 1 AND 40 AND screen NOT GLOB '*[^a-zA-Z]*'),
  code TEXT,
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL CHECK (body <> ''),
  submission_id TEXT REFERENCES submission (id),
  PRIMARY KEY (office_code, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX help_entry_case ON help_entry (submission_id) WHERE submission_id IS NOT NULL;
CREATE TRIGGER help_entry_newer BEFORE UPDATE ON help_entry WHEN NEW.edition <= OLD.edition OR NEW.office_code <> OLD.office_code BEGIN SELECT RAISE(ABORT, 'an entry is replaced by a newer edition of its office only'); END;

CREATE TABLE help_pack (
  id TEXT PRIMARY KEY,
  office_code TEXT NOT NULL,
  office_name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('own','taken')),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  content TEXT NOT NULL,
  p7s BLOB NOT NULL,
  kept_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE TRIGGER help_pack_fixed BEFORE UPDATE ON help_pack BEGIN SELECT RAISE(ABORT, 'a signed pack is fixed'); END;
CREATE TRIGGER help_pack_stays BEFORE DELETE ON help_pack BEGIN SELECT RAISE(ABORT, 'a signed pack stays'); END;

CREATE TABLE inbox (
  id TEXT PRIMARY KEY,
  raw_sha256 TEXT NOT NULL UNIQUE CHECK (length(raw_sha256) = 64),
  cms_sha256 TEXT,
  raw_bytes INTEGER NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('folder','relay')),
  sender_station TEXT,
  sender_office TEXT,
  sender_name TEXT,
  envelope_id TEXT,
  sequence INTEGER,
  kind TEXT CHECK (length(kind) BETWEEN 1 AND 32),
  level TEXT CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
  manifest TEXT CHECK (json_valid(manifest)),
  signers TEXT NOT NULL CHECK (json_valid(signers)),
  files TEXT NOT NULL CHECK (json_valid(files)),
  checks TEXT NOT NULL CHECK (json_valid(checks)),
  stage TEXT NOT NULL CHECK (stage IN ('checked','received','registered','refused','quarantined','applied','recalled','purged')),
  error_code TEXT,
  error_reason TEXT,
  refusal TEXT,
  document_id TEXT REFERENCES document (id),
  submission_id TEXT REFERENCES submission (id),
  entry_number INTEGER,
  signed_ms INTEGER,
  read_ms INTEGER NOT NULL,
  read_by TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  CHECK ((stage = 'quarantined') = (error_code IS NOT NULL)),
  CHECK ((stage = 'refused') = (refusal IS NOT NULL)),
  CHECK (stage <> 'registered' OR (document_id IS NOT NULL AND entry_number IS NOT NULL) OR submission_id IS NOT NULL),
  CHECK (stage NOT IN ('checked','received','refused','quarantined') OR (document_id IS NULL AND submission_id IS NULL)),
  CHECK (stage = 'quarantined' OR (sender_station IS NOT NULL AND envelope_id IS NOT NULL AND sequence IS NOT NULL AND kind IS NOT NULL AND level IS NOT NULL AND manifest IS NOT NULL AND cms_sha256 IS NOT NULL))
) STRICT;
CREATE INDEX inbox_answer_refused ON inbox (sender_station) WHERE stage = 'refused' AND kind = 'submission-answer';
CREATE INDEX inbox_at ON inbox (at_ms, id);
CREATE INDEX inbox_cms ON inbox (cms_sha256) WHERE stage <> 'quarantined';
CREATE INDEX inbox_document ON inbox (document_id) WHERE document_id IS NOT NULL;
CREATE UNIQUE INDEX inbox_exactly_once ON inbox (sender_station, envelope_id) WHERE stage <> 'quarantined';
CREATE INDEX inbox_kind ON inbox (kind, sender_station) WHERE stage = 'applied' AND kind <> 'receipt';
CREATE INDEX inbox_open ON inbox (stage) WHERE stage IN ('checked','received','quarantined');
CREATE UNIQUE INDEX inbox_sequence ON inbox (sender_station, sequence) WHERE stage <> 'quarantined';
CREATE INDEX inbox_submission ON inbox (submission_id) WHERE submission_id IS NOT NULL;
CREATE TRIGGER inbox_decided BEFORE UPDATE OF stage, document_id, submission_id, entry_number, refusal ON inbox WHEN OLD.stage IN ('refused','quarantined','purged') OR (OLD.stage = 'applied' AND NOT (OLD.kind = 'submission-answer' AND NEW.stage = 'refused' AND NEW.document_id IS NULL AND NEW.submission_id IS NULL AND NEW.entry_number IS OLD.entry_number)) OR (OLD.stage = 'registered' AND (NEW.stage NOT IN ('recalled','purged') OR NEW.document_id IS NOT OLD.document_id OR NEW.submission_id IS NOT OLD.submission_id OR NEW.entry_number IS NOT OLD.entry_number)) OR (OLD.stage = 'recalled' AND NEW.stage <> 'purged') BEGIN SELECT RAISE(ABORT, 'a decision about an envelope stays'); END;
CREATE TRIGGER inbox_fixed BEFORE UPDATE OF id, raw_sha256, cms_sha256, raw_bytes, channel, sender_station, sender_office, envelope_id, sequence, kind, level, signers, checks, error_code, error_reason, signed_ms, read_ms, read_by ON inbox BEGIN SELECT RAISE(ABORT, 'what was received is fixed'); END;
CREATE TRIGGER inbox_names_sealed BEFORE INSERT ON inbox WHEN NEW.kind = 'document' AND NEW.level <> 'none' AND NEW.manifest IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(NEW.manifest, '$.blobs') b WHERE json_extract(b.value, '$.name') <> '') BEGIN SELECT RAISE(ABORT, 'words of a classified document stay in its envelope'); END;
CREATE TRIGGER inbox_no_top_secret BEFORE INSERT ON inbox WHEN NEW.level = 'tuyet-mat' AND NEW.stage <> 'quarantined' BEGIN SELECT RAISE(ABORT, 'no channel carries Tuyệt mật'); END;
CREATE TRIGGER inbox_stays BEFORE DELETE ON inbox BEGIN SELECT RAISE(ABORT, 'what was received stays'); END;
CREATE TRIGGER inbox_words_fixed BEFORE UPDATE OF manifest, files ON inbox WHEN (NEW.manifest IS NOT OLD.manifest OR NEW.files <> OLD.files) AND NOT (OLD.kind = 'document' AND (SELECT level FROM document WHERE id = OLD.document_id) IS NOT 'none' AND json_extract(NEW.manifest, '$.metadata.subject') IS NULL AND NOT EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> '') AND json_array_length(NEW.files) = json_array_length(OLD.files) AND NOT EXISTS (SELECT 1 FROM json_each(NEW.manifest, '$.blobs') b WHERE json_extract(b.value, '$.name') <> '') AND NOT EXISTS (SELECT 1 FROM json_each(NEW.manifest) m WHERE m.key NOT IN ('metadata','blobs') AND m.value IS NOT (SELECT o.value FROM json_each(OLD.manifest) o WHERE o.key = m.key))) BEGIN SELECT RAISE(ABORT, 'what was received is fixed'); END;
CREATE TRIGGER inbox_words_sealed BEFORE INSERT ON inbox WHEN NEW.kind = 'document' AND NEW.level <> 'none' AND (json_extract(NEW.manifest, '$.metadata.subject') IS NOT NULL OR EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> '')) BEGIN SELECT RAISE(ABORT, 'words of a classified document stay in its envelope'); END;

CREATE TABLE inbox_confirmation (
  inbox_id TEXT PRIMARY KEY REFERENCES inbox (id),
  integrity INTEGER NOT NULL CHECK (integrity IN (0, 1)),
  documents INTEGER NOT NULL CHECK (documents IN (0, 1)),
  pages INTEGER NOT NULL CHECK (pages IN (0, 1)),
  attachments INTEGER NOT NULL CHECK (attachments IN (0, 1)),
  counted_pages INTEGER,
  counted_files INTEGER NOT NULL,
  note TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER inbox_confirmation_fixed BEFORE UPDATE ON inbox_confirmation BEGIN SELECT RAISE(ABORT, 'what was confirmed stays'); END;
CREATE TRIGGER inbox_confirmation_stays BEFORE DELETE ON inbox_confirmation BEGIN SELECT RAISE(ABORT, 'what was confirmed stays'); END;

CREATE TABLE inbox_recall (
  inbox_id TEXT PRIMARY KEY REFERENCES inbox (id),
  sender_station TEXT NOT NULL,
  envelope_id TEXT NOT NULL,
  target_id TEXT REFERENCES inbox (id),
  purged_ms INTEGER,
  purged_by TEXT REFERENCES person (id),
  CHECK ((purged_ms IS NULL) = (purged_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_recall_of ON inbox_recall (sender_station, envelope_id);
CREATE INDEX inbox_recall_purged ON inbox_recall (purged_ms) WHERE purged_ms IS NOT NULL;
CREATE TRIGGER inbox_recall_fixed BEFORE UPDATE OF inbox_id, sender_station, envelope_id ON inbox_recall BEGIN SELECT RAISE(ABORT, 'an order is fixed'); END;
CREATE TRIGGER inbox_recall_purged_once BEFORE UPDATE OF purged_ms, purged_by ON inbox_recall WHEN OLD.purged_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what was purged stays purged'); END;
CREATE TRIGGER inbox_recall_stays BEFORE DELETE ON inbox_recall BEGIN SELECT RAISE(ABORT, 'an order stays'); END;

CREATE TABLE inbox_waiver (
  sender_station TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  envelope_id TEXT NOT NULL,
  by_inbox TEXT NOT NULL REFERENCES inbox (id),
  PRIMARY KEY (sender_station, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_waiver_envelope ON inbox_waiver (sender_station, envelope_id);
CREATE TRIGGER inbox_waiver_fixed BEFORE UPDATE ON inbox_waiver BEGIN SELECT RAISE(ABORT, 'a number is given up once'); END;

CREATE TABLE incident (
  seq INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE CHECK (length(number) = 8 AND number NOT GLOB '*[^0-9a-f]*'),
  at_ms INTEGER NOT NULL,
  place TEXT NOT NULL CHECK (place IN ('vault','reader','egress','page')),
  op TEXT NOT NULL CHECK (length(op) <= 64 AND op NOT GLOB '*[^a-zA-Z.]*'),
  trail TEXT NOT NULL CHECK (length(trail) <= 16384 AND trail NOT GLOB '*[^' || char(10) || ' -~]*')
) STRICT;
CREATE TRIGGER incident_fixed BEFORE UPDATE ON incident BEGIN SELECT RAISE(ABORT, 'an incident is kept as it was met'); END;
CREATE TRIGGER incident_ring AFTER INSERT ON incident BEGIN DELETE FROM incident WHERE seq <= NEW.seq - 100; END;

CREATE TABLE initiative (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  state TEXT NOT NULL CHECK (state IN ('sifted','dropped','scoring','scored','minuted','adopted','piloting','rejected')),
  sift_note TEXT NOT NULL CHECK (sift_note <> ''),
  sifted_by TEXT NOT NULL REFERENCES person (id),
  sifted_ms INTEGER NOT NULL,
  council_code TEXT,
  council_on TEXT,
  rule_pack TEXT NOT NULL,
  CHECK (state IN ('sifted','dropped') OR council_on IS NOT NULL)
) STRICT;
CREATE TRIGGER initiative_fixed BEFORE UPDATE OF submission_id, sift_note, sifted_by, sifted_ms, rule_pack ON initiative BEGIN SELECT RAISE(ABORT, 'how it was sifted is fixed'); END;
CREATE TRIGGER initiative_kind BEFORE INSERT ON initiative WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND kind IN ('sang-kien','giai-phap')) BEGIN SELECT RAISE(ABORT, 'only an initiative or a solution is judged'); END;
CREATE TRIGGER initiative_stays BEFORE DELETE ON initiative BEGIN SELECT RAISE(ABORT, 'a judging stays'); END;
CREATE TRIGGER initiative_steps BEFORE UPDATE OF state ON initiative WHEN NEW.state <> OLD.state AND NOT (OLD.state = 'sifted' AND NEW.state = 'scoring' OR OLD.state = 'scoring' AND NEW.state = 'scored' OR OLD.state = 'scored' AND NEW.state = 'minuted' OR OLD.state = 'minuted' AND NEW.state IN ('adopted','piloting','rejected') OR OLD.state = 'piloting' AND NEW.state IN ('adopted','rejected')) BEGIN SELECT RAISE(ABORT, 'no step of the judging is left out'); END;

CREATE TABLE initiative_decision (
  submission_id TEXT NOT NULL REFERENCES initiative (submission_id),
  position INTEGER NOT NULL CHECK (position > 0),
  outcome TEXT NOT NULL CHECK (outcome IN ('adopt','pilot','reject')),
  code TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  reason_code TEXT,
  note TEXT NOT NULL,
  unit TEXT NOT NULL,
  pilot_until TEXT,
  follow_up_on TEXT,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, position),
  CHECK ((outcome = 'reject') = (reason_code IS NOT NULL)),
  CHECK ((outcome = 'pilot') = (pilot_until IS NOT NULL)),
  CHECK ((pilot_until IS NULL) = (follow_up_on IS NULL)),
  CHECK (follow_up_on IS NULL OR follow_up_on <= pilot_until),
  CHECK (outcome = 'reject' OR unit <> '')
) STRICT, WITHOUT ROWID;
CREATE INDEX initiative_decision_on ON initiative_decision (decided_on, outcome);
CREATE TRIGGER initiative_decision_conflict BEFORE INSERT ON initiative_decision WHEN EXISTS (SELECT 1 FROM initiative_member WHERE submission_id = NEW.submission_id AND person_id = NEW.by_id AND conflict = 1) BEGIN SELECT RAISE(ABORT, 'who has a conflict of interest does not decide'); END;
CREATE TRIGGER initiative_decision_fixed BEFORE UPDATE ON initiative_decision BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
CREATE TRIGGER initiative_decision_stays BEFORE DELETE ON initiative_decision BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;

CREATE TABLE initiative_follow (
  submission_id TEXT NOT NULL REFERENCES initiative (submission_id),
  position INTEGER NOT NULL CHECK (position > 0),
  unit TEXT NOT NULL CHECK (unit <> ''),
  on_date TEXT NOT NULL,
  result TEXT NOT NULL CHECK (result <> ''),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER initiative_follow_fixed BEFORE UPDATE ON initiative_follow BEGIN SELECT RAISE(ABORT, 'a result told is fixed'); END;
CREATE TRIGGER initiative_follow_stays BEFORE DELETE ON initiative_follow BEGIN SELECT RAISE(ABORT, 'a result told stays'); END;

CREATE TABLE initiative_member (
  submission_id TEXT NOT NULL REFERENCES initiative (submission_id),
  position INTEGER NOT NULL CHECK (position > 0),
  person_id TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('chair','secretary','member')),
  conflict INTEGER CHECK (conflict IN (0, 1)),
  conflict_note TEXT NOT NULL,
  declared_ms INTEGER,
  PRIMARY KEY (submission_id, position),
  UNIQUE (submission_id, person_id),
  CHECK ((conflict IS NULL) = (declared_ms IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX initiative_member_person ON initiative_member (person_id);
CREATE TRIGGER initiative_member_fixed BEFORE UPDATE ON initiative_member WHEN NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position OR NEW.person_id <> OLD.person_id OR NEW.role <> OLD.role OR OLD.conflict IS NOT NULL OR (SELECT state FROM initiative WHERE submission_id = OLD.submission_id) <> 'scoring' BEGIN SELECT RAISE(ABORT, 'what a member declared is fixed'); END;
CREATE TRIGGER initiative_member_named BEFORE INSERT ON initiative_member WHEN (SELECT state FROM initiative WHERE submission_id = NEW.submission_id) <> 'sifted' BEGIN SELECT RAISE(ABORT, 'a council is named once'); END;
CREATE TRIGGER initiative_member_stays BEFORE DELETE ON initiative_member BEGIN SELECT RAISE(ABORT, 'a member stays'); END;

CREATE TABLE initiative_minutes (
  submission_id TEXT PRIMARY KEY REFERENCES initiative (submission_id),
  code TEXT NOT NULL,
  met_on TEXT NOT NULL,
  place TEXT NOT NULL CHECK (place <> ''),
  opinions TEXT NOT NULL,
  conclusion TEXT NOT NULL CHECK (conclusion <> ''),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER initiative_minutes_fixed BEFORE UPDATE ON initiative_minutes BEGIN SELECT RAISE(ABORT, 'minutes are fixed'); END;
CREATE TRIGGER initiative_minutes_stay BEFORE DELETE ON initiative_minutes BEGIN SELECT RAISE(ABORT, 'minutes stay'); END;

CREATE TABLE initiative_reward (
  submission_id TEXT NOT NULL REFERENCES initiative (submission_id),
  position INTEGER NOT NULL CHECK (position > 0),
  code TEXT NOT NULL,
  note TEXT NOT NULL CHECK (note <> ''),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER initiative_reward_fixed BEFORE UPDATE ON initiative_reward BEGIN SELECT RAISE(ABORT, 'a reward noted is fixed'); END;
CREATE TRIGGER initiative_reward_stays BEFORE DELETE ON initiative_reward BEGIN SELECT RAISE(ABORT, 'a reward noted stays'); END;

CREATE TABLE initiative_score (
  submission_id TEXT NOT NULL REFERENCES initiative (submission_id),
  person_id TEXT NOT NULL REFERENCES person (id),
  scores TEXT NOT NULL CHECK (json_valid(scores)),
  vote TEXT NOT NULL CHECK (vote IN ('adopt','pilot','reject')),
  remark TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  seal TEXT NOT NULL CHECK (length(seal) = 64),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER initiative_score_fixed BEFORE UPDATE ON initiative_score BEGIN SELECT RAISE(ABORT, 'a score given is fixed'); END;
CREATE TRIGGER initiative_score_member BEFORE INSERT ON initiative_score WHEN NOT EXISTS (SELECT 1 FROM initiative_member WHERE submission_id = NEW.submission_id AND person_id = NEW.person_id AND conflict = 0) BEGIN SELECT RAISE(ABORT, 'only a member without a conflict of interest gives scores'); END;
CREATE TRIGGER initiative_score_sitting BEFORE INSERT ON initiative_score WHEN (SELECT state FROM initiative WHERE submission_id = NEW.submission_id) IS NOT 'scoring' BEGIN SELECT RAISE(ABORT, 'the council is closed'); END;
CREATE TRIGGER initiative_score_stays BEFORE DELETE ON initiative_score BEGIN SELECT RAISE(ABORT, 'a score given stays'); END;

CREATE TABLE inspection (
  id TEXT PRIMARY KEY,
  inspector_id TEXT NOT NULL REFERENCES person (id),
  opened_by TEXT NOT NULL REFERENCES person (id),
  ground TEXT NOT NULL CHECK (ground <> ''),
  clearance TEXT NOT NULL CHECK (clearance IN ('none','mat','toi-mat')),
  opened_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL CHECK (until_ms > opened_ms AND until_ms <= opened_ms + 30 * 86400000),
  closed_ms INTEGER,
  closed_by TEXT REFERENCES person (id),
  CHECK (inspector_id <> opened_by),
  CHECK ((closed_ms IS NULL) = (closed_by IS NULL))
) STRICT;
CREATE INDEX inspection_of ON inspection (inspector_id, opened_ms);
CREATE TRIGGER inspection_fixed BEFORE UPDATE OF id, inspector_id, opened_by, ground, clearance, opened_ms, until_ms ON inspection BEGIN SELECT RAISE(ABORT, 'an inspection is fixed'); END;
CREATE TRIGGER inspection_stays BEFORE DELETE ON inspection BEGIN SELECT RAISE(ABORT, 'an inspection stays'); END;
CREATE TRIGGER inspection_stays_closed BEFORE UPDATE ON inspection WHEN OLD.closed_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a closed inspection stays closed'); END;

CREATE TABLE inspection_hold (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  code TEXT NOT NULL CHECK (code <> ''),
  decided_on TEXT NOT NULL,
  ground TEXT NOT NULL CHECK (ground <> ''),
  placed_ms INTEGER NOT NULL,
  placed_by TEXT NOT NULL REFERENCES person (id),
  released_ms INTEGER,
  released_by TEXT REFERENCES person (id),
  release_reason TEXT NOT NULL DEFAULT '',
  CHECK ((released_ms IS NULL) = (released_by IS NULL) AND (released_ms IS NULL) = (release_reason = ''))
) STRICT;
CREATE UNIQUE INDEX inspection_hold_open ON inspection_hold (document_id) WHERE released_ms IS NULL;
CREATE TRIGGER inspection_hold_fixed BEFORE UPDATE OF id, document_id, code, decided_on, ground, placed_ms, placed_by ON inspection_hold BEGIN SELECT RAISE(ABORT, 'a hold is fixed'); END;
CREATE TRIGGER inspection_hold_released_once BEFORE UPDATE ON inspection_hold WHEN OLD.released_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a released hold stays'); END;
CREATE TRIGGER inspection_hold_stays BEFORE DELETE ON inspection_hold BEGIN SELECT RAISE(ABORT, 'a hold stays'); END;

CREATE TABLE intake_mapping (
  headings TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  used_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE intake_row (
  source_key TEXT PRIMARY KEY,
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  line INTEGER NOT NULL CHECK (line > 0),
  sent_on TEXT CHECK (sent_on IS NULL OR date(sent_on) IS sent_on),
  original TEXT CHECK (original IS NULL OR json_valid(original)),
  taken_ms INTEGER NOT NULL,
  taken_by TEXT NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX intake_row_submission ON intake_row (submission_id);
CREATE TRIGGER intake_row_fixed BEFORE UPDATE ON intake_row BEGIN SELECT RAISE(ABORT, 'where a case came from is fixed'); END;
CREATE TRIGGER intake_row_leaves_signed_figures BEFORE INSERT ON intake_row WHEN EXISTS (SELECT 1 FROM submission s JOIN figure_sheet f ON f.origin = 'own' AND s.received_on <= f.to_on WHERE s.id = NEW.submission_id AND s.received_on < date((NEW.taken_ms + 25200000) / 1000, 'unixepoch')) BEGIN SELECT RAISE(ABORT, 'figures that were signed are not changed by an import'); END;
CREATE TRIGGER intake_row_stays BEFORE DELETE ON intake_row BEGIN SELECT RAISE(ABORT, 'where a case came from stays'); END;

CREATE TABLE issuer (
  book_kind TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  symbol TEXT,
  type_id TEXT NOT NULL,
  present_to TEXT REFERENCES person (id),
  document_date TEXT,
  uses INTEGER NOT NULL CHECK (uses > 0),
  last_ms INTEGER NOT NULL,
  same_as TEXT CHECK (same_as IS NULL OR same_as <> name),
  PRIMARY KEY (book_kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_change_due (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  reason TEXT NOT NULL CHECK (reason IN ('left','lost','asked')),
  since_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE key_grant (
  person_id TEXT NOT NULL REFERENCES person (id),
  key_kind TEXT NOT NULL CHECK (key_kind IN ('office','authority','register','emergency-a','emergency-b')),
  wrapped BLOB NOT NULL,
  granted_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, key_kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_request (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  asked_ms INTEGER NOT NULL,
  sign_serial TEXT NOT NULL UNIQUE,
  sign_request BLOB NOT NULL,
  sign_key BLOB NOT NULL CHECK (length(sign_key) > 32),
  encrypt_serial TEXT NOT NULL UNIQUE,
  encrypt_request BLOB NOT NULL,
  encrypt_key BLOB NOT NULL CHECK (length(encrypt_key) > 32),
  issued_ms INTEGER,
  proof_by TEXT NOT NULL CHECK (length(proof_by) = 64),
  proof BLOB NOT NULL CHECK (length(proof) >= 256)
) STRICT;
CREATE UNIQUE INDEX key_request_waiting ON key_request (person_id) WHERE issued_ms IS NULL;

CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  actor_id TEXT,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX ledger_rare ON ledger (act, seq, at_ms) WHERE act IN ('book.closed','calendar.day-swapped','incident.station-lost','keys.root-list','ledger.minutes','person.left','report.reconciliation','support.saved','vault.key-change-asked','vault.key-changed');
CREATE INDEX ledger_subject ON ledger (subject_kind, subject_id, seq);
CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger WHEN NEW.seq <> ifnull((SELECT max(seq) FROM ledger), 0) + 1 OR NEW.prev_hash <> ifnull((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), zeroblob(32)) BEGIN SELECT RAISE(ABORT, 'the ledger entry does not follow the last one'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE ledger_head (
  size INTEGER PRIMARY KEY CHECK (size > 0),
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('hour','entries','exit','asked')),
  root BLOB NOT NULL CHECK (length(root) = 32),
  last_hash BLOB NOT NULL CHECK (length(last_hash) = 32),
  previous INTEGER NOT NULL CHECK (previous >= 0 AND previous < size),
  compact BLOB NOT NULL,
  certificate_serial TEXT NOT NULL REFERENCES certificate (serial),
  signature BLOB NOT NULL CHECK (length(signature) >= 256)
) STRICT;
CREATE TRIGGER ledger_head_follows BEFORE INSERT ON ledger_head WHEN NEW.previous <> ifnull((SELECT max(size) FROM ledger_head), 0) OR NEW.size > ifnull((SELECT max(seq) FROM ledger), 0) OR NEW.last_hash <> (SELECT hash FROM ledger WHERE seq = NEW.size) BEGIN SELECT RAISE(ABORT, 'the head does not follow the last one'); END;
CREATE TRIGGER ledger_head_no_delete BEFORE DELETE ON ledger_head BEGIN SELECT RAISE(ABORT, 'a signed head stays'); END;
CREATE TRIGGER ledger_head_no_update BEFORE UPDATE ON ledger_head BEGIN SELECT RAISE(ABORT, 'a signed head is fixed'); END;

CREATE TABLE ledger_restricted (
  seq INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER ledger_restricted_stays BEFORE DELETE ON ledger_restricted BEGIN SELECT RAISE(ABORT, 'a mark stays'); END;

CREATE TABLE ledger_witness (
  id TEXT PRIMARY KEY,
  station_id TEXT NOT NULL,
  about TEXT NOT NULL CHECK (about IN ('theirs','ours')),
  size INTEGER NOT NULL CHECK (size > 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  envelope_id TEXT NOT NULL,
  told_ms INTEGER NOT NULL,
  agrees INTEGER CHECK (agrees IN (0,1)),
  UNIQUE (station_id, about, size, root)
) STRICT;
CREATE TRIGGER ledger_witness_no_delete BEFORE DELETE ON ledger_witness BEGIN SELECT RAISE(ABORT, 'what was witnessed stays'); END;
CREATE TRIGGER ledger_witness_no_update BEFORE UPDATE ON ledger_witness BEGIN SELECT RAISE(ABORT, 'what was witnessed is fixed'); END;

CREATE TABLE lesson_learner (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  office TEXT NOT NULL CHECK (office <> ''),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER lesson_learner_training BEFORE INSERT ON lesson_learner WHEN (SELECT training FROM station WHERE id = 1) <> 1 BEGIN SELECT RAISE(ABORT, 'learners are named in a training vault only'); END;

CREATE TABLE lesson_run (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  lesson_id TEXT NOT NULL CHECK (lesson_id <> ''),
  version TEXT NOT NULL,
  start_seq INTEGER NOT NULL CHECK (start_seq >= 0),
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  finished INTEGER CHECK (finished IN (0, 1)),
  seconds INTEGER,
  mistakes INTEGER,
  CHECK ((ended_ms IS NULL) = (finished IS NULL)),
  CHECK ((finished = 1) = (seconds IS NOT NULL AND mistakes IS NOT NULL) OR finished IS NULL)
) STRICT;
CREATE UNIQUE INDEX lesson_run_one ON lesson_run (person_id) WHERE ended_ms IS NULL;
CREATE TRIGGER lesson_run_fixed BEFORE UPDATE ON lesson_run WHEN OLD.ended_ms IS NOT NULL OR NEW.person_id <> OLD.person_id OR NEW.lesson_id <> OLD.lesson_id OR NEW.start_seq <> OLD.start_seq OR NEW.started_ms <> OLD.started_ms BEGIN SELECT RAISE(ABORT, 'a run of a lesson is ended once'); END;
CREATE TRIGGER lesson_run_training BEFORE INSERT ON lesson_run WHEN (SELECT training FROM station WHERE id = 1) <> 1 BEGIN SELECT RAISE(ABORT, 'lessons run in a training vault only'); END;

CREATE TABLE level_event (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  kind TEXT NOT NULL CHECK (kind IN ('determined','adjusted','extended','declassified','content-opened')),
  origin TEXT NOT NULL CHECK (origin IN ('own','issuer')),
  from_level TEXT NOT NULL CHECK (from_level IN ('none','mat','toi-mat','tuyet-mat')),
  to_level TEXT NOT NULL CHECK (to_level IN ('none','mat','toi-mat','tuyet-mat')),
  until_before TEXT,
  until_after TEXT,
  item_ref TEXT,
  item_place TEXT,
  item_level TEXT,
  item_sample INTEGER CHECK (item_sample IN (0,1)),
  code TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  ground TEXT NOT NULL,
  decider TEXT NOT NULL CHECK (decider <> ''),
  capacity TEXT NOT NULL CHECK (capacity IN ('head','deputy','delegated','issuer')),
  capacity_ground TEXT NOT NULL,
  way TEXT CHECK (way IN ('expired','off-list','on-request')),
  dossier TEXT NOT NULL CHECK (json_valid(dossier)),
  proposal_id TEXT UNIQUE,
  proposed_by TEXT REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  UNIQUE (document_id, seq),
  CHECK ((kind = 'adjusted') = (from_level <> to_level AND to_level <> 'none')),
  CHECK (kind <> 'declassified' OR (to_level = 'none' AND from_level <> 'none' AND way IS NOT NULL AND until_after IS NULL)),
  CHECK (kind NOT IN ('determined','extended') OR from_level <> 'none'),
  CHECK (kind <> 'determined' OR (seq = 1 AND item_ref IS NOT NULL)),
  CHECK (kind <> 'extended' OR until_after > until_before),
  CHECK (capacity <> 'delegated' OR capacity_ground <> ''),
  CHECK (kind <> 'declassified' OR way = 'expired' OR code <> ''),
  CHECK (kind <> 'adjusted' OR (code <> '' AND ground <> '' AND (item_ref IS NOT NULL OR origin = 'issuer'))),
  CHECK ((item_ref IS NULL) = (item_place IS NULL) AND (item_ref IS NULL) = (item_level IS NULL) AND (item_ref IS NULL) = (item_sample IS NULL))
) STRICT;
CREATE TRIGGER level_event_ends_sample AFTER INSERT ON level_event WHEN NEW.kind IN ('adjusted','declassified') BEGIN UPDATE sample_ground SET replaced_ms = NEW.at_ms, replaced_by = NEW.by_id WHERE document_id = NEW.document_id AND replaced_ms IS NULL AND event_id <> NEW.id; END;
CREATE TRIGGER level_event_fixed BEFORE UPDATE ON level_event BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;
CREATE TRIGGER level_event_follows BEFORE INSERT ON level_event WHEN NEW.from_level <> (SELECT level FROM document WHERE id = NEW.document_id) OR NEW.until_before IS NOT (SELECT protection_until FROM document WHERE id = NEW.document_id) OR NEW.seq <> 1 + ifnull((SELECT max(seq) FROM level_event WHERE document_id = NEW.document_id), 0) BEGIN SELECT RAISE(ABORT, 'an event begins where the document stands'); END;
CREATE TRIGGER level_event_moves_document AFTER INSERT ON level_event WHEN NEW.to_level <> 'tuyet-mat' BEGIN UPDATE document SET level = NEW.to_level, protection_until = NEW.until_after, content_sealed = (NEW.kind = 'declassified') WHERE id = NEW.document_id; END;
CREATE TRIGGER level_event_moves_to_top_secret AFTER INSERT ON level_event WHEN NEW.to_level = 'tuyet-mat' BEGIN UPDATE document SET level = NEW.to_level, protection_until = NEW.until_after, content_sealed = 0, subject = NULL WHERE id = NEW.document_id; END;
CREATE TRIGGER level_event_no_file_for_top_secret BEFORE INSERT ON level_event WHEN NEW.to_level = 'tuyet-mat' AND EXISTS (SELECT 1 FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'no file for Tuyệt mật'); END;
CREATE TRIGGER level_event_not_held BEFORE INSERT ON level_event WHEN EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = NEW.document_id AND released_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
CREATE TRIGGER level_event_sample_confirmed BEFORE INSERT ON level_event WHEN NEW.item_sample = 1 AND (SELECT training FROM station) = 0 AND NOT EXISTS (SELECT 1 FROM sample_ground WHERE event_id = NEW.id AND document_id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'a sample item is confirmed'); END;
CREATE TRIGGER level_event_stays BEFORE DELETE ON level_event BEGIN SELECT RAISE(ABORT, 'an event stays'); END;

CREATE TABLE level_notice (
  id TEXT PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES level_event (id),
  document_id TEXT NOT NULL REFERENCES document (id),
  recipient TEXT NOT NULL CHECK (recipient <> ''),
  due_on TEXT NOT NULL,
  sent_on TEXT,
  sent_code TEXT NOT NULL DEFAULT '',
  acked_on TEXT,
  ack_note TEXT NOT NULL DEFAULT '',
  UNIQUE (event_id, recipient),
  CHECK (acked_on IS NULL OR sent_on IS NOT NULL)
) STRICT;
CREATE INDEX level_notice_open ON level_notice (due_on) WHERE acked_on IS NULL;
CREATE TRIGGER level_notice_acked_stays BEFORE UPDATE OF acked_on, ack_note ON level_notice WHEN OLD.acked_on IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a confirmation stays'); END;
CREATE TRIGGER level_notice_fixed BEFORE UPDATE OF id, event_id, document_id, recipient, due_on ON level_notice BEGIN SELECT RAISE(ABORT, 'a notice is fixed'); END;
CREATE TRIGGER level_notice_sent_stays BEFORE UPDATE OF sent_on, sent_code ON level_notice WHEN OLD.sent_on IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a sent notice stays'); END;
CREATE TRIGGER level_notice_stays BEFORE DELETE ON level_notice BEGIN SELECT RAISE(ABORT, 'a notice stays'); END;

CREATE TABLE level_proposal (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  kind TEXT NOT NULL CHECK (kind IN ('adjusted','extended','declassified')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  leader_id TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('waiting','decided','rejected','withdrawn')),
  proposed_ms INTEGER NOT NULL,
  proposed_by TEXT NOT NULL REFERENCES person (id),
  closed_ms INTEGER,
  closed_by TEXT REFERENCES person (id),
  closed_reason TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'waiting') = (closed_ms IS NULL)),
  CHECK ((closed_ms IS NULL) = (closed_by IS NULL)),
  CHECK (state <> 'rejected' OR closed_reason <> '')
) STRICT;
CREATE UNIQUE INDEX level_proposal_waiting ON level_proposal (document_id) WHERE state = 'waiting';
CREATE TRIGGER level_proposal_closed BEFORE UPDATE ON level_proposal WHEN OLD.state <> 'waiting' BEGIN SELECT RAISE(ABORT, 'a closed proposal stays as it is'); END;
CREATE TRIGGER level_proposal_fixed BEFORE UPDATE OF id, document_id, kind, body, leader_id, proposed_ms, proposed_by ON level_proposal BEGIN SELECT RAISE(ABORT, 'a proposal is fixed'); END;
CREATE TRIGGER level_proposal_stays BEFORE DELETE ON level_proposal BEGIN SELECT RAISE(ABORT, 'a proposal stays'); END;

CREATE TABLE level_source (
  document_id TEXT NOT NULL REFERENCES document (id),
  source_id TEXT NOT NULL REFERENCES document (id),
  how TEXT NOT NULL CHECK (how IN ('quotes','encloses')),
  level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
  PRIMARY KEY (document_id, source_id),
  CHECK (document_id <> source_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER level_source_fixed BEFORE UPDATE ON level_source BEGIN SELECT RAISE(ABORT, 'a derivation is fixed'); END;
CREATE TRIGGER level_source_stays BEFORE DELETE ON level_source BEGIN SELECT RAISE(ABORT, 'a derivation stays'); END;

CREATE TABLE lost_number (
  reservation_id TEXT PRIMARY KEY REFERENCES reserved_number (id),
  check_id TEXT NOT NULL REFERENCES number_check (id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER lost_number_fixed BEFORE UPDATE ON lost_number BEGIN SELECT RAISE(ABORT, 'a lost number is fixed'); END;
CREATE TRIGGER lost_number_stays BEFORE DELETE ON lost_number WHEN NOT EXISTS (SELECT 1 FROM reserved_number r JOIN register_request q ON q.book_id = r.book_id WHERE r.id = OLD.reservation_id AND r.state = 'held' AND q.kind = 'start' AND q.state = 'approved' AND q.series_id IS NULL AND q.number < r.number) BEGIN SELECT RAISE(ABORT, 'a lost number stays'); END;
CREATE TRIGGER lost_number_waits BEFORE INSERT ON lost_number WHEN NOT EXISTS (SELECT 1 FROM reserved_number r JOIN number_check c ON c.id = NEW.check_id WHERE r.id = NEW.reservation_id AND r.state = 'held' AND c.kind = 'book' AND r.number > c.known AND r.number <= c.last) BEGIN SELECT RAISE(ABORT, 'a lost number lies between the backup and the paper'); END;

CREATE TABLE medium (
  id TEXT PRIMARY KEY,
  serial TEXT NOT NULL CHECK (serial <> ''),
  label TEXT NOT NULL,
  allowed_by TEXT NOT NULL REFERENCES person (id),
  allowed_ms INTEGER NOT NULL,
  withdrawn_by TEXT REFERENCES person (id),
  withdrawn_ms INTEGER,
  CHECK ((withdrawn_by IS NULL) = (withdrawn_ms IS NULL))
) STRICT;
CREATE UNIQUE INDEX medium_allowed ON medium (serial) WHERE withdrawn_ms IS NULL;
CREATE TRIGGER medium_fixed BEFORE UPDATE OF id, serial, label, allowed_by, allowed_ms ON medium BEGIN SELECT RAISE(ABORT, 'a medium is fixed'); END;
CREATE TRIGGER medium_stays BEFORE DELETE ON medium BEGIN SELECT RAISE(ABORT, 'a medium stays in the list'); END;

CREATE TABLE muster (
  id TEXT PRIMARY KEY,
  place_id TEXT REFERENCES storage_place (id),
  holder_id TEXT REFERENCES person (id),
  note TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  started_by TEXT NOT NULL REFERENCES person (id),
  closed_ms INTEGER,
  closed_by TEXT REFERENCES person (id),
  CHECK ((closed_ms IS NULL) = (closed_by IS NULL))
) STRICT;
CREATE TRIGGER muster_closed_stays BEFORE UPDATE ON muster WHEN OLD.closed_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a closed muster stays closed'); END;
CREATE TRIGGER muster_fixed BEFORE UPDATE OF id, place_id, holder_id, started_ms, started_by ON muster BEGIN SELECT RAISE(ABORT, 'a muster is fixed'); END;
CREATE TRIGGER muster_stays BEFORE DELETE ON muster BEGIN SELECT RAISE(ABORT, 'a muster stays'); END;

CREATE TABLE muster_expected (
  muster_id TEXT NOT NULL REFERENCES muster (id),
  copy_id TEXT NOT NULL REFERENCES copy (id),
  place_id TEXT,
  PRIMARY KEY (muster_id, copy_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE muster_finding (
  muster_id TEXT NOT NULL REFERENCES muster (id),
  position INTEGER NOT NULL,
  finding TEXT NOT NULL CHECK (finding IN ('found','missing','elsewhere','unexpected')),
  copy_id TEXT REFERENCES copy (id),
  code TEXT NOT NULL,
  expected_place TEXT,
  seen_place TEXT,
  state_then TEXT,
  PRIMARY KEY (muster_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER muster_finding_fixed BEFORE UPDATE ON muster_finding BEGIN SELECT RAISE(ABORT, 'findings are fixed'); END;
CREATE TRIGGER muster_finding_stays BEFORE DELETE ON muster_finding BEGIN SELECT RAISE(ABORT, 'findings stay'); END;
CREATE TRIGGER muster_finding_while_open BEFORE INSERT ON muster_finding WHEN (SELECT closed_ms FROM muster WHERE id = NEW.muster_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a closed muster stays closed'); END;

CREATE TABLE muster_scan (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  muster_id TEXT NOT NULL REFERENCES muster (id),
  code TEXT NOT NULL,
  copy_id TEXT REFERENCES copy (id),
  place_id TEXT,
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  UNIQUE (muster_id, code)
) STRICT;
CREATE TRIGGER muster_scan_fixed BEFORE UPDATE ON muster_scan BEGIN SELECT RAISE(ABORT, 'scans are fixed'); END;
CREATE TRIGGER muster_scan_stays BEFORE DELETE ON muster_scan BEGIN SELECT RAISE(ABORT, 'scans stay'); END;
CREATE TRIGGER muster_scan_while_open BEFORE INSERT ON muster_scan WHEN (SELECT closed_ms FROM muster WHERE id = NEW.muster_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a closed muster stays closed'); END;

CREATE TABLE named_envelope (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  inbox_id TEXT NOT NULL UNIQUE REFERENCES inbox (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
  opened_ms INTEGER,
  certificate_id TEXT REFERENCES certificate (id)
) STRICT;
CREATE TRIGGER named_envelope_certificate BEFORE UPDATE OF certificate_id ON named_envelope BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
CREATE TRIGGER named_envelope_fixed BEFORE UPDATE OF document_id, inbox_id, person_id, sealed_key ON named_envelope BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
CREATE TRIGGER named_envelope_opened_once BEFORE UPDATE OF opened_ms ON named_envelope WHEN OLD.opened_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'when it was opened first stays'); END;

CREATE TABLE named_envelope_again (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES named_envelope (document_id),
  certificate_id TEXT NOT NULL REFERENCES certificate (id),
  sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX named_envelope_again_document ON named_envelope_again (document_id);
CREATE TRIGGER named_envelope_again_fixed BEFORE UPDATE ON named_envelope_again BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
CREATE TRIGGER named_envelope_again_kept BEFORE DELETE ON named_envelope_again BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;

CREATE TABLE number_check (
  id TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL REFERENCES station_epoch (epoch),
  kind TEXT NOT NULL CHECK (kind IN ('book','series','receipts')),
  subject TEXT NOT NULL CHECK (subject <> ''),
  known INTEGER NOT NULL CHECK (known >= 0),
  seen INTEGER NOT NULL DEFAULT 0 CHECK (seen >= 0),
  last INTEGER,
  settled_ms INTEGER,
  settled_by TEXT REFERENCES person (id),
  ground TEXT,
  UNIQUE (epoch, kind, subject),
  CHECK ((settled_ms IS NULL) = (last IS NULL)),
  CHECK ((settled_ms IS NULL) = (settled_by IS NULL)),
  CHECK ((settled_ms IS NULL) = (ground IS NULL)),
  CHECK (last >= known AND last >= seen),
  CHECK (ground <> '')
) STRICT;
CREATE INDEX number_check_open ON number_check (kind, subject) WHERE settled_ms IS NULL;
CREATE TRIGGER number_check_fixed BEFORE UPDATE OF id, epoch, kind, subject, known ON number_check BEGIN SELECT RAISE(ABORT, 'a check is fixed'); END;
CREATE TRIGGER number_check_settled_once BEFORE UPDATE ON number_check WHEN OLD.settled_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a check is settled once'); END;
CREATE TRIGGER number_check_stays BEFORE DELETE ON number_check BEGIN SELECT RAISE(ABORT, 'a check stays'); END;

CREATE TABLE number_series (
  id TEXT PRIMARY KEY,
  classified INTEGER NOT NULL CHECK (classified IN (0,1)),
  type_id TEXT NOT NULL,
  period TEXT NOT NULL,
  first_number INTEGER NOT NULL CHECK (first_number > 0),
  next_number INTEGER NOT NULL,
  UNIQUE (classified, type_id, period),
  CHECK (next_number >= first_number)
) STRICT;
CREATE TRIGGER number_series_begins BEFORE INSERT ON number_series WHEN NEW.next_number <> NEW.first_number BEGIN SELECT RAISE(ABORT, 'a number series begins with its first number'); END;
CREATE TRIGGER number_series_only_grows BEFORE UPDATE OF next_number ON number_series WHEN NEW.next_number <> OLD.next_number + 1 AND NEW.first_number = OLD.first_number AND (NEW.next_number > OLD.next_number OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND series_id = OLD.id AND number = NEW.next_number - 1) OR NOT EXISTS (SELECT 1 FROM number_check WHERE kind = 'series' AND subject = OLD.id AND known < NEW.next_number AND last >= OLD.next_number - 1) OR EXISTS (SELECT 1 FROM document WHERE series_id = OLD.id AND series_number >= NEW.next_number) OR EXISTS (SELECT 1 FROM reserved_number WHERE series_id = OLD.id AND series_number >= NEW.next_number)) BEGIN SELECT RAISE(ABORT, 'a number series goes up by one'); END;
CREATE TRIGGER number_series_start_by_two BEFORE UPDATE OF first_number ON number_series WHEN OLD.next_number <> OLD.first_number OR NEW.next_number <> NEW.first_number OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND series_id = OLD.id AND number = NEW.first_number - 1) BEGIN SELECT RAISE(ABORT, 'the start of a series is put right by two before its first number'); END;
CREATE TRIGGER number_series_stays BEFORE DELETE ON number_series BEGIN SELECT RAISE(ABORT, 'a number series stays'); END;
CREATE TRIGGER series_waits_for_its_check BEFORE UPDATE OF next_number ON number_series WHEN EXISTS (SELECT 1 FROM number_check WHERE kind = 'series' AND subject = OLD.id AND settled_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'numbers of this series wait for their check'); END;

CREATE TABLE obstacle (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id),
  reporter_id TEXT REFERENCES person (id),
  office TEXT NOT NULL CHECK (office <> ''),
  screen TEXT NOT NULL CHECK (length(screen) BETWEEN 1 AND 40 AND screen NOT GLOB '*[^a-zA-Z]*'),
  code TEXT CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^a-z0-9-]*'),
  rule TEXT CHECK (length(rule) BETWEEN 4 AND 10 AND rule NOT GLOB '*[^A-ZĐ0-9-]*'),
  version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 32 AND version NOT GLOB '*[^a-z0-9.+-]*'),
  urgency TEXT NOT NULL CHECK (urgency IN ('can-wait','soon','stopped')),
  steps TEXT NOT NULL CHECK (json_valid(steps) AND length(steps) <= 2000 AND steps NOT GLOB '*[^]a-zA-Z.",:[-]*'),
  answer TEXT CHECK (answer <> ''),
  answer_office TEXT,
  answer_by TEXT,
  answer_ms INTEGER,
  CHECK ((answer IS NULL) = (answer_office IS NULL)),
  CHECK ((answer IS NULL) = (answer_by IS NULL)),
  CHECK ((answer IS NULL) = (answer_ms IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX obstacle_place ON obstacle (screen, code, rule);
CREATE INDEX obstacle_reporter ON obstacle (reporter_id) WHERE reporter_id IS NOT NULL;
CREATE TRIGGER obstacle_fixed BEFORE UPDATE OF submission_id, reporter_id, office, screen, code, rule, version, urgency, steps ON obstacle BEGIN SELECT RAISE(ABORT, 'what was reported stays'); END;
CREATE TRIGGER obstacle_kind BEFORE INSERT ON obstacle WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND kind = 'vuong-mac') BEGIN SELECT RAISE(ABORT, 'only a vuong-mac has what was on the screen'); END;
CREATE TRIGGER obstacle_stays BEFORE DELETE ON obstacle BEGIN SELECT RAISE(ABORT, 'what was reported stays'); END;

CREATE TABLE obstacle_support (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  station_id TEXT NOT NULL CHECK (station_id <> ''),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE office_correction (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  symbol TEXT NOT NULL CHECK (symbol <> ''),
  place TEXT NOT NULL,
  name_before TEXT NOT NULL,
  symbol_before TEXT NOT NULL,
  place_before TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  asked_by TEXT NOT NULL REFERENCES person (id),
  asked_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked','done','refused','withdrawn')),
  decided_by TEXT REFERENCES person (id),
  decided_ms INTEGER,
  note TEXT NOT NULL,
  CHECK (name <> name_before OR symbol <> symbol_before OR place <> place_before),
  CHECK (decided_by IS NOT asked_by),
  CHECK ((decided_by IS NULL) = (decided_ms IS NULL)),
  CHECK ((state IN ('done','refused')) = (decided_by IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX office_correction_waiting ON office_correction (state) WHERE state = 'asked';
CREATE TRIGGER office_correction_begins BEFORE INSERT ON office_correction WHEN NEW.state <> 'asked' OR NOT EXISTS (SELECT 1 FROM station WHERE office_name = NEW.name_before AND office_symbol = NEW.symbol_before AND office_place = NEW.place_before) BEGIN SELECT RAISE(ABORT, 'a correction begins by asking, of what stands'); END;
CREATE TRIGGER office_correction_decided_once BEFORE UPDATE OF state, decided_by, decided_ms, note ON office_correction WHEN OLD.state <> 'asked' BEGIN SELECT RAISE(ABORT, 'a request is decided once'); END;
CREATE TRIGGER office_correction_fixed BEFORE UPDATE OF id, name, symbol, place, name_before, symbol_before, place_before, reason, asked_by, asked_ms ON office_correction BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
CREATE TRIGGER office_correction_stays BEFORE DELETE ON office_correction BEGIN SELECT RAISE(ABORT, 'a request stays'); END;

CREATE TABLE office_directory (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  issuer_code TEXT NOT NULL,
  issuer_name TEXT NOT NULL,
  issued_ms INTEGER NOT NULL UNIQUE,
  raw BLOB NOT NULL,
  taken_ms INTEGER NOT NULL,
  taken_by TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE TRIGGER office_directory_fixed BEFORE UPDATE ON office_directory BEGIN SELECT RAISE(ABORT, 'a directory that was taken is fixed'); END;
CREATE TRIGGER office_directory_newer BEFORE INSERT ON office_directory WHEN EXISTS (SELECT 1 FROM office_directory WHERE issued_ms >= NEW.issued_ms OR issuer_code <> NEW.issuer_code) BEGIN SELECT RAISE(ABORT, 'only a newer directory of the same issuer'); END;
CREATE TRIGGER office_directory_stays BEFORE DELETE ON office_directory BEGIN SELECT RAISE(ABORT, 'what was refused by it is explained by it'); END;

CREATE TABLE office_request (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('sign','encrypt')),
  asked_ms INTEGER NOT NULL,
  asked_by TEXT NOT NULL REFERENCES person (id),
  request BLOB NOT NULL,
  sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
  settled_ms INTEGER,
  certificate_id TEXT REFERENCES certificate (id),
  person_id TEXT REFERENCES person (id),
  CHECK (certificate_id IS NULL OR settled_ms IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX office_request_waiting ON office_request (purpose, ifnull(person_id, '')) WHERE settled_ms IS NULL;
CREATE TRIGGER office_request_fixed BEFORE UPDATE OF id, purpose, asked_ms, asked_by, request, sealed_key ON office_request BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
CREATE TRIGGER office_request_holder_fixed BEFORE UPDATE OF person_id ON office_request BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
CREATE TRIGGER office_request_settled BEFORE UPDATE ON office_request WHEN OLD.settled_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a settled request stays so'); END;
CREATE TRIGGER office_request_stays BEFORE DELETE ON office_request BEGIN SELECT RAISE(ABORT, 'a key that was asked for stays'); END;

CREATE TABLE office_unit (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on >= from_on),
  created_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES person (id),
  head_id TEXT REFERENCES person (id)
) STRICT;
CREATE TRIGGER office_unit_stays BEFORE DELETE ON office_unit BEGIN SELECT RAISE(ABORT, 'a unit stays: figures of its time are counted under it'); END;

CREATE TABLE outbox (
  id TEXT PRIMARY KEY CHECK (length(id) = 32),
  peer_station TEXT NOT NULL,
  peer_office TEXT NOT NULL,
  peer_name TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
  level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
  document_id TEXT REFERENCES document (id),
  submission_id TEXT REFERENCES submission (id),
  about TEXT REFERENCES outbox (id),
  metadata TEXT CHECK (json_valid(metadata)),
  signers TEXT NOT NULL CHECK (json_valid(signers)),
  files TEXT NOT NULL CHECK (json_valid(files)),
  stage TEXT NOT NULL CHECK (stage IN ('queued','sealed','written','delivered','received','registered','refused','recalled','purged')),
  refused_by TEXT CHECK (refused_by IN ('check','person')),
  error_code TEXT,
  note TEXT NOT NULL,
  entry_number INTEGER,
  created_ms INTEGER NOT NULL,
  written_ms INTEGER,
  last_receipt_ms INTEGER,
  at_ms INTEGER NOT NULL,
  replaced_by TEXT REFERENCES outbox (id),
  again_ms INTEGER,
  UNIQUE (peer_station, sequence),
  CHECK (kind <> 'receipt' OR metadata IS NOT NULL),
  CHECK (stage <> 'queued' OR metadata IS NOT NULL),
  CHECK (kind <> 'document' OR document_id IS NOT NULL),
  CHECK ((stage = 'refused') = (refused_by IS NOT NULL)),
  CHECK (level <> 'tuyet-mat')
) STRICT;
CREATE INDEX outbox_again ON outbox (peer_station, sequence) WHERE again_ms IS NOT NULL;
CREATE INDEX outbox_at ON outbox (at_ms, id) WHERE kind <> 'receipt';
CREATE INDEX outbox_document ON outbox (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX outbox_receipt ON outbox (last_receipt_ms) WHERE last_receipt_ms IS NOT NULL;
CREATE INDEX outbox_submission ON outbox (submission_id) WHERE submission_id IS NOT NULL;
CREATE INDEX outbox_waiting ON outbox (stage, peer_station) WHERE stage IN ('queued','sealed','written');
CREATE TRIGGER outbox_fixed BEFORE UPDATE OF id, peer_station, peer_office, sequence, kind, level, document_id, submission_id, about, created_ms ON outbox BEGIN SELECT RAISE(ABORT, 'an envelope is fixed'); END;
CREATE TRIGGER outbox_purged_stays BEFORE UPDATE OF stage ON outbox WHEN OLD.stage = 'purged' AND NEW.stage <> 'purged' BEGIN SELECT RAISE(ABORT, 'purged at the recipient is the last word'); END;
CREATE TRIGGER outbox_registered_stays BEFORE UPDATE OF stage, entry_number ON outbox WHEN OLD.stage = 'registered' AND (NEW.stage NOT IN ('registered','recalled','purged') OR NEW.entry_number IS NOT OLD.entry_number) BEGIN SELECT RAISE(ABORT, 'registered at the recipient is the last word, but for a recall'); END;
CREATE TRIGGER outbox_replaced_once BEFORE UPDATE OF replaced_by ON outbox WHEN OLD.replaced_by IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an envelope is replaced once'); END;
CREATE TRIGGER outbox_stays BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'an envelope stays'); END;
CREATE TRIGGER outbox_without_gap BEFORE INSERT ON outbox WHEN NEW.sequence <> max(1 + ifnull((SELECT max(sequence) FROM outbox WHERE peer_station = NEW.peer_station), 0), ifnull((SELECT floor FROM sequence_floor WHERE peer_station = NEW.peer_station), 0)) BEGIN SELECT RAISE(ABORT, 'an envelope takes the next number of its recipient'); END;
CREATE TRIGGER outbox_words_fixed BEFORE UPDATE OF metadata, files ON outbox WHEN (NEW.metadata IS NOT OLD.metadata OR NEW.files <> OLD.files) AND NOT (OLD.kind = 'document' AND OLD.stage <> 'queued' AND (SELECT level FROM document WHERE id = OLD.document_id) IS NOT 'none' AND json_extract(NEW.metadata, '$.subject') IS NULL AND NOT EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> '') AND json_array_length(NEW.files) = json_array_length(OLD.files) AND NOT EXISTS (SELECT 1 FROM json_each(NEW.metadata) m WHERE m.key <> 'subject' AND m.value IS NOT (SELECT o.value FROM json_each(OLD.metadata) o WHERE o.key = m.key))) BEGIN SELECT RAISE(ABORT, 'an envelope is fixed'); END;
CREATE TRIGGER outbox_words_sealed BEFORE INSERT ON outbox WHEN NEW.kind = 'document' AND NEW.level <> 'none' AND (json_extract(NEW.metadata, '$.subject') IS NOT NULL OR EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> '')) BEGIN SELECT RAISE(ABORT, 'words of a classified document stay in its envelope'); END;

CREATE TABLE outbox_event (
  outbox_id TEXT NOT NULL REFERENCES outbox (id),
  position INTEGER NOT NULL CHECK (position > 0),
  event TEXT NOT NULL,
  told_ms INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  status TEXT,
  entry_number INTEGER,
  code TEXT,
  reason TEXT NOT NULL,
  checks TEXT CHECK (json_valid(checks)),
  PRIMARY KEY (outbox_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER outbox_event_fixed BEFORE UPDATE ON outbox_event BEGIN SELECT RAISE(ABORT, 'a receipt is fixed'); END;
CREATE TRIGGER outbox_event_stays BEFORE DELETE ON outbox_event BEGIN SELECT RAISE(ABORT, 'a receipt stays'); END;

CREATE TABLE outside_authority (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  der BLOB NOT NULL,
  added_ms INTEGER NOT NULL,
  added_by TEXT NOT NULL REFERENCES person (id),
  compared_how TEXT NOT NULL,
  void_ms INTEGER
) STRICT;
CREATE TRIGGER outside_authority_fixed BEFORE UPDATE OF id, sha256, der, added_ms, added_by, compared_how ON outside_authority BEGIN SELECT RAISE(ABORT, 'an authority that was compared is fixed'); END;
CREATE TRIGGER outside_authority_stays BEFORE DELETE ON outside_authority BEGIN SELECT RAISE(ABORT, 'what it issued is judged by it'); END;

CREATE TABLE page_due (
  attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
  added_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX page_due_newest ON page_due (added_ms, attachment_id);

CREATE TABLE page_words (
  attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page > 0),
  state TEXT NOT NULL CHECK (state IN ('words','recognised','unreadable','marked','beyond')),
  words TEXT NOT NULL CHECK (length(words) <= 40000),
  read_ms INTEGER NOT NULL,
  PRIMARY KEY (attachment_id, page),
  CHECK (words = '' OR state IN ('words','recognised'))
) STRICT, WITHOUT ROWID;
CREATE INDEX page_words_unread ON page_words (read_ms) WHERE state NOT IN ('words','recognised');
CREATE TRIGGER page_words_fixed BEFORE UPDATE ON page_words BEGIN SELECT RAISE(ABORT, 'a page is read once'); END;
CREATE TRIGGER page_words_of_ordinary BEFORE INSERT ON page_words WHEN NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = NEW.attachment_id AND a.owner_kind = 'document' AND a.key_kind = 'vault' AND a.kind IN ('pdf','image') AND EXISTS (SELECT 1 FROM document WHERE id = a.owner_id AND level = 'none')) BEGIN SELECT RAISE(ABORT, 'the words of a classified file are not kept'); END;

CREATE TABLE peer_card (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  station_id TEXT NOT NULL,
  office_code TEXT NOT NULL,
  office_name TEXT NOT NULL,
  station_name TEXT NOT NULL,
  profile TEXT NOT NULL CHECK (profile IN ('connected','party-wan','independent-lan','standalone')),
  root_sha256 TEXT NOT NULL CHECK (length(root_sha256) = 64),
  raw BLOB NOT NULL,
  issued_ms INTEGER NOT NULL,
  valid_until_ms INTEGER NOT NULL,
  read_ms INTEGER NOT NULL,
  trusted_ms INTEGER,
  trusted_by TEXT REFERENCES person (id),
  compared_how TEXT,
  replaced_ms INTEGER,
  CHECK ((trusted_ms IS NULL) = (trusted_by IS NULL)),
  CHECK ((trusted_ms IS NULL) = (compared_how IS NULL)),
  CHECK (replaced_ms IS NULL OR trusted_ms IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX peer_card_in_force ON peer_card (station_id) WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL;
CREATE INDEX peer_card_station ON peer_card (station_id, issued_ms);
CREATE TRIGGER peer_card_fixed BEFORE UPDATE OF id, sha256, station_id, office_code, office_name, profile, root_sha256, raw, issued_ms ON peer_card BEGIN SELECT RAISE(ABORT, 'a card is fixed'); END;
CREATE TRIGGER peer_card_stays BEFORE DELETE ON peer_card BEGIN SELECT RAISE(ABORT, 'a card stays'); END;
CREATE TRIGGER peer_card_trust_stays BEFORE UPDATE OF trusted_ms, trusted_by, compared_how ON peer_card WHEN OLD.trusted_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'how a card came to be trusted stays'); END;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0),
  username TEXT NOT NULL UNIQUE,
  full_name TEXT NOT NULL,
  position TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active','left')),
  exception_document TEXT,
  exception_until TEXT,
  must_change_passphrase INTEGER NOT NULL CHECK (must_change_passphrase IN (0,1)),
  escrow BLOB,
  escrow_serial TEXT,
  created_ms INTEGER NOT NULL,
  CHECK ((escrow IS NULL) = (escrow_serial IS NULL)),
  CHECK ((exception_document IS NULL) = (exception_until IS NULL))
) STRICT;
CREATE TRIGGER person_identity_fixed BEFORE UPDATE OF id, username, created_ms ON person BEGIN SELECT RAISE(ABORT, 'person identity is fixed'); END;
CREATE TRIGGER person_leaves_empty_handed BEFORE UPDATE OF state ON person WHEN NEW.state = 'left' AND EXISTS (SELECT 1 FROM copy WHERE holder_id = NEW.id) BEGIN SELECT RAISE(ABORT, 'hands over before leaving'); END;
CREATE TRIGGER person_stays BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'a person leaves, but the record stays'); END;

CREATE TABLE person_role (
  person_id TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('clerk','leader','specialist','cipher','admin','archivist','intake','inspector')),
  PRIMARY KEY (person_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE personal_setting (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_holder (
  task_id TEXT NOT NULL CHECK (length(task_id) BETWEEN 4 AND 16),
  position INTEGER NOT NULL CHECK (position > 0),
  person_id TEXT REFERENCES person (id),
  unit_id TEXT REFERENCES office_unit (id),
  set_by TEXT NOT NULL REFERENCES person (id),
  set_ms INTEGER NOT NULL,
  PRIMARY KEY (task_id, position),
  CHECK ((person_id IS NULL) <> (unit_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER plan_holder_fixed BEFORE UPDATE ON plan_holder BEGIN SELECT RAISE(ABORT, 'who held a task stays'); END;
CREATE TRIGGER plan_holder_next BEFORE INSERT ON plan_holder WHEN NEW.position <> 1 + (SELECT count(*) FROM plan_holder WHERE task_id = NEW.task_id) BEGIN SELECT RAISE(ABORT, 'holders follow each other'); END;
CREATE TRIGGER plan_holder_stays BEFORE DELETE ON plan_holder BEGIN SELECT RAISE(ABORT, 'who held a task stays'); END;

CREATE TABLE plan_report (
  task_id TEXT NOT NULL CHECK (length(task_id) BETWEEN 4 AND 16),
  position INTEGER NOT NULL CHECK (position > 0),
  state TEXT NOT NULL CHECK (state IN ('doing','stuck','done')),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  note TEXT NOT NULL CHECK (length(note) <= 1000),
  on_day TEXT NOT NULL,
  rule_pack TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (task_id, position),
  CHECK ((state = 'done') = (percent = 100))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER plan_report_fixed BEFORE UPDATE ON plan_report BEGIN SELECT RAISE(ABORT, 'what was reported stays'); END;
CREATE TRIGGER plan_report_next BEFORE INSERT ON plan_report WHEN NEW.position <> 1 + (SELECT count(*) FROM plan_report WHERE task_id = NEW.task_id) BEGIN SELECT RAISE(ABORT, 'reports follow each other'); END;
CREATE TRIGGER plan_report_stays BEFORE DELETE ON plan_report BEGIN SELECT RAISE(ABORT, 'what was reported stays'); END;

CREATE TABLE policy_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  spki BLOB NOT NULL,
  pinned_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER policy_key_fixed BEFORE UPDATE ON policy_key BEGIN SELECT RAISE(ABORT, 'the key of the policy is fixed'); END;
CREATE TRIGGER policy_key_stays BEFORE DELETE ON policy_key BEGIN SELECT RAISE(ABORT, 'the key of the policy stays'); END;

CREATE TABLE proposal (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0),
  state TEXT NOT NULL CHECK (state IN ('draft','checking','checked','presented','signed','registered','issued','filed','withdrawn','rejected')),
  level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
  urgency TEXT NOT NULL,
  type_id TEXT NOT NULL,
  subject TEXT,
  item_ref TEXT,
  basis TEXT NOT NULL,
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  copies INTEGER CHECK (copies > 0),
  copy_allowed INTEGER CHECK (copy_allowed IN (0,1)),
  pages INTEGER,
  note TEXT NOT NULL,
  answers_id TEXT REFERENCES document (id),
  drafter_id TEXT NOT NULL REFERENCES person (id),
  checker_id TEXT REFERENCES person (id),
  signer_id TEXT REFERENCES person (id),
  clerk_id TEXT REFERENCES person (id),
  capacity TEXT NOT NULL,
  delegation_id TEXT REFERENCES delegation (id),
  decided TEXT CHECK (decided IS NULL OR json_valid(decided)),
  decided_level TEXT CHECK (decided_level IN ('none','mat','toi-mat','tuyet-mat')),
  waits_id TEXT REFERENCES person (id),
  document_id TEXT UNIQUE REFERENCES document (id),
  dossier_code TEXT,
  dossier_title TEXT,
  rule_pack TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  CHECK (level <> 'tuyet-mat' OR subject IS NULL),
  CHECK (checker_id IS NULL OR checker_id <> drafter_id),
  CHECK (signer_id IS NULL OR signer_id <> drafter_id),
  CHECK ((document_id IS NOT NULL) = (state IN ('registered','issued','filed'))),
  CHECK ((decided IS NULL) = (state IN ('draft','checking','checked','presented','withdrawn','rejected'))),
  CHECK ((decided IS NULL) = (decided_level IS NULL)),
  CHECK (state IN ('draft','withdrawn') OR (checker_id IS NOT NULL AND signer_id IS NOT NULL AND clerk_id IS NOT NULL AND recipients <> '[]' AND (level = 'none' OR (item_ref IS NOT NULL AND copies IS NOT NULL AND copy_allowed IS NOT NULL)))),
  CHECK (state <> 'filed' OR dossier_code <> '')
) STRICT;
CREATE INDEX proposal_changed ON proposal (changed_ms, id);
CREATE INDEX proposal_to_register ON proposal (state) WHERE state IN ('signed','registered');
CREATE INDEX proposal_waits ON proposal (waits_id, changed_ms) WHERE waits_id IS NOT NULL;
CREATE TRIGGER proposal_begins_as_draft BEFORE INSERT ON proposal WHEN NEW.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'a proposal begins as a draft'); END;
CREATE TRIGGER proposal_document_fixed BEFORE UPDATE OF document_id ON proposal WHEN OLD.document_id IS NOT NULL AND NEW.document_id IS NOT OLD.document_id BEGIN SELECT RAISE(ABORT, 'a proposal keeps its document'); END;
CREATE TRIGGER proposal_fields_fixed BEFORE UPDATE OF level, urgency, type_id, item_ref, basis, recipients, copies, copy_allowed, pages, answers_id, checker_id, signer_id, clerk_id, capacity, delegation_id ON proposal WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'a proposal on its way is not rewritten'); END;
CREATE TRIGGER proposal_identity_fixed BEFORE UPDATE OF id, drafter_id, created_ms ON proposal BEGIN SELECT RAISE(ABORT, 'a proposal keeps its drafter'); END;
CREATE TRIGGER proposal_level_only_rises BEFORE UPDATE OF level ON proposal WHEN instr('none mat toi-mat tuyet-mat', NEW.level) < instr('none mat toi-mat tuyet-mat', OLD.level) BEGIN SELECT RAISE(ABORT, 'a draft does not fall to a lower level'); END;
CREATE TRIGGER proposal_numbered_after_signing BEFORE UPDATE OF state ON proposal WHEN NEW.state = 'registered' AND (NOT EXISTS (SELECT 1 FROM signature s WHERE s.proposal_id = NEW.id AND s.role = 'person' AND s.void_ms IS NULL) OR ((SELECT max(paper) FROM signature s WHERE s.proposal_id = NEW.id AND s.role = 'person' AND s.void_ms IS NULL) = 0 AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.proposal_id = NEW.id AND s.role = 'office'))) BEGIN SELECT RAISE(ABORT, 'no number without the signatures'); END;
CREATE TRIGGER proposal_signed_by_a_signature BEFORE UPDATE OF state ON proposal WHEN NEW.state = 'signed' AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.proposal_id = NEW.id AND s.role = 'person' AND s.void_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'signed without a signature'); END;
CREATE TRIGGER proposal_stays BEFORE DELETE ON proposal BEGIN SELECT RAISE(ABORT, 'a proposal stays'); END;
CREATE TRIGGER proposal_steps BEFORE UPDATE OF state ON proposal WHEN OLD.state <> NEW.state AND (OLD.state || '>' || NEW.state) NOT IN ('draft>checking','checking>checked','checked>presented','presented>signed','signed>registered','registered>issued','issued>filed','checking>draft','checked>draft','presented>draft','signed>draft','draft>withdrawn','checking>withdrawn','checked>withdrawn','presented>withdrawn','presented>rejected') BEGIN SELECT RAISE(ABORT, 'a proposal takes one step after the other'); END;
CREATE TRIGGER proposal_words_fixed BEFORE UPDATE OF subject, note ON proposal WHEN OLD.state <> 'draft' AND NOT (ifnull(NEW.subject IS OLD.subject OR (OLD.subject NOT LIKE 'sealed:%' AND NEW.subject LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.subject LIKE 'sealed:%' AND NEW.subject NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) AND ifnull(NEW.note IS OLD.note OR (OLD.note NOT LIKE 'sealed:%' AND NEW.note LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none') OR (OLD.note LIKE 'sealed:%' AND NEW.note NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)) BEGIN SELECT RAISE(ABORT, 'a proposal on its way is not rewritten'); END;
CREATE TRIGGER proposal_words_sealed BEFORE INSERT ON proposal WHEN NEW.level <> 'none' AND ((NEW.subject IS NOT NULL AND NEW.subject NOT LIKE 'sealed:%') OR (NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%')) BEGIN SELECT RAISE(ABORT, 'words of a classified draft are sealed'); END;
CREATE TRIGGER proposal_words_stay_sealed BEFORE UPDATE OF level, subject, note ON proposal WHEN NEW.level <> 'none' AND ((NEW.subject IS NOT NULL AND NEW.subject NOT LIKE 'sealed:%') OR (NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%')) BEGIN SELECT RAISE(ABORT, 'words of a classified draft are sealed'); END;

CREATE TABLE proposal_key_grant (
  proposal_id TEXT NOT NULL REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id),
  wrapped BLOB NOT NULL,
  granted_ms INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_reader (
  proposal_id TEXT NOT NULL REFERENCES proposal (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  since_ms INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_reader_person ON proposal_reader (person_id, proposal_id);

CREATE TABLE proposal_step (
  id TEXT PRIMARY KEY,
  proposal_id TEXT NOT NULL REFERENCES proposal (id),
  act TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  version INTEGER,
  remark TEXT NOT NULL
) STRICT;
CREATE INDEX proposal_step_of ON proposal_step (proposal_id, at_ms);
CREATE TRIGGER proposal_step_fixed BEFORE UPDATE OF id, proposal_id, act, by_id, at_ms, version ON proposal_step BEGIN SELECT RAISE(ABORT, 'a step is fixed'); END;
CREATE TRIGGER proposal_step_remark_fixed BEFORE UPDATE OF remark ON proposal_step WHEN NOT ifnull(NEW.remark IS OLD.remark OR (OLD.remark NOT LIKE 'sealed:%' AND NEW.remark LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = (SELECT document_id FROM proposal WHERE id = OLD.proposal_id)) <> 'none') OR (OLD.remark LIKE 'sealed:%' AND NEW.remark NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event WHERE document_id = (SELECT document_id FROM proposal WHERE id = OLD.proposal_id) ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0) BEGIN SELECT RAISE(ABORT, 'a step is fixed'); END;
CREATE TRIGGER proposal_step_stays BEFORE DELETE ON proposal_step BEGIN SELECT RAISE(ABORT, 'a step stays'); END;
CREATE TRIGGER proposal_step_words_sealed BEFORE INSERT ON proposal_step WHEN NEW.remark <> '' AND NEW.remark NOT LIKE 'sealed:%' AND (SELECT level FROM proposal WHERE id = NEW.proposal_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified draft are sealed'); END;

CREATE TABLE proposal_version (
  proposal_id TEXT NOT NULL REFERENCES proposal (id),
  number INTEGER NOT NULL CHECK (number > 0),
  attachment_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  erased_ms INTEGER,
  PRIMARY KEY (proposal_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER proposal_version_erased_with_its_key BEFORE UPDATE OF erased_ms ON proposal_version WHEN EXISTS (SELECT 1 FROM attachment WHERE id = OLD.attachment_id) BEGIN SELECT RAISE(ABORT, 'the key of an erased version must be gone'); END;
CREATE TRIGGER proposal_version_fixed BEFORE UPDATE OF proposal_id, number, attachment_id, kind, size_bytes, sha256, by_id, at_ms ON proposal_version BEGIN SELECT RAISE(ABORT, 'a version is fixed'); END;
CREATE TRIGGER proposal_version_in_order BEFORE INSERT ON proposal_version WHEN NEW.number <> 1 + (SELECT count(*) FROM proposal_version WHERE proposal_id = NEW.proposal_id) BEGIN SELECT RAISE(ABORT, 'versions are numbered one after the other'); END;
CREATE TRIGGER proposal_version_stays BEFORE DELETE ON proposal_version BEGIN SELECT RAISE(ABORT, 'the record of a version stays'); END;
CREATE TRIGGER proposal_version_stays_erased BEFORE UPDATE OF erased_ms ON proposal_version WHEN OLD.erased_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an erased version stays erased'); END;

CREATE TABLE quarantine (
  inbox_id TEXT PRIMARY KEY REFERENCES inbox (id),
  origin TEXT NOT NULL CHECK (origin <> ''),
  kept_bytes INTEGER NOT NULL CHECK (kept_bytes >= 0),
  head BLOB NOT NULL CHECK (length(head) <= 4096),
  discarded_ms INTEGER,
  discarded_by TEXT REFERENCES person (id),
  CHECK ((discarded_ms IS NULL) = (discarded_by IS NULL)),
  CHECK (discarded_ms IS NULL OR (kept_bytes = 0 AND length(head) = 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX quarantine_origin ON quarantine (origin) WHERE discarded_ms IS NULL;
CREATE TRIGGER quarantine_fixed BEFORE UPDATE ON quarantine WHEN OLD.discarded_ms IS NOT NULL OR NEW.discarded_ms IS NULL OR NEW.inbox_id <> OLD.inbox_id OR NEW.origin <> OLD.origin BEGIN SELECT RAISE(ABORT, 'what lies in quarantine changes once, when it is discarded'); END;
CREATE TRIGGER quarantine_of_quarantined BEFORE INSERT ON quarantine WHEN (SELECT stage FROM inbox WHERE id = NEW.inbox_id) IS NOT 'quarantined' BEGIN SELECT RAISE(ABORT, 'only what was kept out lies in quarantine'); END;
CREATE TRIGGER quarantine_stays BEFORE DELETE ON quarantine BEGIN SELECT RAISE(ABORT, 'what was kept out stays on record'); END;

CREATE TABLE reader_counter (
  person_id TEXT NOT NULL,
  book_kind TEXT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  holder_id TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (person_id, book_kind, state, level, holder_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_due (
  person_id TEXT NOT NULL,
  book_kind TEXT NOT NULL,
  due_on TEXT NOT NULL,
  due_time TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (person_id, book_kind, due_on, due_time)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_list (
  person_id TEXT NOT NULL,
  book_kind TEXT NOT NULL,
  sort_key INTEGER NOT NULL,
  document_id TEXT NOT NULL,
  book_id TEXT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  urgency TEXT NOT NULL,
  holder_id TEXT,
  due_on TEXT,
  due_time TEXT,
  entered_on TEXT NOT NULL,
  entered_ms INTEGER NOT NULL,
  issuer TEXT NOT NULL,
  code TEXT NOT NULL,
  document_date TEXT,
  type_id TEXT NOT NULL,
  subject TEXT,
  files INTEGER NOT NULL,
  PRIMARY KEY (person_id, book_kind, sort_key),
  CHECK (level <> 'tuyet-mat' OR (subject IS NULL AND files = 0))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reader_list_document ON reader_list (document_id, person_id);
CREATE INDEX reader_list_due ON reader_list (person_id, book_kind, due_on, sort_key, due_time, state) WHERE due_on IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened');
CREATE INDEX reader_list_open ON reader_list (person_id, book_kind, state, sort_key, document_id, book_id, level, urgency, holder_id, due_on, due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files) WHERE state IN ('registered','presented','directed','in-progress','unopened');
CREATE INDEX reader_list_state ON reader_list (person_id, book_kind, state, sort_key) WHERE state NOT IN ('registered','presented','directed','in-progress','unopened');
CREATE TRIGGER reader_due_counted AFTER INSERT ON reader_list WHEN NEW.due_on IS NOT NULL AND NEW.state IN ('registered','presented','directed','in-progress','unopened') BEGIN INSERT INTO reader_due SELECT NEW.person_id, NEW.book_kind, NEW.due_on, ifnull(NEW.due_time, ''), 1 WHERE NEW.due_on IS NOT NULL AND NEW.state IN ('registered','presented','directed','in-progress','unopened') ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER reader_due_uncounted AFTER DELETE ON reader_list WHEN OLD.due_on IS NOT NULL AND OLD.state IN ('registered','presented','directed','in-progress','unopened') BEGIN UPDATE reader_due SET n = n - 1 WHERE OLD.due_on IS NOT NULL AND OLD.state IN ('registered','presented','directed','in-progress','unopened') AND person_id = OLD.person_id AND book_kind = OLD.book_kind AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, ''); DELETE FROM reader_due WHERE n = 0 AND person_id = OLD.person_id AND book_kind = OLD.book_kind AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, ''); END;
CREATE TRIGGER reader_list_counted AFTER INSERT ON reader_list BEGIN INSERT INTO reader_counter VALUES (NEW.person_id, NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER reader_list_fixed BEFORE UPDATE OF person_id, book_kind, sort_key, document_id ON reader_list BEGIN SELECT RAISE(ABORT, 'a line of a reader is fixed'); END;
CREATE TRIGGER reader_list_only_readers BEFORE INSERT ON reader_list WHEN NOT EXISTS (SELECT 1 FROM document_reader WHERE document_id = NEW.document_id AND person_id = NEW.person_id) BEGIN SELECT RAISE(ABORT, 'only who takes part has the line'); END;
CREATE TRIGGER reader_list_stays BEFORE DELETE ON reader_list WHEN EXISTS (SELECT 1 FROM document_reader WHERE document_id = OLD.document_id AND person_id = OLD.person_id) BEGIN SELECT RAISE(ABORT, 'who takes part keeps the line'); END;
CREATE TRIGGER reader_list_uncounted AFTER DELETE ON reader_list BEGIN UPDATE reader_counter SET n = n - 1 WHERE person_id = OLD.person_id AND book_kind = OLD.book_kind AND state = OLD.state AND level = OLD.level AND holder_id = ifnull(OLD.holder_id, ''); END;

CREATE TABLE recall_holder (
  id TEXT PRIMARY KEY,
  recall_id TEXT NOT NULL REFERENCES recall_order (id),
  holder TEXT NOT NULL CHECK (holder <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('here','office')),
  proof TEXT CHECK (proof IN ('erased-here','minutes','returned','receipt','destroyed')),
  proof_ref TEXT NOT NULL DEFAULT '',
  proved_on TEXT,
  proved_ms INTEGER,
  proved_by TEXT REFERENCES person (id),
  UNIQUE (recall_id, holder),
  CHECK ((proof IS NULL) = (proved_ms IS NULL) AND (proof IS NULL) = (proved_by IS NULL) AND (proof IS NULL) = (proved_on IS NULL)),
  CHECK (proof IS NULL OR proof_ref <> '')
) STRICT;
CREATE TRIGGER recall_holder_erased BEFORE UPDATE OF proof ON recall_holder WHEN NEW.proof = 'erased-here' AND EXISTS (SELECT 1 FROM recall_order o WHERE o.id = NEW.recall_id AND (EXISTS (SELECT 1 FROM content_key_grant WHERE document_id = o.document_id) OR EXISTS (SELECT 1 FROM content_key_escrow WHERE document_id = o.document_id) OR EXISTS (SELECT 1 FROM attachment WHERE owner_kind = 'document' AND owner_id = o.document_id))) BEGIN SELECT RAISE(ABORT, 'a key or a file is left'); END;
CREATE TRIGGER recall_holder_fixed BEFORE UPDATE OF id, recall_id, holder, kind ON recall_holder BEGIN SELECT RAISE(ABORT, 'a holder is fixed'); END;
CREATE TRIGGER recall_holder_proved_stays BEFORE UPDATE ON recall_holder WHEN OLD.proof IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a proof stays'); END;
CREATE TRIGGER recall_holder_stays BEFORE DELETE ON recall_holder BEGIN SELECT RAISE(ABORT, 'a holder stays'); END;

CREATE TABLE recall_order (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  origin TEXT NOT NULL CHECK (origin IN ('own','issuer')),
  code TEXT NOT NULL CHECK (code <> ''),
  decided_on TEXT NOT NULL,
  ground TEXT NOT NULL CHECK (ground <> ''),
  decider TEXT NOT NULL,
  due_on TEXT NOT NULL,
  ordered_ms INTEGER NOT NULL,
  ordered_by TEXT NOT NULL REFERENCES person (id),
  closed_ms INTEGER,
  closed_by TEXT REFERENCES person (id),
  CHECK ((closed_ms IS NULL) = (closed_by IS NULL))
) STRICT;
CREATE INDEX recall_order_document ON recall_order (document_id);
CREATE UNIQUE INDEX recall_order_open ON recall_order (document_id) WHERE closed_ms IS NULL;
CREATE TRIGGER recall_order_closed_stays BEFORE UPDATE ON recall_order WHEN OLD.closed_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a closed recall stays'); END;
CREATE TRIGGER recall_order_closes_with_proofs BEFORE UPDATE OF closed_ms ON recall_order WHEN NEW.closed_ms IS NOT NULL AND EXISTS (SELECT 1 FROM recall_holder WHERE recall_id = NEW.id AND proof IS NULL) BEGIN SELECT RAISE(ABORT, 'a recall closes with every proof'); END;
CREATE TRIGGER recall_order_fixed BEFORE UPDATE OF id, document_id, origin, code, decided_on, ground, decider, due_on, ordered_ms, ordered_by ON recall_order BEGIN SELECT RAISE(ABORT, 'an order is fixed'); END;
CREATE TRIGGER recall_order_stays BEFORE DELETE ON recall_order BEGIN SELECT RAISE(ABORT, 'an order stays'); END;

CREATE TABLE record_key (
  document_id TEXT NOT NULL REFERENCES document (id),
  name TEXT NOT NULL CHECK (name GLOB 'line.[0-9]*' OR name GLOB 'text.[0-9]*'),
  holder TEXT NOT NULL,
  wrapped BLOB NOT NULL CHECK (length(wrapped) > 32),
  PRIMARY KEY (document_id, name, holder),
  CHECK (holder <> 'register' OR name LIKE 'line.%')
) STRICT, WITHOUT ROWID;
CREATE INDEX record_key_holder ON record_key (holder) WHERE holder NOT IN ('register','content');

CREATE TABLE record_statement (
  kind TEXT NOT NULL CHECK (kind IN ('document','proposal')),
  subject_id TEXT NOT NULL,
  serial INTEGER NOT NULL CHECK (serial > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  certificate TEXT NOT NULL CHECK (length(certificate) = 64),
  signature BLOB NOT NULL,
  PRIMARY KEY (kind, subject_id, serial)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER record_statement_fixed BEFORE UPDATE ON record_statement BEGIN SELECT RAISE(ABORT, 'a statement is signed'); END;
CREATE TRIGGER record_statement_follows BEFORE INSERT ON record_statement WHEN NEW.serial <> 1 + ifnull((SELECT max(serial) FROM record_statement WHERE kind = NEW.kind AND subject_id = NEW.subject_id), 0) BEGIN SELECT RAISE(ABORT, 'a statement follows the one before'); END;
CREATE TRIGGER record_statement_stays BEFORE DELETE ON record_statement BEGIN SELECT RAISE(ABORT, 'a statement stays'); END;

CREATE TABLE recovery_consent (
  certificate_sha256 TEXT PRIMARY KEY CHECK (length(certificate_sha256) = 64),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at_ms INTEGER NOT NULL,
  first_by TEXT NOT NULL REFERENCES person (id),
  first_signature BLOB NOT NULL CHECK (length(first_signature) > 0),
  second_by TEXT REFERENCES person (id),
  second_signature BLOB CHECK (length(second_signature) > 0),
  CHECK (second_by IS NOT first_by),
  CHECK ((second_by IS NULL) = (second_signature IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER recovery_consent_fixed BEFORE UPDATE ON recovery_consent BEGIN SELECT RAISE(ABORT, 'what two officers signed is fixed'); END;
CREATE TRIGGER recovery_consent_stays BEFORE DELETE ON recovery_consent BEGIN SELECT RAISE(ABORT, 'what two officers signed stays'); END;

CREATE TABLE recovery_drill (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('code','shares','restore')),
  at_ms INTEGER NOT NULL,
  took_ms INTEGER NOT NULL CHECK (took_ms >= 0),
  by_id TEXT NOT NULL REFERENCES person (id),
  note TEXT NOT NULL
) STRICT;
CREATE TRIGGER recovery_drill_fixed BEFORE UPDATE ON recovery_drill BEGIN SELECT RAISE(ABORT, 'a drill is fixed'); END;
CREATE TRIGGER recovery_drill_stays BEFORE DELETE ON recovery_drill BEGIN SELECT RAISE(ABORT, 'a drill stays'); END;

CREATE TABLE recovery_share (
  set_id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 16),
  holder TEXT NOT NULL CHECK (holder <> ''),
  certificate_sha256 TEXT NOT NULL CHECK (length(certificate_sha256) = 64),
  threshold INTEGER NOT NULL CHECK (threshold BETWEEN 2 AND 16),
  made_ms INTEGER NOT NULL,
  void_ms INTEGER,
  PRIMARY KEY (set_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER recovery_share_stays BEFORE DELETE ON recovery_share BEGIN SELECT RAISE(ABORT, 'the record of a share stays'); END;

CREATE TABLE register_request (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('insert','back-date','start')),
  book_id TEXT NOT NULL REFERENCES book (id),
  series_id TEXT REFERENCES number_series (id),
  number INTEGER,
  on_date TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  asked_by TEXT NOT NULL REFERENCES person (id),
  asked_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked','approved','refused','withdrawn','used')),
  decided_by TEXT REFERENCES person (id),
  decided_ms INTEGER,
  note TEXT NOT NULL,
  ended_ms INTEGER,
  document_id TEXT UNIQUE REFERENCES document (id),
  CHECK ((kind <> 'back-date') = (number IS NOT NULL)),
  CHECK (number >= 0),
  CHECK (kind = 'start' OR series_id IS NULL),
  CHECK (decided_by IS NOT asked_by),
  CHECK ((decided_by IS NULL) = (decided_ms IS NULL)),
  CHECK (state NOT IN ('approved','refused','used') OR decided_by IS NOT NULL),
  CHECK ((state = 'used' AND kind <> 'start') = (document_id IS NOT NULL))
) STRICT;
CREATE INDEX register_request_state ON register_request (state, asked_ms);
CREATE TRIGGER register_request_begins BEFORE INSERT ON register_request WHEN NEW.state <> 'asked' OR (SELECT state FROM book WHERE id = NEW.book_id) = 'closed' BEGIN SELECT RAISE(ABORT, 'a request begins by asking, in a book that is not closed'); END;
CREATE TRIGGER register_request_decision_fixed BEFORE UPDATE OF decided_by, decided_ms, note ON register_request WHEN OLD.state <> 'asked' BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
CREATE TRIGGER register_request_fixed BEFORE UPDATE OF id, kind, book_id, series_id, number, on_date, reason, asked_by, asked_ms ON register_request BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
CREATE TRIGGER register_request_moves_on BEFORE UPDATE OF state ON register_request WHEN NOT ((OLD.state = 'asked' AND NEW.state IN ('approved','refused','withdrawn')) OR (OLD.state = 'approved' AND NEW.state IN ('used','withdrawn'))) BEGIN SELECT RAISE(ABORT, 'a request is decided once and used once'); END;
CREATE TRIGGER register_request_stays BEFORE DELETE ON register_request BEGIN SELECT RAISE(ABORT, 'a request stays'); END;

CREATE TABLE relay (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  servers TEXT NOT NULL CHECK (json_valid(servers) AND json_array_length(servers) BETWEEN 1 AND 8),
  authority BLOB NOT NULL,
  certificate BLOB NOT NULL,
  sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
  bytes_per_second INTEGER CHECK (bytes_per_second >= 1024),
  paused INTEGER NOT NULL CHECK (paused IN (0,1)),
  set_by TEXT NOT NULL REFERENCES person (id),
  set_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE reserved_number (
  id TEXT PRIMARY KEY,
  book_id TEXT NOT NULL REFERENCES book (id),
  number INTEGER NOT NULL,
  series_id TEXT REFERENCES number_series (id),
  series_number INTEGER,
  type_id TEXT,
  code TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  reserved_on TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  reserved_ms INTEGER NOT NULL,
  reserved_by TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('held','used','released')),
  settled_ms INTEGER,
  reason TEXT,
  document_id TEXT UNIQUE REFERENCES document (id),
  UNIQUE (book_id, number),
  UNIQUE (series_id, series_number),
  CHECK (reserved_on <= expires_on),
  CHECK ((series_id IS NULL) = (series_number IS NULL)),
  CHECK ((state = 'held') = (settled_ms IS NULL)),
  CHECK ((state = 'released') = (reason IS NOT NULL)),
  CHECK (reason <> ''),
  CHECK ((state = 'used') = (document_id IS NOT NULL))
) STRICT;
CREATE TRIGGER reserved_number_fixed BEFORE UPDATE OF id, book_id, number, series_id, series_number, type_id, code, purpose, reserved_on, expires_on, reserved_ms, reserved_by ON reserved_number BEGIN SELECT RAISE(ABORT, 'a reserved number is fixed'); END;
CREATE TRIGGER reserved_number_moves_the_book_on AFTER INSERT ON reserved_number BEGIN UPDATE book SET next_number = next_number + 1 WHERE id = NEW.book_id; END;
CREATE TRIGGER reserved_number_settled_once BEFORE UPDATE OF state, settled_ms, reason, document_id ON reserved_number WHEN OLD.state <> 'held' OR (SELECT state FROM book WHERE id = OLD.book_id) = 'closed' BEGIN SELECT RAISE(ABORT, 'a reserved number is used or released once'); END;
CREATE TRIGGER reserved_number_stays BEFORE DELETE ON reserved_number WHEN (OLD.state <> 'held' AND NOT (OLD.state = 'released' AND OLD.reason = OLD.purpose)) OR NOT EXISTS (SELECT 1 FROM number_check WHERE kind = 'book' AND ground = OLD.purpose AND known < OLD.number AND last >= OLD.number) OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND book_id = OLD.book_id AND series_id IS NULL AND number < OLD.number) BEGIN SELECT RAISE(ABORT, 'a reserved number stays'); END;
CREATE TRIGGER reserved_number_takes_the_next BEFORE INSERT ON reserved_number WHEN NOT EXISTS (SELECT 1 FROM book WHERE id = NEW.book_id AND state = 'open' AND next_number = NEW.number) BEGIN SELECT RAISE(ABORT, 'a reserved number is the next number of an open book'); END;

CREATE TABLE revocation_list (
  root_sha256 TEXT NOT NULL,
  this_update_ms INTEGER NOT NULL,
  der BLOB NOT NULL,
  PRIMARY KEY (root_sha256, this_update_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE roster (
  serial INTEGER PRIMARY KEY CHECK (serial > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  signatures TEXT NOT NULL CHECK (json_valid(signatures) AND json_array_length(signatures) > 0)
) STRICT;
CREATE TRIGGER roster_fixed BEFORE UPDATE ON roster BEGIN SELECT RAISE(ABORT, 'a roster is signed'); END;
CREATE TRIGGER roster_follows BEFORE INSERT ON roster WHEN NEW.serial <> 1 + ifnull((SELECT max(serial) FROM roster), 0) BEGIN SELECT RAISE(ABORT, 'a roster follows the one before'); END;
CREATE TRIGGER roster_stays BEFORE DELETE ON roster BEGIN SELECT RAISE(ABORT, 'a roster stays'); END;

CREATE TABLE roster_section (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_pack (
  position INTEGER PRIMARY KEY,
  pack TEXT NOT NULL,
  version TEXT NOT NULL,
  effective_here TEXT NOT NULL,
  body TEXT NOT NULL,
  signature BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  issuer_code TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  taken_ms INTEGER NOT NULL,
  taken_by TEXT NOT NULL REFERENCES person (id),
  UNIQUE (pack, version)
) STRICT;
CREATE TRIGGER rule_pack_fixed BEFORE UPDATE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack is fixed'); END;
CREATE TRIGGER rule_pack_stays BEFORE DELETE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack stays'); END;

CREATE TABLE rule_pack_offer (
  inbox_id TEXT PRIMARY KEY REFERENCES inbox (id),
  body TEXT NOT NULL,
  signature BLOB NOT NULL,
  handed_ms INTEGER NOT NULL,
  handed_by TEXT NOT NULL REFERENCES person (id),
  taken INTEGER CHECK (taken IN (0,1)),
  settled_ms INTEGER,
  settled_by TEXT REFERENCES person (id),
  CHECK ((taken IS NULL) = (settled_ms IS NULL) AND (taken IS NULL) = (settled_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER rule_pack_offer_fixed BEFORE UPDATE OF inbox_id, body, signature, handed_ms, handed_by ON rule_pack_offer BEGIN SELECT RAISE(ABORT, 'what came is fixed'); END;
CREATE TRIGGER rule_pack_offer_settled BEFORE UPDATE ON rule_pack_offer WHEN OLD.taken IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what was settled is fixed'); END;
CREATE TRIGGER rule_pack_offer_stays BEFORE DELETE ON rule_pack_offer BEGIN SELECT RAISE(ABORT, 'what came stays'); END;

CREATE TABLE sample_ground (
  event_id TEXT PRIMARY KEY REFERENCES level_event (id) DEFERRABLE INITIALLY DEFERRED,
  document_id TEXT NOT NULL REFERENCES document (id),
  confirmed_ms INTEGER NOT NULL,
  confirmed_by TEXT NOT NULL REFERENCES person (id),
  replaced_ms INTEGER,
  replaced_by TEXT REFERENCES person (id),
  item_ref TEXT,
  item_place TEXT,
  item_level TEXT,
  decider TEXT NOT NULL DEFAULT '',
  capacity TEXT NOT NULL DEFAULT '',
  capacity_ground TEXT NOT NULL DEFAULT '',
  CHECK ((replaced_ms IS NULL) = (replaced_by IS NULL)),
  CHECK ((item_ref IS NULL) = (item_place IS NULL) AND (item_ref IS NULL) = (item_level IS NULL) AND (item_ref IS NULL) = (decider = '')),
  CHECK (item_ref IS NULL OR replaced_ms IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX sample_ground_open ON sample_ground (document_id) WHERE replaced_ms IS NULL;
CREATE TRIGGER sample_ground_fixed BEFORE UPDATE OF event_id, document_id, confirmed_ms, confirmed_by ON sample_ground BEGIN SELECT RAISE(ABORT, 'a confirmation is fixed'); END;
CREATE TRIGGER sample_ground_replaced_once BEFORE UPDATE ON sample_ground WHEN OLD.replaced_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a replaced ground stays'); END;
CREATE TRIGGER sample_ground_stays BEFORE DELETE ON sample_ground BEGIN SELECT RAISE(ABORT, 'a confirmation stays'); END;

CREATE TABLE seal (
  number INTEGER PRIMARY KEY,
  statement TEXT NOT NULL CHECK (json_valid(statement)),
  rows TEXT NOT NULL CHECK (json_valid(rows)),
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE TRIGGER seal_in_order BEFORE INSERT ON seal WHEN NEW.number <> ifnull((SELECT max(number) FROM seal), 0) + 1 BEGIN SELECT RAISE(ABORT, 'the seal does not follow the last one'); END;
CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'a seal stays'); END;
CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal BEGIN SELECT RAISE(ABORT, 'a seal is fixed'); END;

CREATE TABLE seal_checked (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  code BLOB NOT NULL CHECK (length(code) = 32)
) STRICT;

CREATE TABLE seal_due (
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  PRIMARY KEY (table_name, row_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_key (
  rowid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('document','submission')),
  subject_id TEXT NOT NULL,
  restricted INTEGER NOT NULL CHECK (restricted IN (0,1)),
  UNIQUE (kind, subject_id)
) STRICT;
CREATE TRIGGER search_key_stays BEFORE DELETE ON search_key BEGIN SELECT RAISE(ABORT, 'a row of the index stays'); END;

CREATE TABLE search_purge (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  asked_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE secrecy_answer (
  id TEXT PRIMARY KEY,
  answer TEXT NOT NULL CHECK (answer IN ('looked','no-mark','made')),
  file_id TEXT,
  words_key TEXT,
  level TEXT CHECK (level IN ('mat','toi-mat','tuyet-mat')),
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  read_by TEXT REFERENCES person (id),
  read_ms INTEGER,
  CHECK ((file_id IS NULL) <> (words_key IS NULL)),
  CHECK (answer = 'no-mark' OR reason = ''),
  CHECK (answer <> 'made' OR file_id IS NOT NULL),
  CHECK (answer <> 'no-mark' OR (level IS NOT NULL AND trim(reason) <> '')),
  CHECK ((read_by IS NULL) = (read_ms IS NULL)),
  CHECK (read_by IS NULL OR (read_by <> by_id AND answer = 'no-mark'))
) STRICT;
CREATE INDEX secrecy_answer_file ON secrecy_answer (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX secrecy_answer_reason ON secrecy_answer (at_ms, id) WHERE answer = 'no-mark';
CREATE INDEX secrecy_answer_words ON secrecy_answer (words_key, by_id) WHERE words_key IS NOT NULL;
CREATE TRIGGER secrecy_answer_fixed BEFORE UPDATE OF id, answer, file_id, words_key, level, rule, reason, by_id, at_ms ON secrecy_answer BEGIN SELECT RAISE(ABORT, 'an answer about a secrecy mark is fixed'); END;
CREATE TRIGGER secrecy_answer_read_once BEFORE UPDATE OF read_by, read_ms ON secrecy_answer WHEN OLD.read_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a reason is read once'); END;
CREATE TRIGGER secrecy_answer_stays BEFORE DELETE ON secrecy_answer BEGIN SELECT RAISE(ABORT, 'an answer about a secrecy mark stays'); END;

CREATE TABLE secret_item (
  list_id TEXT NOT NULL REFERENCES secret_list (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  place TEXT NOT NULL,
  body TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('mat','toi-mat','tuyet-mat')),
  field TEXT NOT NULL,
  PRIMARY KEY (list_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER secret_item_fixed BEFORE UPDATE ON secret_item BEGIN SELECT RAISE(ABORT, 'an item is fixed'); END;
CREATE TRIGGER secret_item_stays BEFORE DELETE ON secret_item BEGIN SELECT RAISE(ABORT, 'an item stays'); END;

CREATE TABLE secret_list (
  id TEXT PRIMARY KEY,
  issuer TEXT NOT NULL,
  code TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  title TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  effective_to TEXT,
  source TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0,1)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  loaded_ms INTEGER NOT NULL,
  loaded_by TEXT NOT NULL REFERENCES person (id),
  signed_by TEXT NOT NULL DEFAULT '',
  signed_serial TEXT NOT NULL DEFAULT '' CHECK ((signed_by = '') = (signed_serial = '')),
  CHECK (effective_to IS NULL OR effective_from <= effective_to)
) STRICT;
CREATE TRIGGER secret_list_ends_once BEFORE UPDATE OF effective_to ON secret_list WHEN OLD.effective_to IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the end of a list stays'); END;
CREATE TRIGGER secret_list_fixed BEFORE UPDATE OF id, issuer, code, decided_on, title, effective_from, source, verified, sha256, loaded_ms, loaded_by ON secret_list BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;
CREATE TRIGGER secret_list_signature_fixed BEFORE UPDATE OF signed_by, signed_serial ON secret_list BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;
CREATE TRIGGER secret_list_stays BEFORE DELETE ON secret_list BEGIN SELECT RAISE(ABORT, 'a list stays'); END;

CREATE TABLE sender_retention (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  decision TEXT NOT NULL CHECK (decision IN ('erased','kept')),
  until_on TEXT,
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, position),
  CHECK ((decision = 'kept') = (until_on IS NOT NULL)),
  CHECK (decision = 'erased' OR reason <> '')
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sender_retention_fixed BEFORE UPDATE ON sender_retention BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
CREATE TRIGGER sender_retention_stays BEFORE DELETE ON sender_retention BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;

CREATE TABLE sequence_floor (
  peer_station TEXT PRIMARY KEY,
  floor INTEGER NOT NULL CHECK (floor > 0),
  epoch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
  id TEXT PRIMARY KEY,
  proposal_id TEXT NOT NULL REFERENCES proposal (id),
  role TEXT NOT NULL CHECK (role IN ('person','office')),
  by_id TEXT NOT NULL REFERENCES person (id),
  capacity TEXT NOT NULL,
  position TEXT NOT NULL,
  paper INTEGER NOT NULL CHECK (paper IN (0,1)),
  manifest BLOB,
  p7s BLOB,
  serial TEXT,
  signed_ms INTEGER NOT NULL,
  void_ms INTEGER,
  pdf_update TEXT,
  CHECK ((paper = 1) = (manifest IS NULL)),
  CHECK ((manifest IS NULL) = (p7s IS NULL)),
  CHECK ((p7s IS NULL) = (serial IS NULL)),
  CHECK (pdf_update IS NULL OR (role = 'person' AND paper = 0))
) STRICT;
CREATE UNIQUE INDEX signature_in_force ON signature (proposal_id, role) WHERE void_ms IS NULL;
CREATE TRIGGER signature_by_the_signer BEFORE INSERT ON signature WHEN NOT EXISTS (SELECT 1 FROM proposal p WHERE p.id = NEW.proposal_id AND ((NEW.role = 'person' AND p.state = 'presented' AND p.signer_id = NEW.by_id AND NEW.by_id <> p.drafter_id) OR (NEW.role = 'office' AND p.state = 'signed'))) BEGIN SELECT RAISE(ABORT, 'only the signer signs, and never the drafter'); END;
CREATE TRIGGER signature_fixed BEFORE UPDATE OF id, proposal_id, role, by_id, capacity, position, paper, manifest, p7s, serial, signed_ms ON signature BEGIN SELECT RAISE(ABORT, 'a signature is fixed'); END;
CREATE TRIGGER signature_stays BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
CREATE TRIGGER signature_update_only_goes BEFORE UPDATE OF pdf_update ON signature WHEN NEW.pdf_update IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a signature is fixed'); END;
CREATE TRIGGER signature_update_sealed BEFORE INSERT ON signature WHEN NEW.pdf_update NOT LIKE 'sealed:%' AND (SELECT level FROM proposal WHERE id = NEW.proposal_id) <> 'none' BEGIN SELECT RAISE(ABORT, 'words of a classified draft are sealed'); END;
CREATE TRIGGER signature_void_once BEFORE UPDATE OF void_ms ON signature WHEN OLD.void_ms IS NOT NULL OR (SELECT state FROM proposal WHERE id = OLD.proposal_id) <> 'signed' BEGIN SELECT RAISE(ABORT, 'a signature is given back only before the number'); END;

CREATE TABLE signature_authority (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  issuer_key TEXT NOT NULL CHECK (length(issuer_key) = 64),
  der BLOB NOT NULL CHECK (length(der) BETWEEN 100 AND 65536),
  added_ms INTEGER NOT NULL,
  added_by TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE TRIGGER signature_authority_fixed BEFORE UPDATE ON signature_authority BEGIN SELECT RAISE(ABORT, 'a certificate is fixed'); END;
CREATE TRIGGER signature_authority_stays BEFORE DELETE ON signature_authority BEGIN SELECT RAISE(ABORT, 'what was trusted once stays known'); END;

CREATE TABLE signature_list (
  issuer_key TEXT PRIMARY KEY CHECK (length(issuer_key) = 64),
  this_update_ms INTEGER NOT NULL,
  next_update_ms INTEGER NOT NULL,
  named INTEGER NOT NULL CHECK (named >= 0),
  read_ms INTEGER NOT NULL,
  read_by TEXT NOT NULL REFERENCES person (id),
  CHECK (next_update_ms >= this_update_ms)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER signature_list_known BEFORE INSERT ON signature_list WHEN NOT EXISTS (SELECT 1 FROM signature_authority WHERE issuer_key = NEW.issuer_key) BEGIN SELECT RAISE(ABORT, 'a list is that of a known authority'); END;
CREATE TRIGGER signature_list_newer BEFORE UPDATE ON signature_list WHEN NEW.issuer_key <> OLD.issuer_key OR NEW.this_update_ms <= OLD.this_update_ms BEGIN SELECT RAISE(ABORT, 'only a newer list takes the place of one'); END;
CREATE TRIGGER signature_list_stays BEFORE DELETE ON signature_list BEGIN SELECT RAISE(ABORT, 'a list is replaced by a newer one only'); END;

CREATE TABLE signature_revoked (
  issuer_key TEXT NOT NULL REFERENCES signature_list (issuer_key),
  serial TEXT NOT NULL CHECK (length(serial) BETWEEN 2 AND 42 AND serial NOT GLOB '*[^0-9a-f]*'),
  revoked_ms INTEGER NOT NULL,
  reason INTEGER CHECK (reason BETWEEN 0 AND 10),
  listed_ms INTEGER NOT NULL,
  PRIMARY KEY (issuer_key, serial)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER signature_revoked_not_later BEFORE UPDATE ON signature_revoked WHEN NEW.issuer_key <> OLD.issuer_key OR NEW.serial <> OLD.serial OR (OLD.reason IS NOT 6 AND (NEW.revoked_ms > OLD.revoked_ms OR NEW.reason IS 6)) BEGIN SELECT RAISE(ABORT, 'what was taken back stays so'); END;
CREATE TRIGGER signature_revoked_stays BEFORE DELETE ON signature_revoked WHEN OLD.reason IS NOT 6 BEGIN SELECT RAISE(ABORT, 'what was taken back stays so'); END;

CREATE TABLE signature_trust (
  id TEXT PRIMARY KEY,
  authority_id TEXT NOT NULL REFERENCES signature_authority (id),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  compared_how TEXT NOT NULL CHECK (length(trim(compared_how)) BETWEEN 1 AND 200),
  trusted_ms INTEGER NOT NULL,
  trusted_by TEXT NOT NULL REFERENCES person (id),
  withdrawn_ms INTEGER,
  withdrawn_by TEXT REFERENCES person (id),
  withdrawn_why TEXT CHECK (length(trim(withdrawn_why)) BETWEEN 1 AND 300),
  CHECK ((withdrawn_ms IS NULL) = (withdrawn_by IS NULL)),
  CHECK ((withdrawn_ms IS NULL) = (withdrawn_why IS NULL))
) STRICT;
CREATE UNIQUE INDEX signature_trust_in_force ON signature_trust (authority_id) WHERE withdrawn_ms IS NULL;
CREATE TRIGGER signature_trust_compared BEFORE INSERT ON signature_trust WHEN NEW.withdrawn_ms IS NOT NULL OR NEW.fingerprint IS NOT (SELECT sha256 FROM signature_authority WHERE id = NEW.authority_id) BEGIN SELECT RAISE(ABORT, 'an authority is trusted by its own fingerprint'); END;
CREATE TRIGGER signature_trust_fixed BEFORE UPDATE OF id, authority_id, fingerprint, compared_how, trusted_ms, trusted_by ON signature_trust BEGIN SELECT RAISE(ABORT, 'how an authority came to be trusted stays'); END;
CREATE TRIGGER signature_trust_stays BEFORE DELETE ON signature_trust BEGIN SELECT RAISE(ABORT, 'whom somebody trusted stays written'); END;
CREATE TRIGGER signature_trust_withdrawn_stays BEFORE UPDATE ON signature_trust WHEN OLD.withdrawn_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'trust that was taken away is given anew'); END;

CREATE TABLE signing_session (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
  statement TEXT NOT NULL CHECK (json_valid(statement)),
  signature BLOB NOT NULL CHECK (length(signature) >= 256)
) STRICT;
CREATE TRIGGER signing_session_in_order BEFORE INSERT ON signing_session WHEN NEW.number <> ifnull((SELECT max(number) FROM signing_session), 0) + 1 BEGIN SELECT RAISE(ABORT, 'the session does not follow the last one'); END;
CREATE TRIGGER signing_session_no_delete BEFORE DELETE ON signing_session BEGIN SELECT RAISE(ABORT, 'the key of a session stays'); END;
CREATE TRIGGER signing_session_no_update BEFORE UPDATE ON signing_session BEGIN SELECT RAISE(ABORT, 'the key of a session is fixed'); END;

CREATE TABLE sqlite_sequence(
  name,
  seq
);

CREATE TABLE stage (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  kind TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  segments INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  sealed_key BLOB NOT NULL,
  pages INTEGER,
  staged_ms INTEGER NOT NULL,
  secrecy TEXT NOT NULL DEFAULT 'unread' CHECK (secrecy IN ('clear','marked','unread')),
  secrecy_level TEXT CHECK ((secrecy_level IS NOT NULL) = (secrecy = 'marked') AND secrecy_level IN ('mat','toi-mat','tuyet-mat')),
  secrecy_rule TEXT CHECK ((secrecy_rule IS NOT NULL) = (secrecy = 'marked')),
  secrecy_why TEXT CHECK (secrecy_why IS NULL OR secrecy = 'unread')
) STRICT;
CREATE TRIGGER stage_finding_fixed BEFORE UPDATE OF secrecy, secrecy_level, secrecy_rule, secrecy_why ON stage WHEN OLD.secrecy = 'marked' OR NEW.secrecy <> 'marked' BEGIN SELECT RAISE(ABORT, 'what was found in a file is fixed; only a mark is added'); END;
CREATE TRIGGER stage_name_sealed BEFORE INSERT ON stage WHEN NEW.name NOT LIKE 'sealed:%' BEGIN SELECT RAISE(ABORT, 'the name of a staged file is sealed'); END;

CREATE TABLE stamp_task (
  id TEXT PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES level_event (id),
  document_id TEXT NOT NULL REFERENCES document (id),
  copy_label TEXT NOT NULL,
  holder TEXT NOT NULL,
  done_ms INTEGER,
  done_by TEXT REFERENCES person (id),
  UNIQUE (event_id, copy_label),
  CHECK ((done_ms IS NULL) = (done_by IS NULL))
) STRICT;
CREATE INDEX stamp_task_open ON stamp_task (document_id) WHERE done_ms IS NULL;
CREATE TRIGGER stamp_task_done_stays BEFORE UPDATE OF done_ms, done_by ON stamp_task WHEN OLD.done_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a done task stays'); END;
CREATE TRIGGER stamp_task_fixed BEFORE UPDATE OF id, event_id, document_id, copy_label, holder ON stamp_task BEGIN SELECT RAISE(ABORT, 'a task is fixed'); END;
CREATE TRIGGER stamp_task_stays BEFORE DELETE ON stamp_task BEGIN SELECT RAISE(ABORT, 'a task stays'); END;

CREATE TABLE station (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id TEXT NOT NULL,
  station_id TEXT NOT NULL,
  station_name TEXT NOT NULL,
  profile TEXT NOT NULL CHECK (profile IN ('connected','party-wan','independent-lan','standalone')),
  profile_ground TEXT NOT NULL,
  office_name TEXT NOT NULL,
  office_code TEXT NOT NULL,
  office_kind TEXT NOT NULL CHECK (office_kind IN ('party','state')),
  office_superior TEXT NOT NULL,
  office_symbol TEXT NOT NULL,
  office_place TEXT NOT NULL,
  training INTEGER NOT NULL CHECK (training IN (0,1)),
  recovery_proved INTEGER NOT NULL CHECK (recovery_proved IN (0,1)),
  idle_lock_minutes INTEGER NOT NULL CHECK (idle_lock_minutes BETWEEN 1 AND 60),
  scan_folder TEXT,
  contact_phone TEXT NOT NULL DEFAULT '' CHECK (length(contact_phone) <= 60),
  contact_address TEXT NOT NULL DEFAULT '' CHECK (length(contact_address) <= 300),
  token_module TEXT CHECK (token_module <> ''),
  token_module_sha256 TEXT CHECK (length(token_module_sha256) = 64),
  stamp_url TEXT CHECK (stamp_url GLOB 'http*://?*'),
  created_ms INTEGER NOT NULL,
  CHECK (profile = 'connected' OR profile_ground <> '')
) STRICT;
CREATE TRIGGER station_identity_fixed BEFORE UPDATE OF vault_id, station_id, office_code, training, created_ms ON station BEGIN SELECT RAISE(ABORT, 'station identity is fixed'); END;
CREATE TRIGGER station_named_by_two BEFORE UPDATE OF office_name, office_symbol, office_place ON station WHEN NOT EXISTS (SELECT 1 FROM office_correction WHERE id = (SELECT id FROM office_correction WHERE state = 'done' ORDER BY decided_ms DESC, rowid DESC LIMIT 1) AND name_before = OLD.office_name AND symbol_before = OLD.office_symbol AND place_before = OLD.office_place AND name = NEW.office_name AND symbol = NEW.office_symbol AND place = NEW.office_place) BEGIN SELECT RAISE(ABORT, 'name, symbol and place are corrected by two'); END;
CREATE TRIGGER station_recovery_stays_proved BEFORE UPDATE OF recovery_proved ON station WHEN OLD.recovery_proved = 1 AND NEW.recovery_proved = 0 BEGIN SELECT RAISE(ABORT, 'recovery proof cannot be taken back'); END;
CREATE TRIGGER station_stays BEFORE DELETE ON station BEGIN SELECT RAISE(ABORT, 'the station row stays'); END;

CREATE TABLE station_epoch (
  epoch INTEGER PRIMARY KEY CHECK (epoch > 1),
  at_ms INTEGER NOT NULL,
  backup_id TEXT NOT NULL,
  backup_ms INTEGER NOT NULL,
  ledger_seq INTEGER NOT NULL,
  erased INTEGER NOT NULL CHECK (erased >= 0)
) STRICT;
CREATE TRIGGER station_epoch_fixed BEFORE UPDATE ON station_epoch BEGIN SELECT RAISE(ABORT, 'an epoch is fixed'); END;
CREATE TRIGGER station_epoch_next BEFORE INSERT ON station_epoch WHEN NEW.epoch <> 1 + ifnull((SELECT max(epoch) FROM station_epoch), 1) BEGIN SELECT RAISE(ABORT, 'an epoch follows the last one'); END;
CREATE TRIGGER station_epoch_stays BEFORE DELETE ON station_epoch BEGIN SELECT RAISE(ABORT, 'an epoch stays'); END;

CREATE TABLE station_policy (
  serial INTEGER PRIMARY KEY CHECK (serial > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  loaded_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER station_policy_fixed BEFORE UPDATE ON station_policy BEGIN SELECT RAISE(ABORT, 'a policy is fixed'); END;
CREATE TRIGGER station_policy_rises BEFORE INSERT ON station_policy WHEN NEW.serial <= ifnull((SELECT max(serial) FROM station_policy), 0) BEGIN SELECT RAISE(ABORT, 'an older policy is not taken back'); END;
CREATE TRIGGER station_policy_stays BEFORE DELETE ON station_policy BEGIN SELECT RAISE(ABORT, 'a policy stays'); END;

CREATE TABLE storage_place (
  id TEXT PRIMARY KEY,
  room TEXT NOT NULL CHECK (room <> ''),
  cabinet TEXT NOT NULL,
  shelf TEXT NOT NULL,
  box TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open','closed')),
  created_ms INTEGER NOT NULL,
  UNIQUE (room, cabinet, shelf, box)
) STRICT;
CREATE TRIGGER storage_place_fixed BEFORE UPDATE OF id, room, cabinet, shelf, box, created_ms ON storage_place BEGIN SELECT RAISE(ABORT, 'a place keeps its name'); END;
CREATE TRIGGER storage_place_stays BEFORE DELETE ON storage_place BEGIN SELECT RAISE(ABORT, 'a place stays'); END;

CREATE TABLE submission (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision > 0),
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  prefix TEXT NOT NULL,
  year INTEGER NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  receipt_code TEXT NOT NULL UNIQUE,
  receipt_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('phan-anh','kien-nghi','sang-kien','giai-phap','vuong-mac')),
  source TEXT NOT NULL CHECK (source IN ('letter','visit','phone','voters-meeting','portal','email','envelope','app')),
  on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0,1)),
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL CHECK (body <> ''),
  field TEXT NOT NULL,
  note TEXT NOT NULL,
  received_on TEXT NOT NULL,
  received_ms INTEGER NOT NULL,
  received_by TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('received','classifying','awaiting-supplement','refused','transferred','merged','assigned','in-progress','withdrawn','awaiting-approval','answered','closed')),
  accepted INTEGER NOT NULL CHECK (accepted IN (0,1)),
  refusal_proposed INTEGER NOT NULL CHECK (refusal_proposed IN (0,1)),
  reason_code TEXT,
  transfer_to TEXT,
  lead_id TEXT REFERENCES person (id),
  support_ids TEXT NOT NULL CHECK (json_valid(support_ids)),
  assigned_on TEXT,
  assigned_due_on TEXT,
  acknowledged_ms INTEGER,
  classified_ms INTEGER,
  answered_ms INTEGER,
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  rule_pack TEXT NOT NULL,
  transfer_confirmed_ms INTEGER,
  rating_comment TEXT NOT NULL DEFAULT '',
  told_ms INTEGER,
  UNIQUE (prefix, year, sequence)
) STRICT;
CREATE INDEX submission_not_acknowledged ON submission (number) WHERE acknowledged_ms IS NULL;
CREATE INDEX submission_refusal_untold ON submission (number) WHERE state = 'refused' AND told_ms IS NULL;
CREATE TRIGGER submission_acknowledged_once BEFORE UPDATE OF acknowledged_ms ON submission WHEN OLD.acknowledged_ms IS NOT NULL AND NEW.acknowledged_ms IS NOT OLD.acknowledged_ms AND NOT (NEW.acknowledged_ms IS NULL AND 'take-back-acknowledge' IS (SELECT act FROM submission_act WHERE submission_id = NEW.id ORDER BY position DESC LIMIT 1)) BEGIN SELECT RAISE(ABORT, 'that a sender was told is taken back by an act, never rewritten'); END;
CREATE TRIGGER submission_answer_begins BEFORE UPDATE OF assigned_on ON submission WHEN OLD.assigned_on IS NOT NULL AND NEW.assigned_on IS NOT OLD.assigned_on AND OLD.state NOT IN ('answered','closed') BEGIN SELECT RAISE(ABORT, 'the answer is reckoned from the first assignment'); END;
CREATE TRIGGER submission_due_moves BEFORE UPDATE OF assigned_due_on ON submission WHEN OLD.assigned_on IS NOT NULL AND NEW.assigned_on = OLD.assigned_on AND OLD.state <> 'classifying' AND NEW.assigned_due_on > ifnull(OLD.assigned_due_on, (SELECT due_on FROM submission_list WHERE submission_id = NEW.id)) AND NOT EXISTS (SELECT 1 FROM submission_extension WHERE submission_id = NEW.id AND decision = 'approved' AND due_on = NEW.assigned_due_on) BEGIN SELECT RAISE(ABORT, 'a date moves on only by an approved extension'); END;
CREATE TRIGGER submission_stays BEFORE DELETE ON submission BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;
CREATE TRIGGER submission_words_fixed BEFORE UPDATE OF id, number, prefix, year, sequence, receipt_code, receipt_key, kind, source, on_behalf, title, body, received_on, received_ms, received_by, rule_pack ON submission BEGIN SELECT RAISE(ABORT, 'what a sender wrote and its receipt code are fixed'); END;

CREATE TABLE submission_act (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  act TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  reason_code TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX submission_reopened_once ON submission_act (submission_id) WHERE act = 'reopen';
CREATE TRIGGER submission_act_fixed BEFORE UPDATE ON submission_act BEGIN SELECT RAISE(ABORT, 'an act is fixed'); END;
CREATE TRIGGER submission_act_stays BEFORE DELETE ON submission_act BEGIN SELECT RAISE(ABORT, 'an act stays'); END;

CREATE TABLE submission_answer (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  round INTEGER NOT NULL CHECK (round > 0),
  body TEXT NOT NULL CHECK (body <> ''),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  submitted INTEGER NOT NULL CHECK (submitted IN (0,1)),
  decision TEXT CHECK (decision IN ('approved','rejected')),
  decided_by TEXT REFERENCES person (id),
  decided_ms INTEGER,
  decision_note TEXT NOT NULL,
  PRIMARY KEY (submission_id, round),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK ((decision IS NULL) = (decided_ms IS NULL)),
  CHECK (decision IS NULL OR submitted = 1),
  CHECK (decided_by IS NULL OR decided_by <> by_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_answer_decided BEFORE UPDATE OF decision, decided_by, decided_ms, decision_note ON submission_answer WHEN OLD.decision IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
CREATE TRIGGER submission_answer_stays BEFORE DELETE ON submission_answer BEGIN SELECT RAISE(ABORT, 'an answer stays'); END;
CREATE TRIGGER submission_answer_submitted BEFORE UPDATE OF submission_id, round, body, by_id, at_ms, submitted ON submission_answer WHEN OLD.submitted = 1 BEGIN SELECT RAISE(ABORT, 'a submitted round is fixed'); END;

CREATE TABLE submission_answer_file (
  submission_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  attachment_id TEXT NOT NULL REFERENCES attachment (id),
  PRIMARY KEY (submission_id, round, position),
  UNIQUE (submission_id, round, attachment_id),
  FOREIGN KEY (submission_id, round) REFERENCES submission_answer (submission_id, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_answer_file_fixed BEFORE UPDATE ON submission_answer_file BEGIN SELECT RAISE(ABORT, 'files of a round are taken out or put in'); END;
CREATE TRIGGER submission_answer_file_open BEFORE INSERT ON submission_answer_file WHEN (SELECT submitted FROM submission_answer WHERE submission_id = NEW.submission_id AND round = NEW.round) = 1 OR NOT EXISTS (SELECT 1 FROM attachment WHERE id = NEW.attachment_id AND owner_kind = 'submission' AND owner_id = NEW.submission_id) BEGIN SELECT RAISE(ABORT, 'files of the case go with a round until it is submitted'); END;
CREATE TRIGGER submission_answer_file_stays BEFORE DELETE ON submission_answer_file WHEN (SELECT submitted FROM submission_answer WHERE submission_id = OLD.submission_id AND round = OLD.round) = 1 BEGIN SELECT RAISE(ABORT, 'files of a submitted round stay'); END;

CREATE TABLE submission_answer_issue (
  submission_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  document_id TEXT NOT NULL UNIQUE REFERENCES document (id),
  code TEXT NOT NULL CHECK (code <> ''),
  issued_on TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, round),
  FOREIGN KEY (submission_id, round) REFERENCES submission_answer (submission_id, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_answer_issue_fixed BEFORE UPDATE ON submission_answer_issue BEGIN SELECT RAISE(ABORT, 'an issued answer is fixed'); END;
CREATE TRIGGER submission_answer_issue_signed BEFORE INSERT ON submission_answer_issue WHEN (SELECT count(*) FROM submission_answer_signature s WHERE s.submission_id = NEW.submission_id AND s.round = NEW.round) <> 2 BEGIN SELECT RAISE(ABORT, 'only a signed answer is issued'); END;
CREATE TRIGGER submission_answer_issue_stays BEFORE DELETE ON submission_answer_issue BEGIN SELECT RAISE(ABORT, 'an issued answer stays'); END;

CREATE TABLE submission_answer_signature (
  submission_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('person','office')),
  by_id TEXT NOT NULL REFERENCES person (id),
  position TEXT NOT NULL,
  manifest BLOB NOT NULL CHECK (length(manifest) > 0),
  p7s BLOB NOT NULL CHECK (length(p7s) > 0),
  serial TEXT NOT NULL,
  signed_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, round, role),
  FOREIGN KEY (submission_id, round) REFERENCES submission_answer (submission_id, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_answer_signature_fixed BEFORE UPDATE ON submission_answer_signature BEGIN SELECT RAISE(ABORT, 'a signature is fixed'); END;
CREATE TRIGGER submission_answer_signature_order BEFORE INSERT ON submission_answer_signature WHEN NOT EXISTS (SELECT 1 FROM submission_answer a WHERE a.submission_id = NEW.submission_id AND a.round = NEW.round AND a.decision = 'approved' AND (NEW.role = 'office' OR a.by_id <> NEW.by_id)) OR NEW.role = 'office' AND NOT EXISTS (SELECT 1 FROM submission_answer_signature s WHERE s.submission_id = NEW.submission_id AND s.round = NEW.round AND s.role = 'person') BEGIN SELECT RAISE(ABORT, 'an approved answer is signed by another person than its drafter, then by the office'); END;
CREATE TRIGGER submission_answer_signature_stays BEFORE DELETE ON submission_answer_signature BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;

CREATE TABLE submission_basis (
  submission_id TEXT NOT NULL,
  act INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  attachment_id TEXT REFERENCES attachment (id),
  document_id TEXT REFERENCES document (id),
  PRIMARY KEY (submission_id, act, position),
  FOREIGN KEY (submission_id, act) REFERENCES submission_act (submission_id, position),
  CHECK ((attachment_id IS NULL) <> (document_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_basis_fixed BEFORE UPDATE ON submission_basis BEGIN SELECT RAISE(ABORT, 'what an act stands on is fixed'); END;
CREATE TRIGGER submission_basis_stays BEFORE DELETE ON submission_basis BEGIN SELECT RAISE(ABORT, 'what an act stands on stays'); END;

CREATE TABLE submission_chase (
  submission_id TEXT NOT NULL,
  consultation INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  way TEXT NOT NULL CHECK (way IN ('letter','envelope')),
  body TEXT NOT NULL CHECK (body <> ''),
  envelope_id TEXT REFERENCES outbox (id),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, consultation, position),
  FOREIGN KEY (submission_id, consultation) REFERENCES submission_consultation (submission_id, position),
  CHECK ((way = 'envelope') = (envelope_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_chase_fixed BEFORE UPDATE ON submission_chase BEGIN SELECT RAISE(ABORT, 'a chase is fixed'); END;
CREATE TRIGGER submission_chase_overdue BEFORE INSERT ON submission_chase WHEN NOT EXISTS (SELECT 1 FROM submission_consultation c WHERE c.submission_id = NEW.submission_id AND c.position = NEW.consultation AND c.answered_ms IS NULL AND c.due_on < date(NEW.at_ms / 1000, 'unixepoch','+7 hours')) BEGIN SELECT RAISE(ABORT, 'only an overdue question without an answer is chased'); END;
CREATE TRIGGER submission_chase_stays BEFORE DELETE ON submission_chase BEGIN SELECT RAISE(ABORT, 'a chase stays'); END;

CREATE TABLE submission_consultation (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  person_id TEXT REFERENCES person (id),
  office TEXT NOT NULL,
  question TEXT NOT NULL CHECK (question <> ''),
  due_on TEXT NOT NULL,
  asked_by TEXT NOT NULL REFERENCES person (id),
  asked_ms INTEGER NOT NULL,
  answer TEXT CHECK (answer <> ''),
  answered_by TEXT REFERENCES person (id),
  answered_ms INTEGER,
  PRIMARY KEY (submission_id, position),
  CHECK ((person_id IS NULL) = (office <> '')),
  CHECK (person_id IS NOT asked_by),
  CHECK ((answer IS NULL) = (answered_ms IS NULL)),
  CHECK ((answer IS NULL) = (answered_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX submission_consultation_open ON submission_consultation (due_on) WHERE answered_ms IS NULL;
CREATE TRIGGER submission_consultation_fixed BEFORE UPDATE ON submission_consultation WHEN OLD.answered_ms IS NOT NULL OR NEW.question <> OLD.question OR NEW.due_on <> OLD.due_on OR NEW.asked_by <> OLD.asked_by OR NEW.person_id IS NOT OLD.person_id OR NEW.office <> OLD.office OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position OR NEW.asked_ms <> OLD.asked_ms BEGIN SELECT RAISE(ABORT, 'what was asked and answered is fixed'); END;
CREATE TRIGGER submission_consultation_inside BEFORE INSERT ON submission_consultation WHEN EXISTS (SELECT 1 FROM submission_list l WHERE l.submission_id = NEW.submission_id AND l.due_on >= date(NEW.asked_ms / 1000, 'unixepoch','+7 hours') AND NEW.due_on > l.due_on) BEGIN SELECT RAISE(ABORT, 'a question is due before its case'); END;
CREATE TRIGGER submission_consultation_stays BEFORE DELETE ON submission_consultation BEGIN SELECT RAISE(ABORT, 'a consultation stays'); END;

CREATE TABLE submission_counter (
  grp TEXT NOT NULL,
  state TEXT NOT NULL,
  holder_id TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (grp, state, holder_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission_delivery (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  case_id TEXT NOT NULL REFERENCES submission (id),
  round INTEGER NOT NULL CHECK (round > 0),
  channel TEXT NOT NULL CHECK (channel IN ('handed','post','phone','email','portal','meeting','envelope')),
  document_code TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT;
CREATE INDEX submission_delivery_case ON submission_delivery (case_id);
CREATE TRIGGER submission_delivery_answered BEFORE INSERT ON submission_delivery WHEN NOT EXISTS (SELECT 1 FROM submission_answer WHERE submission_id = NEW.case_id AND round = NEW.round AND decision = 'approved') BEGIN SELECT RAISE(ABORT, 'only an approved answer is delivered'); END;
CREATE TRIGGER submission_delivery_fixed BEFORE UPDATE ON submission_delivery BEGIN SELECT RAISE(ABORT, 'a delivery is fixed'); END;
CREATE TRIGGER submission_delivery_stays BEFORE DELETE ON submission_delivery BEGIN SELECT RAISE(ABORT, 'a delivery stays'); END;

CREATE TABLE submission_extension (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  due_before TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (due_on > due_before),
  reason TEXT NOT NULL CHECK (reason <> ''),
  asked_by TEXT NOT NULL REFERENCES person (id),
  asked_ms INTEGER NOT NULL,
  decision TEXT CHECK (decision IN ('approved','rejected')),
  decided_by TEXT REFERENCES person (id),
  decided_ms INTEGER,
  latest_on TEXT,
  most INTEGER,
  PRIMARY KEY (submission_id, position),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK ((decision IS NULL) = (decided_ms IS NULL)),
  CHECK (decided_by IS NULL OR decided_by <> asked_by)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX submission_extension_one ON submission_extension (submission_id) WHERE decision IS NULL;
CREATE TRIGGER submission_extension_cap_fixed BEFORE UPDATE OF latest_on, most ON submission_extension BEGIN SELECT RAISE(ABORT, 'the cap of an extension is fixed'); END;
CREATE TRIGGER submission_extension_capped BEFORE INSERT ON submission_extension WHEN NEW.latest_on IS NULL OR NEW.most IS NULL OR NEW.due_on > NEW.latest_on OR NEW.most <= (SELECT count(*) FROM submission_extension WHERE submission_id = NEW.submission_id AND decision = 'approved') BEGIN SELECT RAISE(ABORT, 'an extension stays within its cap'); END;
CREATE TRIGGER submission_extension_fixed BEFORE UPDATE ON submission_extension WHEN OLD.decision IS NOT NULL OR NEW.due_on <> OLD.due_on OR NEW.asked_by <> OLD.asked_by OR NEW.reason <> OLD.reason OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position BEGIN SELECT RAISE(ABORT, 'what was asked and decided is fixed'); END;
CREATE TRIGGER submission_extension_stays BEFORE DELETE ON submission_extension BEGIN SELECT RAISE(ABORT, 'an extension stays'); END;

CREATE TABLE submission_form (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id),
  rule_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  lines TEXT NOT NULL CHECK (json_valid(lines))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_form_fixed BEFORE UPDATE ON submission_form BEGIN SELECT RAISE(ABORT, 'a filed form is fixed'); END;
CREATE TRIGGER submission_form_stays BEFORE DELETE ON submission_form BEGIN SELECT RAISE(ABORT, 'a filed form stays'); END;

CREATE TABLE submission_link (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  kind TEXT NOT NULL CHECK (kind IN ('submission','document')),
  target_id TEXT NOT NULL,
  note TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  undone_by TEXT REFERENCES person (id),
  undone_ms INTEGER,
  PRIMARY KEY (submission_id, position),
  CHECK (submission_id <> target_id),
  CHECK ((undone_by IS NULL) = (undone_ms IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX submission_link_once ON submission_link (submission_id, target_id) WHERE undone_ms IS NULL;
CREATE INDEX submission_link_target ON submission_link (target_id) WHERE undone_ms IS NULL;
CREATE TRIGGER submission_link_fixed BEFORE UPDATE ON submission_link WHEN OLD.undone_ms IS NOT NULL OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position OR NEW.kind <> OLD.kind OR NEW.target_id <> OLD.target_id OR NEW.note <> OLD.note OR NEW.by_id <> OLD.by_id BEGIN SELECT RAISE(ABORT, 'a link is undone, never rewritten'); END;
CREATE TRIGGER submission_link_known BEFORE INSERT ON submission_link WHEN NEW.kind = 'submission' AND NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.target_id) OR NEW.kind = 'document' AND NOT EXISTS (SELECT 1 FROM document WHERE id = NEW.target_id) BEGIN SELECT RAISE(ABORT, 'a link leads to a record'); END;
CREATE TRIGGER submission_link_stays BEFORE DELETE ON submission_link BEGIN SELECT RAISE(ABORT, 'a link stays'); END;

CREATE TABLE submission_list (
  sort_key INTEGER PRIMARY KEY,
  submission_id TEXT NOT NULL UNIQUE,
  grp TEXT NOT NULL CHECK (grp IN ('pakn','skgp','vuong-mac')),
  receipt_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  field TEXT NOT NULL,
  received_on TEXT NOT NULL,
  received_ms INTEGER NOT NULL,
  state TEXT NOT NULL,
  holder_id TEXT,
  due_on TEXT,
  files INTEGER NOT NULL
) STRICT;
CREATE INDEX submission_list_due ON submission_list (due_on, sort_key) WHERE due_on IS NOT NULL AND state IN ('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved');
CREATE INDEX submission_list_group ON submission_list (grp, sort_key);
CREATE INDEX submission_list_holder ON submission_list (holder_id, sort_key) WHERE holder_id IS NOT NULL;
CREATE INDEX submission_list_state ON submission_list (state, sort_key);
CREATE TRIGGER submission_list_counted AFTER INSERT ON submission_list BEGIN INSERT INTO submission_counter VALUES (NEW.grp, NEW.state, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER submission_list_recounted AFTER UPDATE OF grp, state, holder_id ON submission_list WHEN OLD.state <> NEW.state OR OLD.holder_id IS NOT NEW.holder_id OR OLD.grp <> NEW.grp BEGIN UPDATE submission_counter SET n = n - 1 WHERE grp = OLD.grp AND state = OLD.state AND holder_id = ifnull(OLD.holder_id, ''); INSERT INTO submission_counter VALUES (NEW.grp, NEW.state, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1; END;
CREATE TRIGGER submission_list_stays BEFORE DELETE ON submission_list BEGIN SELECT RAISE(ABORT, 'a list line stays'); END;
CREATE TRIGGER submission_stay_begins AFTER INSERT ON submission_list WHEN NEW.grp <> 'vuong-mac' BEGIN INSERT INTO submission_stay (line, position, grp, via, state, lead_id, due_day, from_day, to_day, step, accepted) VALUES (NEW.sort_key, 0, NEW.grp, 'receive', NEW.state, NEW.holder_id, CAST(julianday(NEW.due_on) - 2440587.5 AS INTEGER), CAST(julianday(NEW.received_on) - 2440587.5 AS INTEGER), 999999, 1, 0); END;
CREATE TRIGGER submission_stay_moved_date AFTER UPDATE OF due_on ON submission_list WHEN NEW.due_on IS NOT OLD.due_on AND NEW.state = OLD.state AND ifnull((SELECT max(position) FROM submission_act WHERE submission_id = NEW.submission_id), 0) = (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key) BEGIN UPDATE submission_stay SET due_day = CAST(julianday(NEW.due_on) - 2440587.5 AS INTEGER) WHERE line = NEW.sort_key AND to_day = 999999; END;
CREATE TRIGGER submission_stay_moves AFTER UPDATE OF state, holder_id, due_on ON submission_list WHEN (SELECT max(position) FROM submission_act WHERE submission_id = NEW.submission_id) > (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key) AND (NEW.state <> OLD.state OR NEW.holder_id IS NOT OLD.holder_id OR NEW.due_on IS NOT OLD.due_on OR (SELECT act FROM submission_act WHERE submission_id = NEW.submission_id ORDER BY position DESC LIMIT 1) IN ('accept','assign','ask-supplement','rate','close')) BEGIN UPDATE submission_stay SET to_day = max(from_day, (SELECT ((at_ms + 25200000) / 86400000) FROM submission_act WHERE submission_id = NEW.submission_id ORDER BY position DESC LIMIT 1)) WHERE line = NEW.sort_key AND to_day = 999999; INSERT INTO submission_stay (line, position, grp, via, state, lead_id, due_day, from_day, to_day, step, accepted, late, days, rating) SELECT NEW.sort_key, a.position, NEW.grp, a.act, NEW.state, NEW.holder_id, CAST(julianday(NEW.due_on) - 2440587.5 AS INTEGER), b.to_day, 999999, (NEW.state IN ('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved')) - (b.state IN ('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved')), a.act IN ('accept','assign') AND NOT EXISTS (SELECT 1 FROM submission_stay e WHERE e.line = NEW.sort_key AND e.accepted = 1), CASE WHEN b.state = 'approved' AND NEW.state = 'answered' THEN ifnull(b.to_day > b.due_day, 0) WHEN b.state = 'approved' AND NEW.state = 'closed' THEN 1 END, CASE WHEN b.state = 'approved' AND NEW.state = 'answered' THEN b.to_day - CAST(julianday(NEW.received_on) - 2440587.5 AS INTEGER) END, CASE WHEN a.act IN ('rate','close') AND NOT EXISTS (SELECT 1 FROM submission_stay r WHERE r.line = NEW.sort_key AND r.rating IS NOT NULL AND r.position > (SELECT ifnull(max(q.position), 0) FROM submission_stay q WHERE q.line = NEW.sort_key AND q.via = 'approve-answer')) THEN (SELECT rating FROM submission WHERE id = NEW.submission_id) END FROM submission_act a JOIN submission_stay b ON b.line = NEW.sort_key AND b.position = (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key) WHERE a.submission_id = NEW.submission_id ORDER BY a.position DESC LIMIT 1; END;

CREATE TABLE submission_merge (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  master_id TEXT NOT NULL REFERENCES submission (id),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  undone_by TEXT REFERENCES person (id),
  undone_ms INTEGER,
  PRIMARY KEY (submission_id, position),
  CHECK (submission_id <> master_id),
  CHECK ((undone_by IS NULL) = (undone_ms IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX submission_merge_master ON submission_merge (master_id) WHERE undone_ms IS NULL;
CREATE UNIQUE INDEX submission_merge_one ON submission_merge (submission_id) WHERE undone_ms IS NULL;
CREATE TRIGGER submission_merge_fixed BEFORE UPDATE OF submission_id, position, master_id, by_id, at_ms ON submission_merge BEGIN SELECT RAISE(ABORT, 'a merge is undone, never rewritten'); END;
CREATE TRIGGER submission_merge_flat BEFORE INSERT ON submission_merge WHEN EXISTS (SELECT 1 FROM submission_merge WHERE undone_ms IS NULL AND (submission_id = NEW.master_id OR master_id = NEW.submission_id)) BEGIN SELECT RAISE(ABORT, 'a master is no duplicate itself'); END;
CREATE TRIGGER submission_merge_stays BEFORE DELETE ON submission_merge BEGIN SELECT RAISE(ABORT, 'a merge stays'); END;
CREATE TRIGGER submission_merge_undone_once BEFORE UPDATE OF undone_by, undone_ms ON submission_merge WHEN OLD.undone_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a merge is undone once'); END;

CREATE TABLE submission_pass_on (
  answer_id TEXT PRIMARY KEY REFERENCES inbox (id),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  channel TEXT NOT NULL CHECK (channel IN ('handed','post','phone','email','portal','meeting')),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX submission_pass_on_case ON submission_pass_on (submission_id);
CREATE TRIGGER submission_pass_on_answered BEFORE INSERT ON submission_pass_on WHEN (SELECT state FROM submission WHERE id = NEW.submission_id) <> 'transferred' OR NOT EXISTS (SELECT 1 FROM inbox i JOIN outbox o ON o.id = json_extract(i.manifest, '$.metadata.about') WHERE i.id = NEW.answer_id AND i.kind = 'submission-answer' AND i.stage = 'applied' AND o.kind = 'submission' AND o.peer_station = i.sender_station AND o.submission_id = NEW.submission_id) BEGIN SELECT RAISE(ABORT, 'only an answer that stands with a transferred case is passed on'); END;
CREATE TRIGGER submission_pass_on_fixed BEFORE UPDATE ON submission_pass_on BEGIN SELECT RAISE(ABORT, 'what was passed on is fixed'); END;
CREATE TRIGGER submission_pass_on_stays BEFORE DELETE ON submission_pass_on BEGIN SELECT RAISE(ABORT, 'what was passed on stays'); END;

CREATE TABLE submission_pause (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  from_on TEXT NOT NULL,
  to_on TEXT,
  PRIMARY KEY (submission_id, from_on),
  CHECK (to_on IS NULL OR to_on >= from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission_publication (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL CHECK (body <> ''),
  answer TEXT NOT NULL CHECK (answer <> ''),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  decision TEXT CHECK (decision IN ('approved','rejected')),
  decided_by TEXT REFERENCES person (id),
  decided_ms INTEGER,
  PRIMARY KEY (submission_id, position),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK ((decision IS NULL) = (decided_ms IS NULL)),
  CHECK (decided_by IS NULL OR decided_by <> by_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX submission_publication_one ON submission_publication (submission_id) WHERE decision IS NULL;
CREATE INDEX submission_publication_released ON submission_publication (decided_ms) WHERE decision = 'approved';
CREATE TRIGGER submission_publication_fixed BEFORE UPDATE ON submission_publication WHEN OLD.decision IS NOT NULL OR NEW.title <> OLD.title OR NEW.body <> OLD.body OR NEW.answer <> OLD.answer OR NEW.by_id <> OLD.by_id OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position BEGIN SELECT RAISE(ABORT, 'a public copy is fixed once it is proposed'); END;
CREATE TRIGGER submission_publication_stays BEFORE DELETE ON submission_publication BEGIN SELECT RAISE(ABORT, 'a public copy stays'); END;

CREATE TABLE submission_publication_bundle (
  submission_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  bundle_id TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, position, bundle_id),
  FOREIGN KEY (submission_id, position) REFERENCES submission_publication (submission_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_publication_bundle_released BEFORE INSERT ON submission_publication_bundle WHEN NOT EXISTS (SELECT 1 FROM submission_publication p WHERE p.submission_id = NEW.submission_id AND p.position = NEW.position AND p.decision = 'approved') BEGIN SELECT RAISE(ABORT, 'only a released copy leaves'); END;
CREATE TRIGGER submission_publication_bundle_stays BEFORE DELETE ON submission_publication_bundle BEGIN SELECT RAISE(ABORT, 'what left stays known'); END;

CREATE TABLE submission_refusal_notice (
  case_id TEXT NOT NULL REFERENCES submission (id),
  refusal INTEGER NOT NULL CHECK (refusal > 0),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  channel TEXT NOT NULL CHECK (channel IN ('handed','post','phone','email','portal','meeting')),
  note TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (case_id, refusal, submission_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_refusal_notice_fixed BEFORE UPDATE ON submission_refusal_notice BEGIN SELECT RAISE(ABORT, 'what was told is fixed'); END;
CREATE TRIGGER submission_refusal_notice_refused BEFORE INSERT ON submission_refusal_notice WHEN (SELECT state FROM submission WHERE id = NEW.case_id) <> 'refused' OR NEW.submission_id <> NEW.case_id AND NOT EXISTS (SELECT 1 FROM submission_merge WHERE submission_id = NEW.submission_id AND master_id = NEW.case_id AND undone_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'only the senders of a refused case are told of a refusal'); END;
CREATE TRIGGER submission_refusal_notice_stays BEFORE DELETE ON submission_refusal_notice BEGIN SELECT RAISE(ABORT, 'what was told stays'); END;

CREATE TABLE submission_rules (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL CHECK (position > 0),
  pack TEXT NOT NULL CHECK (pack LIKE 'submission@%'),
  by_id TEXT NOT NULL REFERENCES person (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_rules_fixed BEFORE UPDATE ON submission_rules BEGIN SELECT RAISE(ABORT, 'a version that was taken over stays'); END;
CREATE TRIGGER submission_rules_stays BEFORE DELETE ON submission_rules BEGIN SELECT RAISE(ABORT, 'a version that was taken over stays'); END;

CREATE TABLE submission_same (
  hash BLOB NOT NULL CHECK (length(hash) = 16),
  submission_id TEXT NOT NULL REFERENCES submission (id),
  PRIMARY KEY (hash, submission_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER submission_same_fixed BEFORE UPDATE ON submission_same BEGIN SELECT RAISE(ABORT, 'its words are fixed'); END;
CREATE TRIGGER submission_same_stays BEFORE DELETE ON submission_same BEGIN SELECT RAISE(ABORT, 'its words stay'); END;

CREATE TABLE submission_sender (
  submission_id TEXT PRIMARY KEY REFERENCES submission (id),
  sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
  sealed BLOB NOT NULL CHECK (length(sealed) > 32),
  masked TEXT NOT NULL CHECK (json_valid(masked)),
  complete INTEGER NOT NULL CHECK (complete IN (0,1)),
  erased_ms INTEGER
) STRICT;
CREATE TRIGGER submission_sender_erased BEFORE UPDATE ON submission_sender WHEN OLD.erased_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an erased identity stays erased'); END;
CREATE TRIGGER submission_sender_fixed BEFORE UPDATE OF submission_id ON submission_sender BEGIN SELECT RAISE(ABORT, 'a sender belongs to one submission'); END;
CREATE TRIGGER submission_sender_stays BEFORE DELETE ON submission_sender BEGIN SELECT RAISE(ABORT, 'an identity is erased, its row stays'); END;

CREATE TABLE submission_series (
  prefix TEXT NOT NULL,
  year INTEGER NOT NULL,
  next INTEGER NOT NULL CHECK (next > 0),
  PRIMARY KEY (prefix, year)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER receipts_wait_for_their_check BEFORE UPDATE OF next ON submission_series WHEN EXISTS (SELECT 1 FROM number_check WHERE kind = 'receipts' AND subject = OLD.prefix || '/' || OLD.year AND settled_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'receipt codes wait for their check'); END;
CREATE TRIGGER submission_series_only_grows BEFORE UPDATE ON submission_series WHEN NEW.prefix <> OLD.prefix OR NEW.year <> OLD.year OR NEW.next <> OLD.next + 1 BEGIN SELECT RAISE(ABORT, 'numbers of receipts go up by one'); END;
CREATE TRIGGER submission_series_stays BEFORE DELETE ON submission_series BEGIN SELECT RAISE(ABORT, 'numbers of receipts stay'); END;

CREATE TABLE submission_stay (
  line INTEGER NOT NULL REFERENCES submission_list (sort_key),
  position INTEGER NOT NULL CHECK (position >= 0),
  grp TEXT NOT NULL,
  via TEXT NOT NULL,
  state TEXT NOT NULL,
  lead_id TEXT,
  due_day INTEGER,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL CHECK (to_day >= from_day),
  step INTEGER NOT NULL CHECK (step IN (-1, 0, 1)),
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  late INTEGER CHECK (late IN (0, 1)),
  days INTEGER CHECK (days >= 0),
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  PRIMARY KEY (from_day, line, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX submission_stay_line ON submission_stay (line, position);
CREATE INDEX submission_stay_open ON submission_stay (to_day, from_day, due_day, state, grp, lead_id) WHERE state IN ('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved');
CREATE TRIGGER submission_stay_fixed BEFORE UPDATE ON submission_stay WHEN OLD.to_day <> 999999 OR NEW.line <> OLD.line OR NEW.position <> OLD.position OR NEW.grp <> OLD.grp OR NEW.via <> OLD.via OR NEW.state <> OLD.state OR NEW.lead_id IS NOT OLD.lead_id OR NEW.from_day <> OLD.from_day OR NEW.step <> OLD.step OR NEW.accepted <> OLD.accepted OR NEW.late IS NOT OLD.late OR NEW.days IS NOT OLD.days OR NEW.rating IS NOT OLD.rating BEGIN SELECT RAISE(ABORT, 'where a case stood is fixed'); END;
CREATE TRIGGER submission_stay_stays BEFORE DELETE ON submission_stay BEGIN SELECT RAISE(ABORT, 'where a case stood stays'); END;

CREATE TABLE swapped_day (
  on_date TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('off','work','half')),
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE token_certificate (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL CHECK (owner IN ('office','person')),
  person_id TEXT REFERENCES person (id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  der BLOB NOT NULL CHECK (length(der) > 0),
  bound_ms INTEGER NOT NULL,
  bound_by TEXT NOT NULL REFERENCES person (id),
  compared_how TEXT NOT NULL CHECK (trim(compared_how) <> ''),
  ended_ms INTEGER CHECK (ended_ms >= bound_ms),
  ended_by TEXT REFERENCES person (id),
  CHECK ((owner = 'person') = (person_id IS NOT NULL)),
  CHECK ((ended_ms IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX token_certificate_holder ON token_certificate (owner, ifnull(person_id, '')) WHERE ended_ms IS NULL;
CREATE UNIQUE INDEX token_certificate_once ON token_certificate (sha256) WHERE ended_ms IS NULL;
CREATE TRIGGER token_certificate_ended BEFORE UPDATE ON token_certificate WHEN OLD.ended_ms IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a binding that ended stays so'); END;
CREATE TRIGGER token_certificate_fixed BEFORE UPDATE OF id, owner, person_id, sha256, der, bound_ms, bound_by, compared_how ON token_certificate BEGIN SELECT RAISE(ABORT, 'a certificate that was compared is fixed'); END;
CREATE TRIGGER token_certificate_stays BEFORE DELETE ON token_certificate BEGIN SELECT RAISE(ABORT, 'what was signed with it names it'); END;

CREATE TABLE tombstone (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  destruction_id TEXT NOT NULL REFERENCES destruction (id),
  level TEXT NOT NULL,
  files INTEGER NOT NULL CHECK (files >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  keys INTEGER NOT NULL CHECK (keys >= 0),
  copies INTEGER NOT NULL CHECK (copies >= 0),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tombstone_after_erasure BEFORE INSERT ON tombstone WHEN EXISTS (SELECT 1 FROM content_key_grant WHERE document_id = NEW.document_id) OR EXISTS (SELECT 1 FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.document_id) OR EXISTS (SELECT 1 FROM content_key_escrow WHERE document_id = NEW.document_id) OR EXISTS (SELECT 1 FROM record_key WHERE document_id = NEW.document_id AND (name LIKE 'text.%' OR holder = 'content')) OR EXISTS (SELECT 1 FROM recall_order WHERE document_id = NEW.document_id AND closed_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'a key, a file or an open recall is left'); END;
CREATE TRIGGER tombstone_fixed BEFORE UPDATE ON tombstone BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
CREATE TRIGGER tombstone_needs_decision BEFORE INSERT ON tombstone WHEN NOT EXISTS (SELECT 1 FROM destruction d JOIN destruction_item i ON i.destruction_id = d.id WHERE d.id = NEW.destruction_id AND d.state = 'decided' AND i.document_id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'nothing is destroyed without a decision'); END;
CREATE TRIGGER tombstone_not_held BEFORE INSERT ON tombstone WHEN EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = NEW.document_id AND released_ms IS NULL) BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
CREATE TRIGGER tombstone_stays BEFORE DELETE ON tombstone BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;

CREATE TABLE training_calendar (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ahead_days INTEGER NOT NULL CHECK (ahead_days BETWEEN 0 AND 400)
) STRICT;
CREATE TRIGGER training_calendar_begins BEFORE INSERT ON training_calendar WHEN (SELECT training FROM station WHERE id = 1) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'the calendar moves in a training vault only'); END;
CREATE TRIGGER training_calendar_moves BEFORE UPDATE ON training_calendar WHEN (SELECT training FROM station WHERE id = 1) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'the calendar moves in a training vault only'); END;

CREATE TABLE transfer (
  id TEXT PRIMARY KEY,
  giver_id TEXT NOT NULL REFERENCES person (id),
  receiver_id TEXT REFERENCES person (id),
  outside TEXT CHECK (outside <> ''),
  outside_person TEXT NOT NULL,
  carrier TEXT NOT NULL,
  seal TEXT NOT NULL,
  note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('offered','accepted','refused','withdrawn')),
  offered_ms INTEGER NOT NULL,
  decided_ms INTEGER,
  decided_by TEXT REFERENCES person (id),
  reason TEXT NOT NULL,
  seal_found TEXT CHECK (seal_found IN ('intact','torn','wrong')),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  giver_signature BLOB NOT NULL,
  receiver_signature BLOB,
  paper_receipt TEXT CHECK (paper_receipt <> ''),
  CHECK ((receiver_id IS NULL) <> (outside IS NULL)),
  CHECK (receiver_id IS NOT giver_id),
  CHECK ((state = 'offered') = (decided_ms IS NULL)),
  CHECK ((decided_ms IS NULL) = (decided_by IS NULL)),
  CHECK (state <> 'accepted' OR CASE WHEN receiver_id IS NULL THEN paper_receipt IS NOT NULL ELSE receiver_signature IS NOT NULL END),
  CHECK (state NOT IN ('refused','withdrawn') OR reason <> '')
) STRICT;
CREATE INDEX transfer_open ON transfer (state, offered_ms);
CREATE TRIGGER transfer_decided_once BEFORE UPDATE ON transfer WHEN OLD.state <> 'offered' BEGIN SELECT RAISE(ABORT, 'a hand-over is decided once'); END;
CREATE TRIGGER transfer_fixed BEFORE UPDATE OF id, giver_id, receiver_id, outside, carrier, seal, note, offered_ms, facts, giver_signature ON transfer BEGIN SELECT RAISE(ABORT, 'a hand-over is fixed'); END;
CREATE TRIGGER transfer_stays BEFORE DELETE ON transfer BEGIN SELECT RAISE(ABORT, 'a hand-over stays'); END;

CREATE TABLE transfer_copy (
  transfer_id TEXT NOT NULL REFERENCES transfer (id),
  copy_id TEXT NOT NULL REFERENCES copy (id),
  PRIMARY KEY (transfer_id, copy_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX transfer_copy_copy ON transfer_copy (copy_id);
CREATE TRIGGER transfer_copy_fixed BEFORE UPDATE ON transfer_copy BEGIN SELECT RAISE(ABORT, 'a hand-over is fixed'); END;
CREATE TRIGGER transfer_copy_from_its_holder BEFORE INSERT ON transfer_copy WHEN NOT EXISTS (SELECT 1 FROM copy c JOIN transfer t ON t.giver_id = c.holder_id WHERE c.id = NEW.copy_id AND c.state = 'in-custody' AND t.id = NEW.transfer_id AND t.state = 'offered') OR EXISTS (SELECT 1 FROM transfer_copy x JOIN transfer t ON t.id = x.transfer_id WHERE x.copy_id = NEW.copy_id AND t.state = 'offered') BEGIN SELECT RAISE(ABORT, 'only its holder gives a copy, and once'); END;
CREATE TRIGGER transfer_copy_stays BEFORE DELETE ON transfer_copy BEGIN SELECT RAISE(ABORT, 'a hand-over is fixed'); END;

CREATE TABLE unit_member (
  person_id TEXT NOT NULL REFERENCES person (id),
  from_day INTEGER NOT NULL,
  unit_id TEXT REFERENCES office_unit (id),
  set_ms INTEGER NOT NULL,
  set_by TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (person_id, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_member_unit ON unit_member (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE update_shown (
  serial INTEGER PRIMARY KEY CHECK (serial > 0),
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  shown_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER update_shown_fixed BEFORE UPDATE ON update_shown BEGIN SELECT RAISE(ABORT, 'what was shown is fixed'); END;
CREATE TRIGGER update_shown_stays BEFORE DELETE ON update_shown BEGIN SELECT RAISE(ABORT, 'what was shown stays'); END;

CREATE TABLE volume_rule (
  kind TEXT PRIMARY KEY,
  lines INTEGER NOT NULL CHECK (lines BETWEEN 50 AND 100000)
) STRICT, WITHOUT ROWID;

CREATE TABLE words_behind (
  document_id TEXT PRIMARY KEY REFERENCES document (id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER words_behind_none BEFORE INSERT ON words_behind BEGIN SELECT RAISE(ABORT, 'nothing falls behind any more'); END;
