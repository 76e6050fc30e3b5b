import { randomKey } from '@/components/device/random-key';
import { reportOfCall, type SharedAnswers } from '@/lib/import/report-of-call';
import type { OfferedCall } from '@/lib/import/sift-calls';
import type { ReadCalls } from './import-source';
import { markOf } from './reported-calls';
import type { Outgoing } from './send-calls';
import type { Choice } from './tick-calls';

type Ticked = {
  readonly calls: ReadCalls;
  readonly choice: Choice;
  readonly answers: SharedAnswers;
  /** The screenshots in which calls were read. */
  readonly pictures: readonly File[];
  readonly label: (call: OfferedCall) => string;
};

/** The ticked calls as they are sent: each under a key of its own, with the screenshot in which it stands. */
export const outgoingCalls = ({ calls, choice, answers, pictures, label }: Ticked): Outgoing[] =>
  calls.sifted.offered
    .filter(({ id }) => choice.ticked.has(id))
    .map((call) => ({
      key: randomKey(),
      mark: markOf(call.id),
      label: label(call),
      body: reportOfCall(call, choice.named.get(call.id) ?? 'unknown', answers),
      picture: pictures[calls.pictured[call.id] ?? -1] ?? null,
    }));
