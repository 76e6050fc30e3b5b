/** SQL from the live database at `url` to prisma/schema.prisma. */
export function diffFromDatabase(url: string): Promise<string>;
