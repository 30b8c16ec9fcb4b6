/** A service that answers here, and what it answers with. */
export interface ServedService {
  /** Its name, which is the model's name in the Open Inference Protocol. */
  readonly service: string;
  readonly release: string;
  readonly releaseDigest: string;
  readonly promotion: string;
  /** Digest of the model's entity version, as the release pins it. */
  readonly model: string;
  /** `<id>@<n>` */
  readonly modelVersion: string;
}

/** A text to be answered; `names` are personal values that it may hold, for the redactor alone. */
export interface Question {
  readonly text: string;
  readonly names?: readonly string[];
}

export interface ServedAnswer {
  readonly label: string;
  readonly score: number | null;
}

/** What runs in this module and answers: the port between deployments and whoever asks them from inside. */
export abstract class Serving {
  /** Services that answer now, by name. */
  abstract services(): readonly ServedService[];
  /**
   * Answers of one service, in the order of the questions. Nothing is logged.
   * @throws NotFound `serving.unknown_service`, Unavailable `serving.not_answering`, RuleViolated `serving.question_refused`
   */
  abstract ask(service: string, questions: readonly Question[]): Promise<readonly ServedAnswer[]>;
}
