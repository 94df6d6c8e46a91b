/** Phiếu trình ký: a document from writing to its line in a book. */
export const PROPOSALS = /* sql */ `
  -- Phiếu trình ký: the outgoing life of a document up to its line in a book, the versions of its draft, every step,
  -- delegations of signing, and the signatures. What must never happen is refused here as well: a number without a
  -- signature, a signer who drafted, a step that is taken back, a changed signature.
  CREATE TABLE delegation (
    id TEXT PRIMARY KEY, capacity TEXT NOT NULL CHECK (capacity <> ''),
    from_id TEXT NOT NULL REFERENCES person (id), to_id TEXT NOT NULL REFERENCES person (id),
    document TEXT NOT NULL CHECK (document <> ''), scope TEXT NOT NULL CHECK (scope <> ''),
    ceiling TEXT NOT NULL CHECK (ceiling IN ('none','mat','toi-mat')), type_ids TEXT NOT NULL CHECK (json_valid(type_ids)),
    from_on TEXT NOT NULL, to_on TEXT NOT NULL, entered_by TEXT NOT NULL REFERENCES person (id), entered_ms INTEGER NOT NULL,
    revoked_ms INTEGER, revoke_reason TEXT,
    -- For which acts: signing, permitting copies, taking out, destroying.
    acts TEXT NOT NULL DEFAULT '["sign"]' CHECK (json_valid(acts) AND json_array_length(acts) > 0),
    CHECK (from_id <> to_id), CHECK (from_on <= to_on), CHECK ((revoked_ms IS NULL) = (revoke_reason IS NULL))
  ) STRICT;
  CREATE INDEX delegation_to ON delegation (to_id, to_on);
  -- NĐ 30/2020 Điều 13: who acts under a delegation does not delegate it on.
  CREATE TRIGGER delegation_not_handed_on BEFORE INSERT ON delegation
    WHEN EXISTS (SELECT 1 FROM delegation d WHERE d.to_id = NEW.from_id AND d.capacity = NEW.capacity AND d.revoked_ms IS NULL
                   AND d.from_on <= NEW.to_on AND NEW.from_on <= d.to_on)
      OR EXISTS (SELECT 1 FROM delegation d WHERE d.from_id = NEW.to_id AND d.capacity = NEW.capacity AND d.revoked_ms IS NULL
                   AND d.from_on <= NEW.to_on AND NEW.from_on <= d.to_on)
  BEGIN SELECT RAISE(ABORT, 'a delegation is not delegated on'); END;
  CREATE TRIGGER delegation_fixed
    BEFORE UPDATE OF id, capacity, from_id, to_id, document, scope, ceiling, type_ids, from_on, to_on, entered_by, entered_ms ON delegation
  BEGIN SELECT RAISE(ABORT, 'a delegation is fixed'); END;
  CREATE TRIGGER delegation_stays_revoked BEFORE UPDATE OF revoked_ms, revoke_reason ON delegation WHEN OLD.revoked_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a revoked delegation stays revoked'); END;
  CREATE TRIGGER delegation_stays BEFORE DELETE ON delegation BEGIN SELECT RAISE(ABORT, 'a delegation stays'); END;
  CREATE TRIGGER delegation_acts_fixed BEFORE UPDATE OF acts ON delegation
  BEGIN SELECT RAISE(ABORT, 'a delegation is fixed'); END;

  CREATE TABLE proposal (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision > 0),
    state TEXT NOT NULL CHECK (state IN ('draft','checking','checked','presented','signed','registered','issued','filed','withdrawn','rejected')),
    level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')), urgency TEXT NOT NULL,
    type_id TEXT NOT NULL, subject TEXT, item_ref TEXT, basis TEXT NOT NULL, recipients TEXT NOT NULL CHECK (json_valid(recipients)),
    copies INTEGER CHECK (copies > 0), copy_allowed INTEGER CHECK (copy_allowed IN (0,1)),
    pages INTEGER, note TEXT NOT NULL, answers_id TEXT REFERENCES document (id),
    drafter_id TEXT NOT NULL REFERENCES person (id), checker_id TEXT REFERENCES person (id),
    signer_id TEXT REFERENCES person (id), clerk_id TEXT REFERENCES person (id),
    capacity TEXT NOT NULL, delegation_id TEXT REFERENCES delegation (id),
    -- what the signer decided, beside what was proposed (law A3.2)
    decided TEXT CHECK (decided IS NULL OR json_valid(decided)), decided_level TEXT CHECK (decided_level IN ('none','mat','toi-mat','tuyet-mat')),
    waits_id TEXT REFERENCES person (id), document_id TEXT UNIQUE REFERENCES document (id),
    dossier_code TEXT, dossier_title TEXT, rule_pack TEXT NOT NULL, created_ms INTEGER NOT NULL, changed_ms INTEGER NOT NULL,
    CHECK (level <> 'tuyet-mat' OR subject IS NULL),
    CHECK (checker_id IS NULL OR checker_id <> drafter_id), CHECK (signer_id IS NULL OR signer_id <> drafter_id),
    CHECK ((document_id IS NOT NULL) = (state IN ('registered','issued','filed'))),
    CHECK ((decided IS NULL) = (state IN ('draft','checking','checked','presented','withdrawn','rejected'))),
    CHECK ((decided IS NULL) = (decided_level IS NULL)),
    CHECK (state IN ('draft','withdrawn') OR (checker_id IS NOT NULL AND signer_id IS NOT NULL AND clerk_id IS NOT NULL
      AND recipients <> '[]'
      AND (level = 'none' OR (item_ref IS NOT NULL AND copies IS NOT NULL AND copy_allowed IS NOT NULL)))),
    CHECK (state <> 'filed' OR dossier_code <> '')
  ) STRICT;
  CREATE INDEX proposal_waits ON proposal (waits_id, changed_ms) WHERE waits_id IS NOT NULL;
  CREATE INDEX proposal_to_register ON proposal (state) WHERE state IN ('signed','registered');
  CREATE INDEX proposal_changed ON proposal (changed_ms, id);
  CREATE TRIGGER proposal_begins_as_draft BEFORE INSERT ON proposal WHEN NEW.state <> 'draft'
  BEGIN SELECT RAISE(ABORT, 'a proposal begins as a draft'); END;
  CREATE TRIGGER proposal_identity_fixed BEFORE UPDATE OF id, drafter_id, created_ms ON proposal
  BEGIN SELECT RAISE(ABORT, 'a proposal keeps its drafter'); END;
  CREATE TRIGGER proposal_document_fixed BEFORE UPDATE OF document_id ON proposal
    WHEN OLD.document_id IS NOT NULL AND NEW.document_id IS NOT OLD.document_id
  BEGIN SELECT RAISE(ABORT, 'a proposal keeps its document'); END;
  CREATE TRIGGER proposal_steps BEFORE UPDATE OF state ON proposal
    WHEN OLD.state <> NEW.state AND (OLD.state || '>' || NEW.state) NOT IN (
      'draft>checking','checking>checked','checked>presented','presented>signed','signed>registered','registered>issued','issued>filed',
      'checking>draft','checked>draft','presented>draft','signed>draft',
      'draft>withdrawn','checking>withdrawn','checked>withdrawn','presented>withdrawn','presented>rejected')
  BEGIN SELECT RAISE(ABORT, 'a proposal takes one step after the other'); END;
  CREATE TRIGGER proposal_level_only_rises BEFORE UPDATE OF level ON proposal
    WHEN instr('none mat toi-mat tuyet-mat', NEW.level) < instr('none mat toi-mat tuyet-mat', OLD.level)
  BEGIN SELECT RAISE(ABORT, 'a draft does not fall to a lower level'); END;
  CREATE TRIGGER proposal_words_sealed BEFORE INSERT ON proposal
    WHEN NEW.level <> 'none' AND ((NEW.subject IS NOT NULL AND NEW.subject NOT LIKE 'sealed:%')
    OR (NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%'))
  BEGIN SELECT RAISE(ABORT, 'words of a classified draft are sealed'); END;
  CREATE TRIGGER proposal_words_stay_sealed BEFORE UPDATE OF level, subject, note ON proposal
    WHEN NEW.level <> 'none' AND ((NEW.subject IS NOT NULL AND NEW.subject NOT LIKE 'sealed:%')
    OR (NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%'))
  BEGIN SELECT RAISE(ABORT, 'words of a classified draft are sealed'); END;
  CREATE TRIGGER proposal_stays BEFORE DELETE ON proposal BEGIN SELECT RAISE(ABORT, 'a proposal stays'); END;
  -- No way to a number without a signature.
  CREATE TRIGGER proposal_signed_by_a_signature BEFORE UPDATE OF state ON proposal
    WHEN NEW.state = 'signed' AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.proposal_id = NEW.id AND s.role = 'person'
    AND s.void_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'signed without a signature'); END;
  CREATE TRIGGER proposal_numbered_after_signing BEFORE UPDATE OF state ON proposal
    WHEN NEW.state = 'registered' AND (NOT EXISTS (SELECT 1 FROM signature s WHERE s.proposal_id = NEW.id AND s.role = 'person'
    AND s.void_ms IS NULL)
      OR ((SELECT max(paper) FROM signature s WHERE s.proposal_id = NEW.id AND s.role = 'person' AND s.void_ms IS NULL) = 0
        AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.proposal_id = NEW.id AND s.role = 'office')))
  BEGIN SELECT RAISE(ABORT, 'no number without the signatures'); END;
  -- What is on its way is not rewritten; a draft never falls to a lower level (law A3.3).
  CREATE TRIGGER proposal_fields_fixed BEFORE UPDATE OF level, urgency, type_id, item_ref, basis, recipients, copies,
    copy_allowed, pages, answers_id, checker_id, signer_id, clerk_id, capacity, delegation_id ON proposal
    WHEN OLD.state <> 'draft'
  BEGIN SELECT RAISE(ABORT, 'a proposal on its way is not rewritten'); END;
  CREATE TRIGGER proposal_words_fixed BEFORE UPDATE OF subject, note ON proposal
    WHEN OLD.state <> 'draft' AND NOT (ifnull(NEW.subject IS OLD.subject
      OR (OLD.subject NOT LIKE 'sealed:%' AND NEW.subject LIKE 'sealed:%'
      AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.subject LIKE 'sealed:%' AND NEW.subject NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
      AND ifnull(NEW.note IS OLD.note
      OR (OLD.note NOT LIKE 'sealed:%' AND NEW.note LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.note LIKE 'sealed:%' AND NEW.note NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0))
  BEGIN SELECT RAISE(ABORT, 'a proposal on its way is not rewritten'); END;

  -- Need-to-know: whom a phiếu trình has reached. Nobody else is told that it exists.
  CREATE TABLE proposal_reader (
    proposal_id TEXT NOT NULL REFERENCES proposal (id), person_id TEXT NOT NULL REFERENCES person (id),
    since_ms INTEGER NOT NULL, PRIMARY KEY (proposal_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX proposal_reader_person ON proposal_reader (person_id, proposal_id);

  -- The content key of a classified draft, wrapped for each of them.
  CREATE TABLE proposal_key_grant (
    proposal_id TEXT NOT NULL REFERENCES proposal (id) DEFERRABLE INITIALLY DEFERRED, person_id TEXT NOT NULL REFERENCES person (id),
    wrapped BLOB NOT NULL, granted_ms INTEGER NOT NULL, PRIMARY KEY (proposal_id, person_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE proposal_version (
    proposal_id TEXT NOT NULL REFERENCES proposal (id), number INTEGER NOT NULL CHECK (number > 0),
    attachment_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    erased_ms INTEGER, PRIMARY KEY (proposal_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER proposal_version_in_order BEFORE INSERT ON proposal_version
    WHEN NEW.number <> 1 + (SELECT count(*) FROM proposal_version WHERE proposal_id = NEW.proposal_id)
  BEGIN SELECT RAISE(ABORT, 'versions are numbered one after the other'); END;
  CREATE TRIGGER proposal_version_fixed
    BEFORE UPDATE OF proposal_id, number, attachment_id, kind, size_bytes, sha256, by_id, at_ms ON proposal_version
  BEGIN SELECT RAISE(ABORT, 'a version is fixed'); END;
  CREATE TRIGGER proposal_version_stays_erased BEFORE UPDATE OF erased_ms ON proposal_version WHEN OLD.erased_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'an erased version stays erased'); END;
  -- Erased means that the wrapped key is gone.
  CREATE TRIGGER proposal_version_erased_with_its_key BEFORE UPDATE OF erased_ms ON proposal_version
    WHEN EXISTS (SELECT 1 FROM attachment WHERE id = OLD.attachment_id)
  BEGIN SELECT RAISE(ABORT, 'the key of an erased version must be gone'); END;
  CREATE TRIGGER proposal_version_stays BEFORE DELETE ON proposal_version
  BEGIN SELECT RAISE(ABORT, 'the record of a version stays'); END;

  CREATE TABLE proposal_step (
    id TEXT PRIMARY KEY, proposal_id TEXT NOT NULL REFERENCES proposal (id), act TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL, version INTEGER, remark TEXT NOT NULL
  ) STRICT;
  CREATE INDEX proposal_step_of ON proposal_step (proposal_id, at_ms);
  CREATE TRIGGER proposal_step_words_sealed BEFORE INSERT ON proposal_step
    WHEN NEW.remark <> '' AND NEW.remark NOT LIKE 'sealed:%' AND (SELECT level FROM proposal WHERE id = NEW.proposal_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified draft are sealed'); END;
  CREATE TRIGGER proposal_step_stays BEFORE DELETE ON proposal_step BEGIN SELECT RAISE(ABORT, 'a step stays'); END;
  CREATE TRIGGER proposal_step_fixed BEFORE UPDATE OF id, proposal_id, act, by_id, at_ms, version ON proposal_step
  BEGIN SELECT RAISE(ABORT, 'a step is fixed'); END;
  CREATE TRIGGER proposal_step_remark_fixed BEFORE UPDATE OF remark ON proposal_step
    WHEN NOT ifnull(NEW.remark IS OLD.remark
      OR (OLD.remark NOT LIKE 'sealed:%' AND NEW.remark LIKE 'sealed:%'
      AND (SELECT level FROM document WHERE id = (SELECT document_id FROM proposal WHERE id = OLD.proposal_id)) <> 'none')
      OR (OLD.remark LIKE 'sealed:%' AND NEW.remark NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = (SELECT document_id FROM proposal
      WHERE id = OLD.proposal_id) ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
  BEGIN SELECT RAISE(ABORT, 'a step is fixed'); END;

  -- CAdES-BES, detached: \`manifest\` is the signed content, \`p7s\` the signature. \`paper\` is a signature on paper
  -- (Tuyệt mật has no file here); it has no bytes.
  CREATE TABLE signature (
    id TEXT PRIMARY KEY, proposal_id TEXT NOT NULL REFERENCES proposal (id),
    role TEXT NOT NULL CHECK (role IN ('person','office')), by_id TEXT NOT NULL REFERENCES person (id),
    capacity TEXT NOT NULL, position TEXT NOT NULL, paper INTEGER NOT NULL CHECK (paper IN (0,1)),
    manifest BLOB, p7s BLOB, serial TEXT, signed_ms INTEGER NOT NULL, void_ms INTEGER, pdf_update TEXT,
    CHECK ((paper = 1) = (manifest IS NULL)), CHECK ((manifest IS NULL) = (p7s IS NULL)), CHECK ((p7s IS NULL) = (serial IS NULL)),
    CHECK (pdf_update IS NULL OR (role = 'person' AND paper = 0))
  ) STRICT;
  CREATE UNIQUE INDEX signature_in_force ON signature (proposal_id, role) WHERE void_ms IS NULL;
  CREATE TRIGGER signature_by_the_signer BEFORE INSERT ON signature
    WHEN NOT EXISTS (SELECT 1 FROM proposal p WHERE p.id = NEW.proposal_id
      AND ((NEW.role = 'person' AND p.state = 'presented' AND p.signer_id = NEW.by_id AND NEW.by_id <> p.drafter_id)
      OR (NEW.role = 'office' AND p.state = 'signed')))
  BEGIN SELECT RAISE(ABORT, 'only the signer signs, and never the drafter'); END;
  CREATE TRIGGER signature_fixed
    BEFORE UPDATE OF id, proposal_id, role, by_id, capacity, position, paper, manifest, p7s, serial, signed_ms ON signature
  BEGIN SELECT RAISE(ABORT, 'a signature is fixed'); END;
  CREATE TRIGGER signature_update_sealed BEFORE INSERT ON signature
    WHEN NEW.pdf_update NOT LIKE 'sealed:%' AND (SELECT level FROM proposal WHERE id = NEW.proposal_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified draft are sealed'); END;
  CREATE TRIGGER signature_update_only_goes BEFORE UPDATE OF pdf_update ON signature WHEN NEW.pdf_update IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a signature is fixed'); END;
  CREATE TRIGGER signature_void_once BEFORE UPDATE OF void_ms ON signature
    WHEN OLD.void_ms IS NOT NULL OR (SELECT state FROM proposal WHERE id = OLD.proposal_id) <> 'signed'
  BEGIN SELECT RAISE(ABORT, 'a signature is given back only before the number'); END;
  CREATE TRIGGER signature_stays BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
`;
