/** Places for work that takes long: so many at once, and so many of them for one network, so that nobody can hold them all. */
export class Places {
  private readonly held = new Map<string, number>();
  private all = 0;

  constructor(
    private readonly most: number,
    private readonly mostOfOne: number,
  ) {}

  /** Takes a place. @returns gives it back, once; null when there is none left for this network */
  take(network: string): (() => void) | null {
    const own = this.held.get(network) ?? 0;
    if (this.all >= this.most || own >= this.mostOfOne) return null;
    this.all++;
    this.held.set(network, own + 1);
    let back = false;
    return () => {
      if (back) return;
      back = true;
      this.all--;
      const left = (this.held.get(network) ?? 1) - 1;
      if (left === 0) this.held.delete(network);
      else this.held.set(network, left);
    };
  }
}
