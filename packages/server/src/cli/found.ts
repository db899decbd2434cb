import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { openHouse, type House } from '@guong/core/house';
import { identity } from '@guong/core/identity';
import { dayOf } from '@guong/core/kernel';
import { org } from '@guong/core/org';
import { addTenant, listTenants } from '@guong/core/platform';
import { perform, type AnyUseCase, type SystemActor } from '@guong/core/usecase';
import type { CliCommand } from './command.ts';

const OPTIONS = {
  code: { type: 'string' },
  name: { type: 'string' },
  officer: { type: 'string' },
  leader: { type: 'string' },
  'leader-title': { type: 'string', default: 'Bí thư' },
  founded: { type: 'string' },
  host: { type: 'string' },
} as const;

/** How a committee begins: its names, and the first two people, one of whom prepares what the other approves. */
export interface Founding {
  readonly code: string;
  readonly name: string;
  readonly officer: string;
  readonly leader: string;
  readonly leaderTitle: string;
  readonly foundedOn: string;
  /** Host name that leads to it, where several committees share an installation. */
  readonly host: string | null;
}

/** `guong found …`: brings a committee into the house, with an officer and a leader, and prints their cards. */
export const found: CliCommand = {
  name: 'found',
  usage:
    'guong found --code HG --name "Đảng bộ phường …" --officer "họ tên" --leader "họ tên" [--leader-title "Bí thư"] [--founded 2025-07-01] [--host tên-máy]',
  summary: 'Lập một đảng bộ với cán bộ văn phòng và lãnh đạo đầu tiên, in thẻ mời của hai người.',
  async run({ args, settings, clock, say }) {
    const founding = foundingFrom(args, dayOf(clock()));
    if (!founding) return 2;
    const house = await openHouse(settings, { clock, as: 'visit' });
    try {
      const lines = await foundCommittee(house, founding);
      lines.forEach(say);
      return lines.length > 1 ? 0 : 1;
    } finally {
      await house.close();
    }
  },
};

function foundingFrom(args: readonly string[], today: string): Founding | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { code, name, officer, leader, founded = today, host = null } = values;
    if (code === undefined || name === undefined || officer === undefined || leader === undefined) return undefined;
    return { code, name, officer, leader, foundedOn: founded, host, leaderTitle: values['leader-title'] };
  } catch {
    return undefined;
  }
}

/** What there is to say: the cards, or one line that says why nothing was founded. */
export async function foundCommittee(house: Pick<House, 'app' | 'reach'>, founding: Founding): Promise<string[]> {
  const { app, reach } = house;
  const { code, name, officer, foundedOn, host } = founding;
  const input = { code, name, officerName: officer, foundedOn };
  const sound = org.found.input.safeParse(input);
  if (!sound.success)
    return [sound.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')];
  const tenantCode = code.toLowerCase();
  if ((await listTenants(app.stores.app)).some((tenant) => tenant.code === tenantCode)) {
    return [`Đã có đảng bộ mang mã ${code}. / There is a committee with this code.`];
  }
  const tenantId = randomUUID();
  await addTenant(reach('guong_owner'), { tenantId, code: tenantCode, name, host });
  const system: SystemActor = { kind: 'system', tenantId, job: 'found' };
  const act = async <U extends AnyUseCase>(useCase: U, raw: object): Promise<z.output<U['output']>> => {
    const done = await perform(app, system, useCase, raw);
    if (!done.ok) throw new Error(`refused: ${JSON.stringify(done.fault)}`);
    return done.value as z.output<U['output']>;
  };
  const { rootUnitId, officerId } = await act(org.found, input);
  const leader = await act(org.addPerson, { fullName: founding.leader, fromOn: foundedOn });
  const post = { unitId: rootUnitId, title: founding.leaderTitle, isHead: true, isLeader: true, precedence: 1 };
  const { id: postId } = await act(org.createPost, { ...post, powers: ['approve'], fromOn: foundedOn });
  await act(org.appoint, { personId: leader.personId, postId, fromOn: foundedOn });
  const { cards } = await act(identity.inviteMany, { personIds: [officerId, leader.personId] });
  return [
    `Đã lập ${name}. Hai thẻ mời, mỗi thẻ dùng một lần; trao tận tay: / founded; two cards, each good once:`,
    ...cards.flatMap(({ fullName, login, code: typed, qr, expiresOn }) => [
      `  ${fullName}: ${login}, mã ${typed}, tới ${expiresOn}`,
      `    ${app.settings.mainOrigin}/invitation/${qr}`,
    ]),
  ];
}
