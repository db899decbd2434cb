/** Vietnamese texts of the source that no refusal speaks: the file (below packages/, of core below src/), its declarations. */
type Places = Readonly<Record<string, string>>;

/** Papers, lists to take away and news: Vietnamese for everybody, as the office files them. */
const PAPERS: Places = {
  'modules/ballot/release/minutes-paper.ts': 'instantInWords COMPLAINTS CIRCULATION paperOf signaturesOf',
  'modules/ballot/release/minutes-record.ts': 'REASONS countRecordOf',
  'modules/ballot/release/papers/paper-of-round.ts': 'shortInstant timesOf HELP',
  'modules/ballot/release/papers/papers.views.ts': 'rollPaper HOW_TO_CHECK groupsOf',
  'modules/ballot/release/papers/result-sheet.views.ts': 'sheetFrom',
  'modules/ballot/roll-export.views.ts': 'HEADER exportRoll',
  'modules/document/cascade/matrix.views.ts': 'STATE_WORDS exportMatrix tableOf wordsOf',
  'modules/document/draft/draft-own.views.ts': 'factsOf',
  'modules/document/draft/draft-paper.ts':
    'PARTS USUAL_PARTS APPENDIX_COLUMNS draftPaper recipientsOf placeAndDate groundsOf groundLine partsOf appendixOf',
  'modules/document/export.views.ts': 'HEADER VALIDITY_WORDS exportRegister',
  'modules/document/template/filled-example.ts': 'SHARED PARTY STATE EXAMPLE_TASKS',
  'modules/document/template/starter.views.ts': 'starterPaper',
  'modules/meeting/minutes-paper.ts': 'KIND_WORDS instantText minutesPaperOf',
  'modules/meeting/minutes.views.ts': 'newsOf',
  'modules/org/import/report.views.ts': 'HEADER importReport outcomeOf wordFor exportPeople',
};

/** What is kept: names of things, kinds to begin with, reasons that the house writes into its own records. */
const KEPT: Places = {
  'modules/ballot/setup/manifest-of.ts': 'manifestOf',
  'modules/ballot/templates.ts': 'FOUR_LEVELS FEEDBACK_ITEMS PRODUCT_TEMPLATES',
  'modules/document/delivery/message.views.ts': 'askFrom',
  'modules/document/delivery/receive.ts': 'bringUpToDate',
  'modules/document/template/filled-template.ts': 'templateName',
  'modules/identity/commands/passkeys.ts': 'passkeyOptions',
  'modules/identity/commands/totp.ts': 'enrolTotp',
  'modules/identity/sign-in.schema.ts': 'DeviceLabel',
  'modules/meeting/commands/make-up.ts': 'planMakeUp',
  'modules/meeting/kinds.ts': 'STARTER_KINDS',
  'modules/org/found.schema.ts': 'FoundInput',
  'modules/org/starter-kinds.ts': 'STARTER_KINDS',
};

/** Where in a table something stands, in sentences that are put together. */
const NOTES: Places = {
  'spreadsheet/src/text/read-text.ts': 'TextRows',
  'spreadsheet/src/xlsx/worksheet.ts': 'WorksheetCollector',
};

/** Words that are looked for in what people send. */
const LOOKED_FOR: Places = {
  'modules/org/import/header-words.ts': 'HEADER_WORDS',
  'platform/secrecy-mark.ts': 'MARKS',
  'spreadsheet/src/text/decode.ts': 'VOWELS_1258',
};

/** Pieces of sentences; the sentences stand in the catalogue whole. */
const PIECES: Places = {
  'modules/document/template/fields.ts': 'unknownName',
  'spreadsheet/src/refusal.ts': 'SAVE_AS_XLSX COPY_VALUES SPLIT RESEND',
};

/** For the operator at the machine: on the terminal and in the log, in both languages at once where it stops the start. */
const TERMINAL: Places = {
  'open-round.ts': 'openRound',
  'platform/backup/archive-bytes.ts': 'refused openBytes sealedBytes readerOf',
  'platform/backup/archive-reader.ts': 'openArchive findParts lengthAt readPart',
  'platform/backup/manifest.ts': 'everyPartMatches readManifest',
  'platform/backup/restore.ts': 'stepsOf fill refuseFilled putFiles putTables',
  'platform/cluster-files.ts': 'refuseUnreachable',
  'platform/embedded.ts': 'clusterOf',
  'platform/folder-lock.ts': 'inUse refuseNetworkShare',
  'platform/installation.ts': 'settleInstallation',
  'platform/mail/mail-settings.ts': 'unsafeMail',
  'platform/migrate.ts': 'migrate refuseStrangers',
  'platform/os-account.ts': 'databaseAccount',
  'platform/postmaster.ts': 'untilReady',
  'platform/secrets.ts': 'masterKey refuseExposed',
  'platform/settings.ts': 'unsafeSettings unsafeDemo unsafeProduction',
};

/** Every `file#declaration` whose Vietnamese texts are not spoken by refusals; reviewed by hand. */
export const NOT_REFUSALS: ReadonlySet<string> = new Set(
  [PAPERS, KEPT, NOTES, LOOKED_FOR, PIECES, TERMINAL].flatMap((places) =>
    Object.entries(places).flatMap(([file, names]) => names.split(' ').map((name) => `${file}#${name}`)),
  ),
);
