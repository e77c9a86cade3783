import { startWatchdog } from './watchdog'

/** For tests: a process that is watched, and is then busy for as long as it is told without a pause. */
const [, , limitMs = '', busyMs = ''] = process.argv
startWatchdog(Number(limitMs))
setTimeout(() => {
  const end = performance.now() + Number(busyMs)
  while (performance.now() < end) Math.sqrt(2)
  // Once it is free again it stays a little: a late shot would be seen.
  setTimeout(() => process.stdout.write('lived\n'), 700)
}, 300)
