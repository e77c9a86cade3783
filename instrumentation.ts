/** Set when the code is compiled (next.config.mjs): true only in a build made for the kill rig. */
declare const IS_TEST_BUILD: boolean

/**
 * Runs once when the server starts: opens the runtime and starts the worker beside the web server. Its work is in a
 * file of its own, so that nothing of Node reaches a bundle for another runtime.
 */
export async function register(): Promise<void> {
  // The framework's own words: which runtime this bundle is for, and whether this is only a build.
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NEXT_PHASE !== 'phase-production-build') {
    if (IS_TEST_BUILD) {
      const { killAtCrashPoints } = await import('./lib/worker/kill-at-crash-point')
      killAtCrashPoints()
    }
    const { startServer } = await import('./lib/worker/start-server')
    await startServer()
  }
}
