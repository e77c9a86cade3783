import { type Algorithm, hash, type Options, parseOptions, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'

/** RELIABILITY.md section 3 row 1. One hash takes 64 MiB and about 170 ms of a core. */
const ARGON2 = {
  // A const enum cannot be imported under isolatedModules; 2 is Argon2id.
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 65_536,
  timeCost: 3,
  parallelism: 1,
} as const satisfies Options

/** At most four at once: fifty sign-ins together take time, not three gigabytes. */
const atMostFour = pLimit(4)

/** The hash of nobody's password, made with the parameters above: what an unknown name is compared with. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,t=3,p=1$GlOcjJjo+ngm7shtNTEtYQ$Z6BSZ3gNA4lgPpKMhA0YhfD5ICdte1K+s3QJKSVIjO4'

export function hashPassword(password: string): Promise<string> {
  return atMostFour(() => hash(password.normalize('NFC'), ARGON2))
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return atMostFour(() => verify(passwordHash, password.normalize('NFC')))
}

/** Whether a hash was made with other parameters than today's and should be made again at the next sign-in. */
export function needsRehash(passwordHash: string): boolean {
  const made = parseOptions(passwordHash)
  return (
    made.algorithm !== ARGON2.algorithm ||
    made.memoryCost !== ARGON2.memoryCost ||
    made.timeCost !== ARGON2.timeCost ||
    made.parallelism !== ARGON2.parallelism
  )
}
