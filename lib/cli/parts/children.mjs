/**
 * Starts child processes and makes sure that none outlives this one: on Ctrl-C, SIGTERM, SIGHUP, a failure, or the
 * death of the npm that started us. Importing this module installs the handlers, so they stand before any child does.
 */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isAlive } from './process-alive.mjs'

const STOP_LIMIT_MS = 8_000
const PARENT_POLL_MS = 500

/** Live children in the order they were started: `{name, child}`. */
const running = new Set()
let stopping
let announce = () => {}

/**
 * Each child leads its own process group, so that a terminal's Ctrl-C reaches only this process, which then stops the
 * children in order, and so that a child's own children can be ended with it.
 */
export function startChild(name, command, args, options = {}) {
  const child = spawn(command, args, { detached: process.platform !== 'win32', ...options })
  const entry = { name, child }
  running.add(entry)
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, error }))
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, signal }))
  })
  child.once('exit', () => running.delete(entry))
  child.once('error', () => running.delete(entry))
  return { name, child, ended }
}

/** Runs a command to its end; its output goes to the terminal, or is returned when `capture` is set. */
export async function runChild(name, command, args, { capture = false, ...options } = {}) {
  const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
  const { child, ended } = startChild(name, command, args, { stdio, ...options })
  const parts = []
  child.stdout?.on('data', (part) => parts.push(part))
  child.stderr?.on('data', (part) => parts.push(part))
  const closed = capture && new Promise((resolve) => child.once('close', resolve))
  const { code, error } = await ended
  if (closed && !error) await closed
  return { code, output: error ? String(error) : Buffer.concat(parts).toString('utf8') }
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // Already gone, with its whole group.
  }
}

/** Ends every child, the newest first: each has time to finish what it is doing, then is killed. */
export function stopChildren() {
  stopping ??= (async () => {
    for (const { child } of [...running].reverse()) {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode !== null || child.signalCode !== null) continue
      signalGroup(child, 'SIGTERM')
      const limit = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_LIMIT_MS)
      await gone
      clearTimeout(limit)
      // What the child itself had started and left behind.
      signalGroup(child, 'SIGKILL')
    }
  })().finally(() => {
    stopping = undefined
  })
  return stopping
}

export const isStopping = () => stopping !== undefined

/** Called once, with the reason, when the outside asks this process to end. */
export function onStop(listener) {
  announce = listener
}

let asked = false
async function stopAndExit(reason, exitCode) {
  // A second Ctrl-C means now.
  if (asked) {
    for (const { child } of running) signalGroup(child, 'SIGKILL')
    process.exit(exitCode)
  }
  asked = true
  announce(reason)
  await stopChildren()
  process.exit(exitCode)
}

for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
]) {
  process.on(signal, () => stopAndExit(signal, 128 + number))
}
// The last resort, for a path that calls process.exit by itself; it can only send signals, not wait.
process.on('exit', () => {
  for (const { child } of running) signalGroup(child, 'SIGKILL')
})

function parentAndName(pid) {
  if (process.platform === 'linux') {
    const [, name, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\((.*)\) \S (\d+)/s) ?? []
    return { name, parent: Number(rest) }
  }
  const line = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  const [, parent, name] = line.match(/(\d+)\s+(\S+)/) ?? []
  return { name, parent: Number(parent) }
}

/** npm runs scripts through a shell that may stay between us; killing npm then leaves that shell alive as our parent. */
function npmAboveShell() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return undefined
  try {
    const { name, parent } = parentAndName(process.ppid)
    return /(^|\/)(sh|bash|dash|zsh|ash|ksh|busybox)$/.test(name) && parent > 1 ? parent : undefined
  } catch {
    return undefined
  }
}

const parentAtStart = process.ppid
const npmAtStart = npmAboveShell()
setInterval(() => {
  const orphaned = process.ppid !== parentAtStart || (npmAtStart !== undefined && !isAlive(npmAtStart))
  if (orphaned && !asked) void stopAndExit('the process that started this one is gone', 1)
}, PARENT_POLL_MS).unref()
