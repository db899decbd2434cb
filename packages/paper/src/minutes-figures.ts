import { absentText, type CountMinutes, type SubjectCount, totalCopies } from './count-minutes-record.ts';
import { copiesText, countText, fractionText, groupedText, percentText } from './figures.ts';

/** One figure of the minutes: where it stands in the record, and how every written form must show it. */
export type Figure = { readonly name: string; readonly text: string };

/**
 * Every figure that count minutes must show, read from the record itself and not from its layout, so that a test can
 * look for each of them in the text of the PDF and of the DOCX.
 */
export function plainText(minutes: CountMinutes): readonly Figure[] {
  return [
    ...totalFigures(minutes),
    ...minutes.equations.flatMap(({ id, left, right, holds }) => [
      { name: `${id} left`, text: countText(left) },
      { name: `${id} right`, text: countText(right) },
      { name: `${id} verdict`, text: holds ? 'Khớp' : 'KHÔNG KHỚP' },
    ]),
    ...minutes.subjects.flatMap((subject) => subjectFigures(subject, minutes.percentBase.count)),
    ...(minutes.categoryTables ?? []).flatMap(({ rows }) =>
      rows.flatMap(({ label, counts }) => counts.map((count) => ({ name: label, text: countText(count) }))),
    ),
    ...fingerprintFigures(minutes),
    { name: 'copies', text: copiesText(totalCopies(minutes)) },
  ];
}

function totalFigures({ totals, attendance, commentCount, percentBase }: CountMinutes): Figure[] {
  const { roll, issued, notIssued, collected, notReturned, valid, invalid, invalidReasons } = totals;
  const optional: readonly (readonly [string, number | undefined])[] = [
    ['summoned', attendance?.summoned],
    ['present', attendance?.present],
    ['comments', commentCount],
  ];
  return [
    { name: 'roll', text: countText(roll) },
    ...shared('issued', issued, roll),
    ...shared('not issued', notIssued, roll),
    ...shared('collected', collected, issued),
    ...(notReturned === undefined ? [] : shared('not returned', notReturned, issued)),
    ...shared('valid', valid, collected),
    ...shared('invalid', invalid, collected),
    ...invalidReasons.map(({ label, count }) => ({ name: label, text: countText(count) })),
    ...optional.flatMap(([name, count]) => (count === undefined ? [] : [{ name, text: countText(count) }])),
    ...(attendance === undefined ? [] : [{ name: 'absent', text: absentText(attendance) }]),
    { name: 'percent base', text: countText(percentBase.count) },
  ];
}

const shared = (name: string, count: number, whole: number): Figure[] => [
  { name, text: countText(count) },
  { name: `${name} share`, text: percentText(count, whole) },
];

function subjectFigures(subject: SubjectCount, whole: number): Figure[] {
  return subject.tables.flatMap(({ items }) =>
    items.flatMap(({ label, counts, blank, invalid }) =>
      [...counts, blank, ...(invalid === undefined ? [] : [invalid])].flatMap((count) => [
        { name: `${subject.name}: ${label}`, text: fractionText(count, whole) },
        { name: `${subject.name}: ${label} share`, text: percentText(count, whole) },
      ]),
    ),
  );
}

function fingerprintFigures({ fingerprints }: CountMinutes): Figure[] {
  const { roundWords, rootHash, resultHash, bundleHash } = fingerprints;
  return [
    { name: 'round words', text: roundWords },
    { name: 'root hash', text: groupedText(rootHash, 8) },
    { name: 'result hash', text: groupedText(resultHash, 8) },
    { name: 'bundle hash', text: groupedText(bundleHash, 8) },
  ];
}
