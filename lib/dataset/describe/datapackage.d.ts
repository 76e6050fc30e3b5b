/** As much of the library as the tests use; it comes without types. */
declare module 'datapackage' {
  export class Package {
    static load(descriptor: object): Promise<Package>;
    readonly valid: boolean;
    readonly errors: readonly Error[];
  }
}
