import { Inject, Injectable } from '@nestjs/common';
import {
  PREDICTION_LOG,
  predictionLogFields,
  predictionLogId,
  type PolicyProposal,
  type ProposeLogPolicy,
} from '@wordslab/contracts';
import { IDENTITY, type ModuleIdentity } from '@wordslab/platform';
import { proposePolicy } from '../../datasets/domain/propose-policy.js';

/** A policy for the log of this module, as a dataset's home proposes one: every day of it has the same fields. */
@Injectable()
export class LogPolicy {
  constructor(@Inject(IDENTITY) private readonly me: ModuleIdentity) {}

  /** @throws ValidationFailed as `proposePolicy` */
  propose(request: ProposeLogPolicy): PolicyProposal {
    const subject = {
      id: predictionLogId(this.me.tenant, this.me.module),
      name: PREDICTION_LOG,
      home: this.me.module,
      projection: PREDICTION_LOG,
      entity: '*',
      columns: predictionLogFields.map(({ name, class: cls }) => ({
        ...{ name, class: cls },
        ...(cls === 'personal' ? { personal: 'name' } : {}),
      })),
    };
    return proposePolicy(subject, request);
  }
}
