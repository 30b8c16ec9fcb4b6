import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type CreateDataset,
  createDataset,
  datasetDetail,
  datasetRow,
  type DatasetRowQuery,
  datasetRowQuery,
  datasetSummary,
  datasetVersion,
  entityId,
  type NamedPageQuery,
  namedPageQuery,
  page,
  type PageQuery,
  pageQuery,
  type ProposePolicy,
  policyProposal,
  proposePolicy,
  quarantinedRow,
  versionNumber,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { DatasetCommands } from '../application/dataset-commands.js';
import { PolicyProposals } from '../application/policy-proposals.js';
import { DatasetQueries } from '../read-models/dataset-queries.js';
import { DatasetRows } from '../read-models/dataset-rows.js';
import { versionRowView } from '../read-models/dataset-views.js';

@Controller('api/v1/datasets')
export class DatasetsController {
  constructor(
    private readonly commands: DatasetCommands,
    private readonly queries: DatasetQueries,
    private readonly rows: DatasetRows,
    private readonly proposals: PolicyProposals,
  ) {}

  @Post()
  @Access('developer')
  @Answers(datasetSummary, { status: 201, description: 'An empty dataset; importing under a new name makes one too' })
  async create(@Body({ schema: createDataset }) body: CreateDataset, @Ctx() ctx: RequestContext) {
    const { id, outcome } = await this.commands.create(body, ctx);
    const at = ctx.now.toISOString();
    return commandAnswer(outcome, { id, ...body, version: 0, rows: 0, digest: null, createdAt: at, updatedAt: at });
  }

  @Get()
  @Access('anyone')
  @Answers(page(datasetSummary))
  list(@Query({ schema: namedPageQuery }) query: NamedPageQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(datasetDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }

  @Get(':id/versions')
  @Access('anyone')
  @Answers(page(datasetVersion))
  listVersions(@Param('id', { schema: entityId }) id: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.queries.listVersions(id, query);
  }

  @Get(':id/versions/:version')
  @Access('anyone')
  @Answers(datasetVersion)
  async showVersion(
    @Param('id', { schema: entityId }) id: string,
    @Param('version', { schema: versionNumber }) version: number,
  ) {
    return versionRowView(await this.queries.versionRow(id, version));
  }

  @Get(':id/versions/:version/rows')
  @Access('developer')
  @Answers(page(datasetRow))
  listRows(
    @Param('id', { schema: entityId }) id: string,
    @Param('version', { schema: versionNumber }) version: number,
    @Query({ schema: datasetRowQuery }) query: DatasetRowQuery,
  ) {
    return this.rows.rows(id, version, query);
  }

  @Get(':id/versions/:version/quarantine')
  @Access('developer')
  @Answers(page(quarantinedRow))
  listQuarantine(
    @Param('id', { schema: entityId }) id: string,
    @Param('version', { schema: versionNumber }) version: number,
    @Query({ schema: pageQuery }) query: PageQuery,
  ) {
    return this.rows.quarantine(id, version, query);
  }

  @Post(':id/policy-proposal')
  @Access('developer', 'project-manager')
  @Answers(policyProposal, { status: 201, description: 'A document to set in Lifecycle; nothing is changed here' })
  propose(@Param('id', { schema: entityId }) id: string, @Body({ schema: proposePolicy }) body: ProposePolicy) {
    return this.proposals.propose(id, body);
  }
}
