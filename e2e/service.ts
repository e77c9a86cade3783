import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where the commands start everything; a bundle of this file lies elsewhere. */
export const ROOT = path.resolve('.')
const WATCH_PARENT_URL = pathToFileURL(path.join(ROOT, 'lib/cli/parts/watch-parent.mjs')).href
const READY_LIMIT_MS = 90_000
const STOP_LIMIT_MS = 8_000
const POLL_MS = 25

/** One process that can be ended and started again with the same arguments. */
export class Service {
  private child: ChildProcess | undefined
  private readonly logFile: string

  constructor(
    private readonly name: string,
    dataDir: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly args: string[],
  ) {
    this.logFile = path.join(dataDir, `${name}.log`)
  }

  launch(): ChildProcess {
    const log = openSync(this.logFile, 'a')
    const args = ['--import', WATCH_PARENT_URL, ...this.args]
    const child = spawn(process.execPath, args, { cwd: ROOT, env: this.env, stdio: ['ignore', log, log] })
    closeSync(log)
    this.child = child
    return child
  }

  async start(isReady: () => Promise<boolean>): Promise<void> {
    const child = this.launch()
    await waitFor(
      async () => {
        if (hasEnded(child))
          throw new Error(`the ${this.name} ended with ${child.exitCode ?? child.signalCode}\n${this.lastLines()}`)
        return isReady()
      },
      READY_LIMIT_MS,
      `the ${this.name}`,
    )
  }

  isDead(): boolean {
    return !this.child || hasEnded(this.child)
  }

  async died(limitMs: number): Promise<boolean> {
    const { child } = this
    if (!child || hasEnded(child)) return true
    let limit: ReturnType<typeof setTimeout> | undefined
    const ended = await Promise.race([
      new Promise<true>((resolve) => child.once('exit', () => resolve(true))),
      new Promise<false>((resolve) => {
        limit = setTimeout(() => resolve(false), limitMs)
      }),
    ])
    clearTimeout(limit)
    return ended
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this
    if (!child || hasEnded(child)) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
    await ended
    clearTimeout(limit)
  }

  lastLines(): string {
    if (!existsSync(this.logFile)) return ''
    return `${this.name} log:\n${readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-20).join('\n')}`
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** Polls because another process is watched; the limit names what did not happen. */
export async function waitFor(isTrue: () => Promise<boolean>, limitMs: number, what: string): Promise<void> {
  const deadline = Date.now() + limitMs
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`${what} was not ready within ${limitMs / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
