import { CRASH_POINTS, type CrashPoint } from '@/lib/core/crash-points'
import { PROVIDERS, type ProviderId } from '@/lib/core/rails'
import { type Agreement, brokenInvariants, compare, firstQuestionsMs, settle } from './agree'
import { FrontDoor } from './front-door'
import { type Kill, killAt, killAtRandom } from './kill'
import type { Rig } from './open-rig'
import { notApplicable } from './places'

/** RELIABILITY.md section 4. */
export const SERVING_AGAIN_LIMIT_MS = 5_000
export const FIRST_QUESTION_LIMIT_MS = 15_000

export const ALL_POINTS = Object.keys(CRASH_POINTS) as CrashPoint[]

/** Every point once, each for another of the providers that have it: what every run of the tests can afford. */
export function smallSet(): Cell[] {
  return ALL_POINTS.map((point, index) => {
    const able = PROVIDERS.filter((provider) => !notApplicable(point, provider))
    return { point, provider: able[index % able.length] ?? 'mpesa', times: 1 }
  })
}

export type Cell = Readonly<{ point: CrashPoint; provider: ProviderId; times: number }>
export type Wishes = Readonly<{ cells: readonly Cell[]; random: number; say(line: string): void }>
export type Row = { point: string; provider: string; kills: number; payments: number; wrong: number }
export type Report = Readonly<{
  rows: readonly Row[]
  kills: number
  total: Agreement
  servingAgainMs: readonly number[]
  firstQuestionMs: readonly number[]
  wrong: readonly string[]
  /** What took longer than it may; a matter of the machine too. */
  slow: readonly string[]
}>

/** Kills as wished, lets everything settle, and compares every payment with what moved at the providers. */
export async function runRig(rig: Rig, { cells, random, say }: Wishes): Promise<Report> {
  const ids: string[] = []
  const servingAgainMs: number[] = []
  const wrong: string[] = []
  const rows: Row[] = []
  const keep = (row: Row, kill: Kill) => {
    ids.push(...kill.payments)
    servingAgainMs.push(kill.servingAgainMs)
    wrong.push(...kill.wrong)
    row.kills += 1
    row.payments += kill.payments.length
    row.wrong += kill.wrong.length
    for (const line of kill.wrong) say(`WRONG ${line}`)
  }
  const newRow = (point: string, provider: string): Row => {
    const row = { point, provider, kills: 0, payments: 0, wrong: 0 }
    rows.push(row)
    return row
  }

  for (const provider of PROVIDERS) {
    const mine = cells.filter((cell) => cell.provider === provider && !notApplicable(cell.point, provider))
    // A session ends after half an hour without use.
    const door = new FrontDoor(rig)
    for (const { point, times } of mine) {
      const row = newRow(point, provider)
      for (let number = 0; number < times; number += 1) keep(row, await killAt(rig, door, point, provider, number))
      say(`${provider} ${point}: ${row.kills} kills, ${row.payments} payments, ${row.wrong} wrong`)
    }
    // One provider's payments are done before the next one's, so that the places passed are the next one's.
    if (mine.length === 0) continue
    await settle(rig, ids)
    say(`after ${provider}: ${inWords(await compare(rig, ids), servingAgainMs)}`)
  }
  if (random > 0) {
    const row = newRow('random', 'all')
    for (let number = 0; number < random; number += 1) {
      keep(row, await killAtRandom(rig, Math.random() * 1_500))
      if (row.kills % 10 === 0) say(`random: ${row.kills} kills, ${row.payments} payments`)
      if (row.kills % 50 === 0) {
        await settle(rig, ids)
        say(`so far: ${inWords(await compare(rig, ids), servingAgainMs)}`)
      }
    }
    await settle(rig, ids)
  }
  const total = await compare(rig, ids)
  const firstQuestionMs = await firstQuestionsMs(rig, ids)
  return {
    rows,
    kills: servingAgainMs.length,
    total,
    servingAgainMs,
    firstQuestionMs,
    wrong: [...wrong, ...total.wrong, ...(await brokenInvariants(rig))],
    slow: tooSlow(servingAgainMs, firstQuestionMs),
  }
}

function inWords({ payments, succeeded, needsReview, lost, doubled }: Agreement, servingMs: readonly number[]): string {
  const serving = `serving again p50 ${percentile(servingMs, 50)} ms, p99 ${percentile(servingMs, 99)} ms`
  return `${servingMs.length} kills, ${payments} payments, ${succeeded} succeeded, ${needsReview} left to a person, lost ${lost}, doubled ${doubled}; ${serving}`
}

function tooSlow(servingAgainMs: readonly number[], firstQuestionMs: readonly number[]): string[] {
  const slowStarts = percentile(servingAgainMs, 99) > SERVING_AGAIN_LIMIT_MS
  const slowQuestions = percentile(firstQuestionMs, 99) > FIRST_QUESTION_LIMIT_MS
  return [
    ...(slowStarts ? [`serving again took ${percentile(servingAgainMs, 99)} ms (p99)`] : []),
    ...(slowQuestions ? [`the first question took ${percentile(firstQuestionMs, 99)} ms (p99)`] : []),
  ]
}

/** Nearest rank, in whole milliseconds; 0 of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? 0)
}
