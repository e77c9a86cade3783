import { FAULT_KINDS, type FaultKind } from './faults'
import { runSeed, type SeedOptions, type SeedResult } from './run-seed'

/**
 * The same seed with one kind of fault less after the other, as long as it still breaks the same invariant: what is left
 * is what it takes.
 */
export async function shrink(options: SeedOptions, failed: SeedResult): Promise<SeedResult> {
  const without = new Set<FaultKind>(options.without)
  let smallest = failed
  for (const kind of FAULT_KINDS) {
    if (!smallest.faults.has(kind)) continue
    const tried = await runSeed({ ...options, without: new Set([...without, kind]) })
    if (tried.broken?.invariant !== failed.broken?.invariant) continue
    without.add(kind)
    smallest = tried
  }
  return smallest
}
