import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../testing/meeting-hall.ts';
import { holderOf, pemOf, signPdf } from '../../testing/sign-pdf.ts';
import { perform } from '../../usecase/index.ts';
import { meeting } from './index.ts';

let house: FoundedHouse;
let hall: Hall;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
});

/** A held meeting with its minutes drawn, and the PDF as it was given out. */
async function drawn(title: string) {
  const meetingId = await hall.opened({ title });
  await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 4) });
  await hall.tell(meeting.close, { meetingId });
  await hall.tell(meeting.drawMinutes, { meetingId, family: 'party', documentPlace: 'Hoa Gạo' });
  const { bytes } = await hall.tell(meeting.minutesFile, { meetingId, form: 'pdf' });
  return { meetingId, pdf: new Uint8Array(bytes) };
}
const send = (meetingId: string, bytes: Uint8Array) =>
  perform(house.app, house.office, meeting.signMinutes, {
    ...{ meetingId, by: 'certificate', file: { fileName: 'da-ky.pdf', mediaType: 'application/pdf', bytes } },
  });

test('minutes signed elsewhere by certificate are checked against the very PDF that was given out', async () => {
  const [first, second] = [await drawn('Sinh hoạt tháng 10'), await drawn('Sinh hoạt tháng 11')];
  const ca = await holderOf({ name: 'CA Hoa Gạo' });
  const chair = await holderOf({ name: 'Trần Thị Chủ Tọa', by: ca, algorithm: 'RSA' });
  const at = house.clock.now();
  expect(await send(first.meetingId, first.pdf)).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  const others = JSON.stringify(await send(first.meetingId, await signPdf(second.pdf, chair, at)));
  expect(others).toContain('không phải đúng bản PDF');
  const signed = await signPdf(first.pdf, chair, at);
  valueOf(await send(first.meetingId, signed));
  const kept = await hall.tell(meeting.one, { meetingId: first.meetingId });
  expect(kept.state).toBe('minuted');
  expect(kept.minutes?.signatures).toMatchObject([
    { signer: 'Trần Thị Chủ Tọa', issuer: 'CA Hoa Gạo', isIssuerTrusted: false },
  ]);
  const file = await hall.tell(meeting.minutesFile, { meetingId: first.meetingId, form: 'signed' });
  expect(Buffer.from(file.bytes).equals(signed)).toBe(true);
  const folder = house.app.settings.authorityFolder;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'ca.crt'), pemOf(ca));
  valueOf(await send(second.meetingId, await signPdf(second.pdf, chair, at)));
  const trusted = await hall.tell(meeting.one, { meetingId: second.meetingId });
  expect(trusted.minutes?.signatures).toMatchObject([{ isIssuerTrusted: true }]);
});
