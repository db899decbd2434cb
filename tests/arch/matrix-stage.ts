import { foundedHouse, foundIn, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { castingRound, type CastingRound } from '../../packages/core/src/testing/casting-round.ts';
import type { Actor } from '@guong/core/usecase';
import { buildServer } from '../../packages/server/src/app.ts';
import { buildCastServer } from '../../packages/server/src/cast-app.ts';

/** Methods that only read: `matrix-get` and `matrix-reflected` ask every address of these. */
export const READING: readonly string[] = ['GET'];
/** Methods that change something: `matrix-writes` asks every address of these. */
export const WRITING: readonly string[] = ['POST', 'PUT', 'DELETE', 'PATCH'];

/** A server of one of the two origins, as far as the matrix asks it. */
export interface Mounted {
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  request(path: string, init?: RequestInit): Response | Promise<Response>;
}

/** A house with a round in casting, people of every part in it, and an officer of another committee. */
export interface MatrixStage {
  readonly house: FoundedHouse;
  readonly round: CastingRound;
  readonly readers: Readonly<Record<'office' | 'leader' | 'member' | 'voter' | 'nobody' | 'stranger', Actor>>;
  /** What stands in an address for a parameter, by its name: ids that exist. */
  readonly known: Readonly<Record<string, string>>;
  /** The main origin as this actor sees it. */
  readonly serverFor: (actor: Actor) => Mounted;
  readonly cast: Mounted;
}

/** Sets the stage; takes some seconds. */
export async function matrixStage(): Promise<MatrixStage> {
  const house = await foundedHouse();
  const round = await castingRound(house, { voters: 12 });
  const other = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const nobody: Actor = { kind: 'anonymous', tenantId: house.tenantId };
  const { members, voters, subjectIds, roundId } = round.round;
  const [subjectId = ''] = subjectIds;
  return {
    house,
    round,
    readers: {
      office: house.office,
      leader: house.leader,
      member: members[0] ?? nobody,
      voter: voters[0] ?? nobody,
      nobody,
      stranger: other.office,
    },
    known: {
      roundId,
      protocolId: round.protocolId,
      personId: subjectId,
      subjectId,
      subjectNo: '1',
      commentNo: '1',
      step: 'close',
      room: 'ballot',
      code: 'gop-y-21',
      version: '1',
      sha256: 'ab'.repeat(32),
    },
    serverFor: (actor) =>
      buildServer(house.app, () =>
        Promise.resolve({
          actor,
          ...(actor.kind === 'person' && {
            visitor: { name: 'Nguyễn Thị Hoa Gạo', unitName: 'Đảng bộ phường Hoa Gạo' },
          }),
        }),
      ),
    cast: buildCastServer(house.app),
  };
}

/** A parameter of an address, with what the router lets it be. */
const PARAMETER = /:(\w+)(\{[^}]*\})?/g;

/** Every mounted address of a kind, once, without what only passes a request on. */
export function addressesOf({ routes }: Pick<Mounted, 'routes'>, methods: readonly string[]): string[] {
  const lines = routes.filter(({ method }) => methods.includes(method)).map(({ method, path }) => `${method} ${path}`);
  return [...new Set(lines)].filter((line) => !line.includes('*')).sort();
}

/** The address with ids that exist in place of its parameters. */
export const filled = ({ known, house }: MatrixStage, path: string): string =>
  path.replace(PARAMETER, (_, name: string) => known[name] ?? house.rootUnitId);

/** The names of the parameters of an address. */
export const parametersOf = (path: string): string[] => [...path.matchAll(PARAMETER)].map(([, name = '']) => name);
