// Who may import whom. The six trust domains (page, main, vault, reader, signer, egress) and the purity of the rules stand on this;
// test/unit/importRules.test.ts plants a violation of each rule and expects it to be found.

const NETWORK = '^(node:)?(net|tls|https?|http2|dgram|dns|inspector)(/|$)';
const SQLITE = '(^|/)better-sqlite3';
const FORGE = '(^|/)node-forge(/|$)';
/** What takes foreign bytes apart. */
const PARSERS =
  'postal-mime|read-excel-file|csv-parse|yauzl|saxes|file-type|@cantoo/pdf-lib|fontkit|tesseract.js-core|@tesseract.js-data';

const deny = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { path: from }, to });
const denyExcept = (name, comment, from, exceptFrom, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: exceptFrom },
  to,
});

/**
 * The floors of the vault from the ground up, each with its rooms (electron/vault/README.md says what they are). A room
 * imports from its own floor and those below it, types included; on one floor too no rooms need each other
 * (test/unit/rooms.test.ts).
 */
export const FLOORS = {
  ground: 'crypto db disk printing reader tables updates workers zip',
  office:
    'audit examine incidents inspections keys knowing peers people policy roster rules seals search session units',
  files: 'attachments envelopes registers signatures signing stamps tokens',
  documents: 'access archive copies destruction documents dossiers edxml pages printedBooks proposals',
  cases: 'initiatives plan submissions',
  between: 'directory exchange figures obstacles',
  secrets: 'protection secrecy',
  shown: 'deadlines desk shown',
  station: 'accounts backup duties installing lost provision reports settings succession support',
  learning: 'lessons training',
};
const roomsOf = (floors) => `^electron/vault/(${floors.join(' ').replaceAll(' ', '|')})/`;
const vaultFloors = Object.entries(FLOORS).flatMap(([name, rooms], at, all) => {
  const above = all.slice(at + 1).map(([, others]) => others);
  const comment = 'a room of the vault imports from its own floor and those below it';
  return above.length === 0
    ? []
    : [deny(`vault-floor-${name}`, comment, roomsOf([rooms]), { path: roomsOf(above) })];
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'two files that need each other are one file, or need a third',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|woff2?|ttf)(\\?|$)|\\?(url|worker|raw|inline)' },
    },
    deny('shared-is-pure', 'shared code runs in every process', '^shared/', {
      pathNot: '^shared/|(^|/)zod(/|$)',
    }),
    deny(
      'domain-no-io',
      'rules are pure: no I/O, no contract; the ledger knows its acts by their words',
      '^shared/domain/',
      {
        pathNot: '^shared/(domain/|words/|(result|errors|ids|units)\\.ts$)|(^|/)zod(/|$)',
      },
    ),
    deny('renderer-walled', 'the page reaches the rest through the bridge only', '^renderer/', {
      path: '^electron/',
    }),
    deny('renderer-no-node', 'the page has no Node and no Electron', '^renderer/', {
      path: '^electron$|(^|/)node_modules/electron/',
    }),
    deny('renderer-no-core', 'the page has no Node modules', '^renderer/', { dependencyTypes: ['core'] }),
    {
      name: 'renderer-no-zod',
      comment: 'validation happens behind the bridge; zod would be the largest part of the page',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '(^|/)zod(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'renderer-no-schemas',
      comment:
        'of the contract the page needs types only (schemas would bring zod along, which evaluates text)',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: '^shared/(ipc/(contract|schemas)|domain/rules/schema)',
        dependencyTypesNot: ['type-only'],
      },
    },
    // the floors of the page, from the lowest; types count as well
    deny('words-lowest', 'words and design know nothing of the page', '^renderer/(i18n|design)/', {
      path: '^renderer/(keys|focus|components|data|forms|parts|features|shell|print)/',
    }),
    deny('keys-below-focus', 'keys know what is pressed, not where the focus goes', '^renderer/keys/', {
      path: '^renderer/(focus|components|data|forms|parts|features|shell|print)/',
    }),
    deny('focus-below-components', 'focus knows places, not what stands there', '^renderer/focus/', {
      path: '^renderer/(components|data|forms|parts|features|shell|print)/',
    }),
    deny('components-dumb', 'components know no question, no form, no part', '^renderer/components/', {
      path: '^renderer/(data|forms|parts|features|shell|print)/',
    }),
    deny('data-below-forms', 'what is asked does not know who shows it', '^renderer/data/', {
      path: '^renderer/(forms|parts|features|shell|print)/',
    }),
    deny('forms-below-parts', 'forms know no thing of the office', '^renderer/forms/', {
      path: '^renderer/(parts|features|shell|print)/',
    }),
    deny('parts-below-features', 'what several features show belongs to none', '^renderer/parts/', {
      path: '^renderer/(features|shell|print)/',
    }),
    deny('features-apart', 'screens know parts, never each other', '^renderer/features/([^/]+)/', {
      path: '^renderer/features/',
      pathNot: '^renderer/features/$1/',
    }),
    deny('features-below-shell', 'the shell knows the screens, not they the shell', '^renderer/features/', {
      path: '^renderer/(shell|print)/',
    }),
    deny('preload-thin', 'the bridge holds nothing but names', '^electron/preload/', {
      pathNot: '^(electron$|electron/preload/|shared/)|(^|/)node_modules/electron/',
    }),
    deny(
      'main-walled',
      'main starts the vault, the reader, the signer and egress by file name and talks to them by messages',
      '^electron/main/',
      {
        path: '^(electron/(vault|reader|signer|egress|cli|preload)|renderer)/',
      },
    ),
    deny('main-no-sockets', 'sockets live in egress only', '^electron/main/', { path: NETWORK }),
    deny('vault-no-electron', 'the vault runs under plain Node', '^electron/vault/', {
      path: '^electron$|(^|/)node_modules/electron/|^electron/(main|preload|signer|egress|cli)/|^renderer/',
    }),
    deny('vault-no-network', 'a secret and a socket never share a process', '^electron/vault/', {
      path: NETWORK,
    }),
    deny(
      'vault-no-parsers',
      'foreign bytes are read in the reader; the vault knows the shape of what it answers',
      '^electron/vault/',
      {
        path: `^electron/reader/|(^|/)node_modules/(${PARSERS})/|^(${PARSERS})(/|$)`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    deny(
      'reader-no-keys',
      'beside foreign bytes there is no key, no file, no socket: parsers, threads and what is shared',
      '^electron/reader/',
      {
        pathNot: `^(electron/reader|shared)/|(^|/)node_modules/(zod|${PARSERS})/|^(node:)?(buffer|path|zlib|worker_threads|crypto)$`,
      },
    ),
    denyExcept(
      'reader-proves-in-one-place',
      'hashes and public keys are for the signatures that others made; the reader has no key of its own',
      '^electron/reader/',
      '^electron/reader/signatures/',
      { path: '^(node:)?crypto$' },
    ),
    deny(
      'signer-alone',
      'beside a vendor’s library there is no key of the vault, no document, no socket',
      '^electron/signer/',
      {
        pathNot:
          '^(electron/signer|shared)/|(^|/)node_modules/(zod|koffi)/|^koffi$|^(node:)?(buffer|crypto|fs)$',
      },
    ),
    denyExcept(
      'koffi-one-place',
      'libraries of others are loaded in the signer only',
      '^(electron|renderer|shared)/',
      '^electron/signer/',
      { path: '(^|/)node_modules/(koffi|@koromix)/|^(koffi|@koromix)(/|$)' },
    ),
    deny('egress-no-secrets', 'egress sees sealed envelopes only', '^electron/egress/', {
      pathNot:
        '^(electron$|electron/egress/|shared/|(node:)?[a-z_/]+$)|(^|/)node_modules/(electron|@nats-io)/',
    }),
    denyExcept(
      'sockets-one-place',
      'the relay is spoken with in egress only',
      '^(electron|renderer|shared)/',
      '^electron/egress/',
      {
        path: '(^|/)node_modules/@nats-io/|^@nats-io/',
      },
    ),
    deny('egress-no-files', 'egress has no database, no files, no keys', '^electron/egress/', {
      path: '^(node:)?(fs|fs/promises|crypto|worker_threads)$|better-sqlite3|node-forge|argon2',
    }),
    deny('cli-over-vault', 'the command line is a skin over the vault', '^electron/cli/', {
      path: '^electron$|(^|/)node_modules/electron/|^electron/(main|preload|reader|signer|egress)/|^renderer/',
    }),
    denyExcept(
      'sqlite-only-in-db',
      'one place opens databases',
      '^(electron|renderer|shared)/',
      '^electron/vault/db/',
      {
        path: SQLITE,
        dependencyTypesNot: ['type-only'],
      },
    ),
    denyExcept(
      'forge-one-place',
      'one place reads and writes ASN.1',
      '^(electron|renderer|shared)/',
      '^electron/vault/crypto/',
      {
        path: FORGE,
      },
    ),
    ...vaultFloors,
    deny('db-is-ground', 'the database knows nothing of what it keeps', '^electron/vault/db/', {
      path: '^electron/vault/',
      pathNot: '^electron/vault/db/',
    }),
    deny('tables-are-ground', 'rows that several rooms read know no room', '^electron/vault/tables/', {
      path: '^electron/vault/',
      pathNot: '^electron/vault/((tables|db|crypto)/|ports\\.ts$)',
    }),
    deny(
      'knowing-is-below',
      'who may know what is asked by every room, and asks none of them',
      '^electron/vault/knowing/',
      {
        path: '^electron/vault/',
        pathNot: '^electron/vault/((knowing|tables|db|crypto|people|roster|seals)/|ports\\.ts$)',
      },
    ),
    deny('rules-are-below', 'rules and calendar are asked by every room', '^electron/vault/rules/', {
      path: '^electron/vault/',
      pathNot: '^electron/vault/((rules|tables|db|crypto|peers)/|ports\\.ts$)',
    }),
    deny(
      'migrations-frozen',
      'a migration must mean the same for ever',
      '^electron/vault/db/(migrations|schema)/',
      { pathNot: '^electron/vault/db/(migrations/|schema/|handles\\.ts$|migration\\.ts$)' },
    ),
    // the one exception: without Electron nobody else can start the process that reads foreign bytes
    deny(
      'no-child-process',
      'no part of the product starts programs',
      '^(electron|renderer|shared)/(?!cli/forkBeside\\.ts$)',
      { path: '^(node:)?(child_process|cluster|repl)$' },
    ),
    // the one exception: V8 gives its collector only to a context that is made after the flag
    deny(
      'no-vm',
      'no part of the product runs text as code',
      '^(electron|renderer|shared)/(?!main/hardening/forgetting\\.ts$)',
      { path: '^(node:)?vm$' },
    ),
    deny(
      'gallery-shows-components',
      'the gallery has no vault, no screens and no session',
      '^build/gallery/',
      {
        path: '^(electron/|test/|renderer/(data|forms|parts|features|shell|print)/)',
      },
    ),
    {
      name: 'not-from-tests',
      comment: 'the product does not depend on its tests or its build',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^(test|build)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
