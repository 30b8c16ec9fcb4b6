import { Controller, Get } from '@nestjs/common';
import { type HoldList, holdList } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { Holds } from '../application/holds.js';

@Controller('api/v1/holds')
export class HoldsController {
  constructor(private readonly holds: Holds) {}

  /** Holds in force. */
  @Get()
  @Access('anyone')
  @Answers(holdList)
  async list(): Promise<HoldList> {
    return { items: await this.holds.list() };
  }
}
