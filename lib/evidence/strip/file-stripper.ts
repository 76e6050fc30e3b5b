/** Takes metadata off a file that passes by in pieces; holds back no more than it must. */
export type FileStripper = {
  /** The bytes that may go on. @throws MalformedFile when the file is not what its beginning said */
  push(piece: Buffer): Buffer;
  end(): Buffer;
};

/** A file that is not built as its type says. */
export class MalformedFile extends Error {}
