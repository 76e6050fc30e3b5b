/** Something that is not as the log says, with the rows it is about. Numbers of entries and reports are those of the database. */
export type Finding =
  | { readonly what: 'entry_missing'; readonly entry: number }
  | { readonly what: 'head_wrong'; readonly entries: number; readonly head: number }
  | { readonly what: 'report_changed' | 'report_gone'; readonly entry: number; readonly report: string }
  | { readonly what: 'erasure_unsaid' | 'statement_changed' | 'not_in_tree' | 'removal_gone'; readonly entry: number }
  | { readonly what: 'evidence_gone' | 'evidence_unentered' | 'evidence_changed'; readonly entry: number }
  | { readonly what: 'report_unentered' | 'removal_unentered' | 'removal_other_reason'; readonly report: string }
  | { readonly what: 'merge_unentered' | 'merge_gone'; readonly reporter: string }
  | { readonly what: 'publication_unentered'; readonly publication: string }
  | { readonly what: 'publication_gone'; readonly entry: number }
  | { readonly what: 'tile_wrong'; readonly tile: string }
  | { readonly what: 'checkpoint_root' | 'checkpoint_signature'; readonly size: number };

type Words = { [K in Finding['what']]: (finding: Extract<Finding, { what: K }>) => string };

const WORDS: Words = {
  entry_missing: ({ entry }) => `entry ${entry} is missing`,
  head_wrong: ({ entries, head }) => `there are ${entries} entries, the head of the log says ${head}`,
  report_changed: ({ entry, report }) => `report ${report} or the salt of its entry ${entry} was changed`,
  report_gone: ({ entry, report }) => `report ${report} of entry ${entry} is gone, and no erasure was recorded`,
  erasure_unsaid: ({ entry }) => `the salt of entry ${entry} is gone, and no erasure was recorded`,
  statement_changed: ({ entry }) => `what entry ${entry} says, its kind or its salt was changed`,
  not_in_tree: ({ entry }) => `entry ${entry} is not the one that the tree was built from (changed, or moved)`,
  removal_gone: ({ entry }) => `the report of entry ${entry} was removed, and the removal is gone`,
  evidence_gone: ({ entry }) => `the evidence of entry ${entry} is gone, and no erasure was recorded`,
  evidence_unentered: ({ entry }) => `there is evidence that names entry ${entry}, which speaks of none`,
  evidence_changed: ({ entry }) => `the evidence of entry ${entry} has another hash, kind or report than its entry`,
  report_unentered: ({ report }) => `report ${report} has no entry`,
  removal_unentered: ({ report }) => `the removal of report ${report} has no entry`,
  removal_other_reason: ({ report }) => `the removal of report ${report} gives another reason than its entry`,
  merge_unentered: ({ reporter }) => `the merge of reporter ${reporter} is not the one in the log`,
  merge_gone: ({ reporter }) => `reporter ${reporter} was merged, and stands by itself again`,
  publication_unentered: ({ publication }) => `${publication} is not in the log as it stands`,
  publication_gone: ({ entry }) => `what entry ${entry} says was published is not so any more`,
  tile_wrong: ({ tile }) => `tile ${tile} is not what the entries give`,
  checkpoint_root: ({ size }) => `the checkpoint of ${size} has another root than the entries give`,
  checkpoint_signature: ({ size }) =>
    `the checkpoint of ${size} is not signed by a key of the log, or says something else than its row`,
};

/** A finding in one line. */
export const describeFinding = (finding: Finding): string =>
  (WORDS[finding.what] as (finding: Finding) => string)(finding);
