import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { type GateList, gateList, type GateView, gateView, type SetGateBody, setGateBody } from '@wordslab/contracts';
import { Access, Answers, type CommandAnswer, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { Gates } from '../application/gates.js';

@Controller('api/v1/gates')
export class GatesController {
  constructor(private readonly gates: Gates) {}

  /** What each stage asks of evidence. */
  @Get()
  @Access('anyone')
  @Answers(gateList)
  async list(): Promise<GateList> {
    return { items: await this.gates.list() };
  }

  @Get(':stage')
  @Access('anyone')
  @Answers(gateView)
  show(@Param('stage') stage: string): Promise<GateView> {
    return this.gates.of(stage);
  }

  /** `none` lets a release with a model go on that states no requirement; what a release states holds all the same. */
  @Put(':stage')
  @Access('tenant-admin')
  @Answers(gateView)
  async set(
    @Param('stage') stage: string,
    @Body({ schema: setGateBody }) body: SetGateBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<GateView>> {
    return commandAnswer(await this.gates.set(stage, body, ctx), await this.gates.of(stage));
  }
}
