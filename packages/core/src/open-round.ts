import type pg from 'pg';

/**
 * Why the schema may not change and a backup may not come back now, or nothing: while ballots are handed out or cast,
 * an older state would let somebody vote twice or lose a vote (BAK-6).
 */
export async function openRound(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('ballot.round') is not null as there`);
  if (!rows[0]?.there) return undefined;
  const open = await client.query(`select 1 from ballot.round where state in ('issuing', 'issued', 'casting') limit 1`);
  return open.rowCount === 0 ? undefined : 'có đợt lấy phiếu đang phát hoặc đang bỏ phiếu; hãy chờ đóng hòm phiếu';
}
