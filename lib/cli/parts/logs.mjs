/** Each process writes its own log file, so that the terminal keeps to what a person needs to know. */
import { mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

const LOG_BYTES_MAX = 10 * 1024 * 1024

/** @returns the file and a descriptor to append to; the one before is kept once when it has grown large */
export function openLog(dataDir, name) {
  const folder = path.join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const logFile = path.join(folder, `${name}.log`)
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_BYTES_MAX) renameSync(logFile, `${logFile}.1`)
  return { logFile, descriptor: openSync(logFile, 'a', 0o600) }
}
