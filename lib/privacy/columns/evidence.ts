import { aggregated, type ColumnsOf, link, never, state } from './column-rule';

const evidenceFile = never('evidence files are private: seen by their author and by moderators alone');

/** Files given as evidence. */
export const EVIDENCE_COLUMNS: ColumnsOf = {
  Attachment: {
    id: never('its order tells when a file was given'),
    name: never('known to the driver alone; opens his file'),
    reportId: link,
    kind: aggregated('number of files in the log by kind, from 5 people up', 'one file could point to one driver'),
    mediaType: evidenceFile,
    bytes: evidenceFile,
    sha256: evidenceFile,
    stripped: evidenceFile,
    objectKey: evidenceFile,
    keyId: evidenceFile,
    wrappedKey: never('opens a file together with the key of the settings'),
    addedAt: never('the moment singles a driver out'),
    entry: never('joins an entry of the log with a report'),
    state: never('one file’s standing; only the tier that follows from it enters the ranking'),
    checkedBy: evidenceFile,
    checkedAt: evidenceFile,
    reason: evidenceFile,
    machine: state,
    attempts: state,
    dueAt: state,
    audit: state,
    fileSeenAt: state,
    fileLost: state,
  },
  AttachmentDecision: {
    id: state,
    entry: never('joins an entry of the log with a decision'),
    decidedAt: never('the moment singles a file out'),
    decidedBy: never('one moderator’s work'),
    decision: never('one file’s standing'),
    reason: never('one file’s standing'),
  },
  UnheldObject: { objectKey: evidenceFile, dueAt: state },
};
