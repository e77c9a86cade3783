import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Written } from './pieces'
import { sheetRow } from './write-row'

/** Excel takes 1,048,576 rows on a sheet; a round figure ends where a piece does. */
const SHEET_ROWS = 1_000_000
/** Sheets are mostly repeated tags: the fastest level makes them small already. */
const COMPRESSION_LEVEL = 1

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook beside its sheets (ECMA-376 part 1). */
function partsFor(sheets: readonly number[]): Record<string, string> {
  const each = (write: (number: number) => string) => sheets.map(write).join('')
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${CONTENT}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((n) => `<sheet name="Transactions ${n}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
  }
}

async function* sheetText(head: readonly string[], rows: AsyncGenerator<Written>, isLast: boolean) {
  yield Buffer.from(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${sheetRow(head, () => false)}`)
  let written = 0
  while (isLast || written < SHEET_ROWS) {
    const { done, value } = await rows.next()
    if (done) break
    written += value.rows
    yield value.bytes
  }
  yield Buffer.from('</sheetData></worksheet>')
}

/** Rows of cells as an XLSX file, in pieces: nothing is held longer than it takes to be compressed on a thread of its own. */
export async function* workbook(
  head: readonly string[],
  rows: AsyncGenerator<Written>,
  stated: number,
): AsyncGenerator<Uint8Array> {
  const sheets = Array.from({ length: Math.max(1, Math.ceil(stated / SHEET_ROWS)) }, (_, index) => index + 1)
  const zip = new ZipFile()
  const out = new PassThrough()
  let open: Readable | undefined
  for (const [name, text] of Object.entries(partsFor(sheets))) zip.addBuffer(Buffer.from(HEAD + text), name)
  for (const number of sheets) {
    zip.addReadStreamLazy(`xl/worksheets/sheet${number}.xml`, { compressionLevel: COMPRESSION_LEVEL }, (give) => {
      open = Readable.from(sheetText(head, rows, number === sheets.length), { objectMode: false })
      // A failure of the rows: whoever reads the file has to hear of it, and the archive does not listen.
      open.once('error', (error) => out.destroy(error))
      give(null, open)
    })
  }
  zip.outputStream.pipe(out)
  zip.on('error', (error: Error) => out.destroy(error))
  zip.end()
  try {
    for await (const bytes of out) yield bytes
  } finally {
    open?.destroy()
    await rows.return(undefined)
  }
}
