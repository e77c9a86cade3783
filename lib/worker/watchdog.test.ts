import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleFixture } from './bundle-fixture'

/** Row 51 of lib/FAULT-MATRIX.md. */

let file: string
beforeAll(async () => {
  file = await bundleFixture('lib/worker/watchdog-fixture.ts')
}, 60_000)
afterAll(() => rmSync(file, { force: true }))

function run(limitMs: number, busyMs: number): Promise<{ signal: NodeJS.Signals | null; said: string }> {
  const child = spawn(process.execPath, [file, String(limitMs), String(busyMs)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve({ signal, said })))
}

it('a process whose event loop stands still is ended, and says why', async () => {
  const { signal, said } = await run(1_000, 60_000)
  expect(signal).toBe('SIGKILL')
  expect(said).toContain('the event loop stood still')
})

it('a process that is only busy for a while lives on', async () => {
  const { signal, said } = await run(30_000, 1_000)
  expect(signal).toBeNull()
  expect(said).toContain('lived')
})
