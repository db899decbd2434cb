import type { z } from 'zod';

/**
 * Field messages out of a failed parse: `{ 'subjects.0.name': 'Nhập họ tên' }`.
 * The first message of a field wins: one clear sentence helps more than three.
 */
export function messagesOf(error: z.ZodError): Record<string, string> {
  // A visitor chooses these names: `constructor` and `__proto__` must find nothing that was there before.
  const fields = new Map<string, string>();
  for (const issue of error.issues) {
    for (const field of fieldsOf(issue)) fields.set(field, fields.get(field) ?? messageOf(issue));
  }
  return Object.fromEntries(fields);
}

const fieldsOf = (issue: z.core.$ZodIssue): string[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [issue.path.join('.')];

const messageOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? 'Trường này không có trong biểu mẫu' : issue.message;
