import type { CliCommand } from '../command.ts';
import { demoRound } from './round-command.ts';
import { cardLines } from './show-cards.ts';

/** `guong demo round|cards`. */
export const demo: CliCommand = {
  name: 'demo',
  usage: 'guong demo round [tệp] [--out thư-mục] | demo cards',
  summary: 'Chạy trọn một đợt qua HTTP, hoặc in lại thẻ đăng nhập của bản trình diễn.',
  async run(context) {
    const [what, ...args] = context.args;
    if (what === 'round') return demoRound({ ...context, args });
    if (what !== 'cards') return 2;
    const lines = await cardLines(context.settings.dataFolder, context.clock());
    lines.forEach(context.say);
    return lines.length > 0 ? 0 : 1;
  },
};
