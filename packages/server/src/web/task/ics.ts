import { createHash } from 'node:crypto';
import type { LineView } from './task-view.ts';

const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, (mark) => `\\${mark}`)
    .replace(/\s+/g, ' ');

/** Lines of at most 75 bytes, continued by a space (RFC 5545, 3.1); a letter of several bytes is never cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
}

interface Calendar {
  readonly tasks: readonly LineView[];
  readonly origin: string;
  readonly now: Date;
  readonly titleOf: (task: LineView) => string;
}
/** The due days of tasks as a calendar file (RFC 5545): whole days, one event a task, found again by its id. */
export function calendarFile({ tasks, origin, now, titleOf }: Calendar): Uint8Array<ArrayBuffer> {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const events = tasks.flatMap((task) => {
    if (task.dueOn === null) return [];
    const uid = createHash('sha256').update(task.taskId).digest('hex').slice(0, 32);
    return [
      'BEGIN:VEVENT',
      `UID:${uid}@guong`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${task.dueOn.replaceAll('-', '')}`,
      `SUMMARY:${escaped(titleOf(task))}`,
      `URL:${origin}/tasks/${task.taskId}`,
      'END:VEVENT',
    ];
  });
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Guong//Nhiem vu//VI', 'CALSCALE:GREGORIAN'];
  const lines = [...head, ...events, 'END:VCALENDAR'].map(folded);
  return new Uint8Array(Buffer.from(`${lines.join('\r\n')}\r\n`));
}
