/** An invariant of RELIABILITY.md 1.11 does not hold; `about` is a payment or a key. */
export class Broken extends Error {
  override name = 'Broken'
  constructor(
    readonly invariant: string,
    readonly about: string,
    detail: string,
  ) {
    super(`${invariant} ${about}: ${detail}`)
  }
}
