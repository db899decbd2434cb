import { ok, say } from '../../../kernel/index.ts';
import { perform, type JobKind } from '../../../usecase/index.ts';
import { READ_STORED } from './read-stored-name.ts';
import { readStored } from './read-stored.ts';

/** Reads every file that is still unread, each in a transaction of its own, and says in the log how far it is. */
export const readStoredJob: JobKind = {
  name: READ_STORED,
  async run({ app, actor, progress }) {
    let done = 0;
    for (;;) {
      const step = await perform(app, actor, readStored, {});
      if (!step.ok) return step;
      const { read, left } = step.value;
      if (read === null) return ok({ message: say`Đã đọc ${String(done)} tệp đã lưu.` });
      done += 1;
      await progress({ done, total: done + left });
      app.log.info({ done, left, reading: read.reading }, 'a stored file was read');
    }
  },
};
