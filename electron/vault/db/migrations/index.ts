import type { Migration } from '../migrate.ts';
import { m0001 } from './0001_foundation.ts';
import { m0002 } from './0002_documents.ts';
import { m0003 } from './0003_submissions.ts';
import { m0004 } from './0004_search.ts';
import { m0005 } from './0005_exchange.ts';
import { m0006 } from './0006_registers.ts';
import { m0007 } from './0007_proposals.ts';
import { m0008 } from './0008_protection.ts';
import { m0009 } from './0009_copies.ts';
import { m0010 } from './0010_access.ts';
import { m0011 } from './0011_clocks.ts';
import { m0012 } from './0012_reader_lists.ts';
import { m0013 } from './0013_intake.ts';
import { m0014 } from './0014_case_work.ts';
import { m0015 } from './0015_figures.ts';
import { m0016 } from './0016_edxml.ts';
import { m0017 } from './0017_exchange_kinds.ts';
import { m0018 } from './0018_ledger_heads.ts';
import { m0019 } from './0019_case_life.ts';
import { m0020 } from './0020_backup.ts';
import { m0021 } from './0021_relay.ts';
import { m0022 } from './0022_initiatives.ts';
import { m0023 } from './0023_search_marks.ts';
import { m0024 } from './0024_lessons.ts';
import { m0025 } from './0025_privacy.ts';
import { m0026 } from './0026_holds.ts';
import { m0027 } from './0027_grounds.ts';
import { m0028 } from './0028_updates_policy.ts';
import { m0029 } from './0029_keys.ts';
import { m0030 } from './0030_obstacles.ts';
import { m0031 } from './0031_envelope_words.ts';
import { m0032 } from './0032_outside_keys.ts';
import { m0033 } from './0033_plan.ts';
import { m0034 } from './0034_directory.ts';
import { m0035 } from './0035_reader_due.ts';
import { m0036 } from './0036_course.ts';
import { m0037 } from './0037_units.ts';
import { m0038 } from './0038_training_calendar.ts';
import { m0039 } from './0039_archive.ts';
import { m0040 } from './0040_plan_holder.ts';
import { m0041 } from './0041_outside_people.ts';
import { m0042 } from './0042_named_envelope.ts';
import { m0043 } from './0043_chases.ts';
import { m0044 } from './0044_unit_head.ts';
import { m0045 } from './0045_given_back.ts';
import { m0046 } from './0046_dossiers.ts';
import { m0047 } from './0047_named_again.ts';
import { m0048 } from './0048_words_follow.ts';
import { m0049 } from './0049_told.ts';
import { m0050 } from './0050_rule_packs.ts';
import { m0051 } from './0051_words_behind.ts';
import { m0052 } from './0052_act_words.ts';
import { m0053 } from './0053_answer_refused.ts';
import { m0054 } from './0054_rule_pack_offers.ts';
import { m0055 } from './0055_envelope_left.ts';
import { m0056 } from './0056_lost_numbers.ts';
import { m0057 } from './0057_passed_on.ts';
import { m0058 } from './0058_refusal_told.ts';
import { m0059 } from './0059_secrecy.ts';
import { m0060 } from './0060_quarantine.ts';
import { m0061 } from './0061_incidents.ts';
import { m0062 } from './0062_roster.ts';
import { m0063 } from './0063_vault_key.ts';
import { m0064 } from './0064_pages.ts';

/**
 * In order; a released step is frozen and never edited. test/integration/db/migrations.test.ts compares what comes out of
 * them with test/db/schema.sql; oldVaults.test.ts beside it opens a vault of each released schema (test/db/vaults/).
 */
export const MIGRATIONS: readonly Migration[] = [
  m0001,
  m0002,
  m0003,
  m0004,
  m0005,
  m0006,
  m0007,
  m0008,
  m0009,
  m0010,
  m0011,
  m0012,
  m0013,
  m0014,
  m0015,
  m0016,
  m0017,
  m0018,
  m0019,
  m0020,
  m0021,
  m0022,
  m0023,
  m0024,
  m0025,
  m0026,
  m0027,
  m0028,
  m0029,
  m0030,
  m0031,
  m0032,
  m0033,
  m0034,
  m0035,
  m0036,
  m0037,
  m0038,
  m0039,
  m0040,
  m0041,
  m0042,
  m0043,
  m0044,
  m0045,
  m0046,
  m0047,
  m0048,
  m0049,
  m0050,
  m0051,
  m0052,
  m0053,
  m0054,
  m0055,
  m0056,
  m0057,
  m0058,
  m0059,
  m0060,
  m0061,
  m0062,
  m0063,
  m0064,
];
