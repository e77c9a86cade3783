/**
 * A text field of a CSV file that a spreadsheet cannot take for a formula (ASVS 1.2.10; RELIABILITY.md section 3 row
 * 24): an apostrophe goes in front when the first character, after blanks, is = + - @ tab CR NUL or a full-width form of
 * them, also right after a line break within the text.
 */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/

export function neutraliseText(text: string): string {
  return text
    .split('\n')
    .map((line) => (FORMULA.test(line) ? `'${line}` : line))
    .join('\n')
}

/** One field quoted as RFC 4180 wants it. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One record with its CRLF. Figures, dates and codes of our own making come as they are; text has to be neutralised first. */
export function csvRecord(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}
