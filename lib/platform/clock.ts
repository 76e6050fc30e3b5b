/** Where the time comes from; passed in, so that every rule can be asked about any moment. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
