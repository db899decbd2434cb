import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { checkBundle } from '@guong/ballot';
import { deviceEngine } from '@guong/ballot/devices';
import type { CliCommand } from './command.ts';

const USAGE = 'guong bundle check <gói số liệu .tar> [dấu SHA-256 đã công bố]';
const MARKS = { ok: 'KHỚP     ', failed: 'SAI      ', 'not-run': 'không kiểm' } as const;

/** `guong bundle check`: anybody checks a published bundle on his own machine; needs no house and no network. */
export const bundle: CliCommand = {
  name: 'bundle',
  usage: USAGE,
  summary: 'Ai cũng tự kiểm được gói số liệu đã công bố: chữ ký, phép đối chiếu, bản công bố.',
  run({ args: [what, file, published], say }) {
    return what === 'check' && file !== undefined ? check({ file, published, say }) : Promise.resolve(2);
  },
};

interface Asked {
  readonly file: string;
  readonly published: string | undefined;
  readonly say: (line: string) => void;
}

/** 0 when the hash is the published one (where it was given) and no check fails, else 1. */
async function check({ file, published, say }: Asked): Promise<number> {
  const bytes = new Uint8Array(await readFile(file));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const isSame = published === undefined || published.toLowerCase() === hash;
  say(`SHA-256 ${hash}${published === undefined ? '' : isSame ? ' KHỚP dấu đã công bố' : ' KHÁC dấu đã công bố'}`);
  const options = { fingerprint: null, keptHeads: [], witnesses: 0, publish: null };
  const findings = checkBundle(deviceEngine, bytes, options);
  for (const { id, title, state, detail } of findings) say(`${MARKS[state]} ${id} ${title}. ${detail}`.trimEnd());
  const failed = findings.filter(({ state }) => state === 'failed').length;
  const held = findings.filter(({ state }) => state === 'ok').length;
  say(
    `${held.toString()} phép kiểm khớp, ${failed.toString()} sai. / ${held.toString()} hold, ${failed.toString()} fail.`,
  );
  return isSame && failed === 0 ? 0 : 1;
}
