import type { z } from 'zod';

/**
 * Field messages out of a failed parse: `{ 'subjects.0.name': 'Nhập họ tên' }`.
 * The first message of a field wins: one clear sentence helps more than three.
 */
export function messagesOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) fields[[...issue.path, key].join('.')] ??= 'Trường này không có trong biểu mẫu';
      continue;
    }
    fields[issue.path.join('.')] ??= issue.message;
  }
  return fields;
}
