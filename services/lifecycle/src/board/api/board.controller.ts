import { Controller, Get, Query } from '@nestjs/common';
import { type BoardQuery, boardQuery, type BoardView, boardView } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { BoardQueries } from '../read-models/board.queries.js';

@Controller('api/v1/board')
export class BoardController {
  constructor(private readonly queries: BoardQueries) {}

  /** What is where: entities × stages, and the newest releases with what may be done with them. */
  @Get()
  @Access('anyone')
  @Answers(boardView)
  board(@Query({ schema: boardQuery }) query: BoardQuery): Promise<BoardView> {
    return this.queries.board(query);
  }
}
