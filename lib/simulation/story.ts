/** What happened, kept short; told only when a seed fails. */
export class Story {
  private readonly lines: { at: number; about: string; text: string }[] = []

  tell(at: number, about: string, text: string): void {
    this.lines.push({ at, about, text })
  }

  /** The last events about some names, and those about everything. */
  about(names: ReadonlySet<string>, count: number): string[] {
    return this.lines
      .filter((line) => line.about === '' || names.has('') || names.has(line.about))
      .toSorted((a, b) => a.at - b.at)
      .slice(-count)
      .map(({ at, about, text }) => `${new Date(at).toISOString().slice(8, 23)} ${about.slice(-12)} ${text}`)
  }
}
