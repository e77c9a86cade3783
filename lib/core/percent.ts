/** How much of a work is done, in whole percent, rounded down: 100 only when all is. Of nothing, 0. */
export function percentDone(done: number, total: number): number {
  return total > 0 ? Math.floor((done / total) * 100) : 0
}
