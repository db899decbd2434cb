import type { Seat } from './desk.ts';

const vi = {
  received: 'Số phần đã nhận',
  in: 'đã nộp phần',
  out: 'chưa nộp',
  left: (count: number) => `còn chờ ${count} phần`,
};
const en = {
  received: 'Parts received',
  in: 'part handed in',
  out: 'not yet',
  left: (count: number) => `${count} still to come`,
} satisfies typeof vi;

/** Who of the committee has handed in his part, how many it takes, and what is left. */
export function MembersProgress(props: {
  readonly members: readonly Seat[];
  readonly from: readonly number[];
  readonly threshold: number;
  readonly lang: 'vi' | 'en';
}) {
  const { members, from, threshold, lang } = props;
  const t = lang === 'vi' ? vi : en;
  const missing = Math.max(0, threshold - from.length);
  return (
    <div class="card">
      <div class="progress" role="status">
        <progress aria-label={t.received} value={Math.min(from.length, threshold)} max={threshold} />
        <span class="figure">
          {t.received}: {from.length}/{threshold}
          {missing > 0 && ` · ${t.left(missing)}`}
        </span>
      </div>
      <ul class="items">
        {members.map(({ memberIndex, name }) => (
          <li key={memberIndex}>
            <div>
              <b>{name}</b>
            </div>
            <span class={from.includes(memberIndex) ? 'pill good' : 'pill'}>
              {from.includes(memberIndex) ? t.in : t.out}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
