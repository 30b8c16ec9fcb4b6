import { Controller, Get, Inject, Query } from '@nestjs/common';
import {
  type LinkList,
  linkList,
  type LinkView,
  type ParkedPage,
  parkedPage,
  type ParkedQuery,
  parkedQuery,
} from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { type LinkState, LinkStates } from '../link-state.js';
import { ParkedEntries } from '../parked-entries.js';

@Controller('api/v1/links')
export class LinksController {
  constructor(
    private readonly links: LinkStates,
    private readonly parked: ParkedEntries,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
  ) {}

  /** The link to each stage: heard when, how far behind in each direction. */
  @Get()
  @Access('anyone')
  @Answers(linkList)
  async list(): Promise<LinkList> {
    const links = await this.links.byPeer();
    const parked = await this.parked.counts();
    return {
      items: this.tenant.stages.map(({ module }) => viewOf(module, links.get(module), parked.get(module) ?? 0)),
    };
  }

  /** Entries that were received and cannot be applied yet, with the reason. */
  @Get('parked')
  @Access('anyone')
  @Answers(parkedPage)
  page(@Query({ schema: parkedQuery }) query: ParkedQuery): Promise<ParkedPage> {
    return this.parked.page(query);
  }
}

const viewOf = (peer: string, link: LinkState | undefined, parked: number): LinkView => {
  const { receivedSeq: received = 0, peerHead = 0, ownHead: head = 0, confirmedSeq: confirmed = 0 } = link ?? {};
  return {
    peer,
    state: link?.state ?? 'never',
    freshness: link?.freshness ?? 'unknown',
    lastHeardAt: link?.lastHeardAt?.toISOString() ?? null,
    lagSeconds: link?.lagSeconds ?? null,
    incoming: { received, peerHead, backlog: Math.max(0, peerHead - received) },
    outgoing: { epoch: link?.epoch ?? null, head, confirmed, backlog: Math.max(0, head - confirmed) },
    parked,
    detail: link?.detail ?? null,
  };
};
