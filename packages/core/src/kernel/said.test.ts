import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inWords, keptSaid, readSaid, say, saidWhole } from './said.ts';

test('a sentence is kept as its words with numbered gaps and what stands in them, and is written in Vietnamese again', () => {
  const field = saidWhole('Ngày sinh');
  const said = say`Dòng ${'7'}, cột “${field}”: ${say`Dài quá ${'120'} ký tự.`}`;
  expect(said.say).toBe('Dòng {0}, cột “{1}”: {2}');
  expect(inWords(said)).toBe('Dòng 7, cột “Ngày sinh”: Dài quá 120 ký tự.');
  expect(readSaid('Sắp đến hạn 24/11/2026')).toBe('Sắp đến hạn 24/11/2026');
});

test('whatever was typed into a gap comes back as it was, also when it looks like a gap', () => {
  let tried = 0;
  const typed = fc.oneof(fc.string(), fc.constantFrom('{0}', '{1}', '$&', '{"say":"x","with":[]}'));
  fc.assert(
    fc.property(typed, typed, (one, other) => {
      const said = say`Trang “${one}” và ${say`ô ${other}`}`;
      expect(inWords(said)).toBe(`Trang “${one}” và ô ${other}`);
      expect(readSaid(keptSaid(said))).toEqual(said);
      tried += 1;
    }),
  );
  console.log(`sentences with gaps: ${String(tried)} written and kept`);
});
