/** How a file is handed to the browser: to be kept, under its name, by nobody in between. */
export function downloadHeaders(file: { fileName: string; type: string }): Record<string, string> {
  return {
    'content-type': file.type,
    'content-disposition': `attachment; filename="${file.fileName}"`,
    // Compressing would hold the rows back and cost more than the network saves.
    'content-encoding': 'identity',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
}
