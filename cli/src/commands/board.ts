import { Flags } from '@oclif/core';
import type { BoardView } from '@wordslab/contracts';
import { listFlags } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';

export default class Board extends TenantCommand {
  static override description =
    'Show the board: which version of what is where, which release each stage has, and how old this knowledge is.';
  static override result = 'boardView';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --kind dataset',
  ];
  static override flags = {
    kind: Flags.string({ description: 'Only entities of this kind.', helpValue: 'KIND' }),
    name: Flags.string({ description: 'Only the entity of this name.', helpValue: 'NAME' }),
    ...listFlags,
  };

  protected async work(): Promise<BoardView> {
    const { flags } = await this.parse(Board);
    const { answerOf } = await import('@wordslab/api-client');
    const { boardText } = await import('../find/board-text.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const { kind, name, limit, after } = flags;
    const board = await answerOf(lifecycle.GET('/api/v1/board', { params: { query: { kind, name, limit, after } } }));
    this.log(boardText(board));
    this.tellNext(board.next);
    return board;
  }
}
