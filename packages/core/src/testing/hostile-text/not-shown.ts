import type { TextField } from './text-fields.ts';

/**
 * Text fields that no page, paper or file shows and no person types as a text: INJ-1 does not ask for them. Reviewed by hand;
 * each with the reason.
 */
const NOT_SHOWN: readonly (readonly [field: RegExp, why: string])[] = [
  [/ (password|passwordAgain)$/, 'a password is hashed and never shown'],
  [/ (sessionToken|keepSessionToken|apiToken|deviceToken|proof|token|totpCode)$/, 'a secret the door carries'],
  [/^identity\.openInvitation (login|code)$/, 'compared with a card; what was typed is shown back by INJ-2'],
  [/^identity\.signIn login$/, 'compared with an account; what was typed is shown back by INJ-2'],
  [/ from$/, 'the door writes the prefix of an address'],
  [/^identity\.(addPasskey|signInWithPasskey) response\./, 'what a device answers; compared, never shown'],
  [/^identity\.removePasskey credentialId$/, 'names a key that is there'],
  [
    /^ballot\.submit(Result|Shares) /,
    'signed bytes of the station; comments in them come with the ballots of the story',
  ],
  [/ file\.mediaType$/, 'compared with the bytes, and one of a few kinds'],
  [/^ballot\.(createRound|editRound) templateCode$/, 'names a template that is there'],
  [/^ballot\.setRoll categories\[\]$/, 'names categories that are there'],
  [/^(meeting\.setInvitation categories\[\]|meeting\.plan kind|org\.found kind)$/, 'names a kind that is there'],
  [/ (sha256|files\[\]\.sha256)$/, 'the name of bytes in the file store: 64 hex digits'],
  [/^document\.receive formerly\[\]\.symbol$/, 'compared with the symbols in the register'],
  [/^document\.withdrawAlias alias$/, 'names an alias that is there'],
  [/^task\.previewAppendix file\.fileName$/, 'only its ending is read'],
  [/^meeting\.checkIn(Number)? (code|number)$/, 'compared with what hangs in the hall'],
];

/** Why INJ-1 leaves this field out; nothing when it does not. */
export const reasonNotShown = ({ useCase, path }: Pick<TextField, 'useCase' | 'path'>): string | undefined =>
  NOT_SHOWN.find(([field]) => field.test(`${useCase} ${path}`))?.[1];
