import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import packageFile from '../../package.json'
import floorsFile from './dependency-floors.json'

const REVIEW_EVERY_DAYS = 30
const DAY_MS = 86_400_000

const Lockfile = z.object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) })
const Bom = z.object({
  bomFormat: z.string(),
  components: z.array(z.object({ name: z.string(), version: z.string() })),
})
const { packages } = Lockfile.parse(JSON.parse(readFileSync(path.resolve('package-lock.json'), 'utf8')))
const floors: Readonly<Record<string, readonly string[]>> = floorsFile.floors

/** Every copy of a package that the lockfile installs, nested ones too. */
function versionsOf(name: string, among: typeof packages = packages): string[] {
  return Object.entries(among).flatMap(([place, { version }]) =>
    (place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`)) && version ? [version] : [],
  )
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[-+]/, 1)[0]?.split('.').map(Number) ?? [])
  const at = [0, 1, 2].find((index) => left?.[index] !== right?.[index])
  // Before a release come its trial versions.
  if (at === undefined) return Number(b.includes('-')) - Number(a.includes('-'))
  return (left?.[at] ?? 0) - (right?.[at] ?? 0)
}

/** A range is its bounds, all of which hold: `>=15.5.21 <16`. */
function isWithin(version: string, range: string): boolean {
  return range.split(' ').every((bound) => {
    const [, sign, limit = ''] = /^(>=|<)(.+)$/.exec(bound) ?? []
    const order = compare(version, limit)
    if (sign === undefined) throw new Error(`"${bound}" is no bound`)
    return sign === '<' ? order < 0 : order >= 0
  })
}

const belowFloor = (among: typeof packages) =>
  Object.entries(floors).flatMap(([name, ranges]) =>
    versionsOf(name, among)
      .filter((version) => !ranges.some((range) => isWithin(version, range)))
      .map((version) => `${name} ${version}`),
  )

describe('the floors of what we depend on', () => {
  it('hold for every copy that the lockfile installs, and each is installed', () => {
    expect(belowFloor(packages)).toEqual([])
    expect(Object.keys(floors).filter((name) => versionsOf(name).length === 0)).toEqual([])
  })

  it('packages that are kept out are not there, not even through another one', () => {
    expect(floorsFile.absent.filter((name) => versionsOf(name).length > 0)).toEqual([])
  })

  it('react and react-dom are in step', () => {
    expect(versionsOf('react-dom')).toEqual(versionsOf('react'))
  })

  it('were looked at again within the last 30 days', () => {
    const age = (Date.now() - Date.parse(floorsFile.reviewedOn)) / DAY_MS
    expect(age, `look at the advisories again and date lib/cli/dependency-floors.json`).toBeLessThan(REVIEW_EVERY_DAYS)
    expect(age).toBeGreaterThan(-2)
  })

  it.each([
    ['next', '16.3.7'],
    ['next', '15.5.20'],
    ['next', '16.3.8-canary.1'],
    ['next-auth', '5.0.0-beta.31'],
    ['better-sqlite3', '13.0.0'],
    ['drizzle-orm', '0.45.1'],
  ])('would name %s %s, also as a nested copy', (name, version) => {
    expect(belowFloor({ [`node_modules/some/node_modules/${name}`]: { version } })).toEqual([`${name} ${version}`])
  })

  it.each([
    ['next', '15.5.21'],
    ['next', '16.10.0'],
    ['drizzle-orm', '0.45.10'],
  ])('would let %s %s through', (name, version) => {
    expect(belowFloor({ [`node_modules/${name}`]: { version } })).toEqual([])
  })
})

it('npm run sbom lists every package that runs in production, with its version', () => {
  const said = execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const { bomFormat, components } = Bom.parse(JSON.parse(said))
  expect(bomFormat).toBe('CycloneDX')
  const listed = new Set(components.map(({ name, version }) => `${name} ${version}`))
  const wanted = Object.entries(packageFile.dependencies).map(([name, version]) => `${name} ${version}`)
  expect(wanted.filter((one) => !listed.has(one))).toEqual([])
}, 60_000)
