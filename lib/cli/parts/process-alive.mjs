/** Signal 0 only asks whether the process exists; EPERM means that it does, under another user. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
