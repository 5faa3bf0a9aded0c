/** How many there are of each: connections by address, series or participant. */
export class Occupancy {
  private readonly counts = new Map<string, number>()

  /** @returns false, and counts nothing, when there are `most` already */
  enter(key: string, most: number): boolean {
    const count = this.counts.get(key) ?? 0
    if (count >= most) return false
    this.counts.set(key, count + 1)
    return true
  }

  leave(key: string): void {
    const count = (this.counts.get(key) ?? 1) - 1
    if (count > 0) this.counts.set(key, count)
    else this.counts.delete(key)
  }
}
