import { ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayOperate } from '../operation.policy.ts';
import { forbidden } from '../operation.refusals.ts';
import { NoInput, NotedOutput, NoteBackupInput, NoteRestoreInput } from '../operation.schema.ts';

/** Asks whether a copy of everything may be made now. Its row is in the copy: a restored house tells where it is from. */
export const beginBackup = command({
  name: 'operation.beginBackup',
  http: 'none',
  summary: 'Bắt đầu sao lưu toàn bộ dữ liệu',
  input: NoInput,
  output: NotedOutput,
  run(ctx) {
    const permit = mayOperate(ctx.actor, 'operation.beginBackup');
    if (!permit) return Promise.resolve(forbidden('operation.beginBackup'));
    const event = { type: 'operation.backup_begun', subject: ctx.tenantId, data: {} };
    return Promise.resolve(ok({ permit, value: { notedAt: ctx.now }, event }));
  },
});

/** Notes a copy that is whole: how much is in it, and the hash that tells it from any other file. */
export const noteBackup = command({
  name: 'operation.noteBackup',
  http: 'none',
  summary: 'Ghi nhận bản sao lưu vừa hoàn thành',
  input: NoteBackupInput,
  output: NotedOutput,
  run(ctx, saved) {
    const permit = mayOperate(ctx.actor, 'operation.noteBackup');
    if (!permit) return Promise.resolve(forbidden('operation.noteBackup'));
    const event = { type: 'operation.backed_up', subject: ctx.tenantId, data: saved };
    return Promise.resolve(ok({ permit, value: { notedAt: ctx.now }, event }));
  },
});

/** The first row of a house that came back from a backup: whoever reads the chain sees that time went back here. */
export const noteRestore = command({
  name: 'operation.noteRestore',
  http: 'none',
  summary: 'Ghi nhận dữ liệu vừa được phục hồi từ bản sao lưu',
  input: NoteRestoreInput,
  output: NotedOutput,
  run(ctx, brought) {
    const permit = mayOperate(ctx.actor, 'operation.noteRestore');
    if (!permit) return Promise.resolve(forbidden('operation.noteRestore'));
    const event = { type: 'operation.restored', subject: ctx.tenantId, data: brought };
    return Promise.resolve(ok({ permit, value: { notedAt: ctx.now }, event }));
  },
});
