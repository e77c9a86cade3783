import { sql } from 'drizzle-orm'
import type { Direction, Rail } from '@/lib/core/rails'
import type { Kit } from '../kit'
import { type ExportState, IMPORT_STATES, type ImportState, type LineVerdict, listed } from '../words'
import type { defineMoney } from './money'
import type { definePeople } from './people'

/** Statements that come in as files, and files that go out. */
export function defineFiles(
  kit: Kit,
  {
    users,
    providerAccounts,
  }: Pick<ReturnType<typeof definePeople>, 'users'> & Pick<ReturnType<typeof defineMoney>, 'providerAccounts'>,
) {
  const statementImports = kit.table(
    'statement_imports',
    {
      id: kit.text('id').primaryKey(),
      accountId: kit
        .text('account_id')
        .notNull()
        .references(() => providerAccounts.id),
      userId: kit
        .text('user_id')
        .notNull()
        .references(() => users.id),
      fileName: kit.text('file_name').notNull(),
      fileSha256: kit.text('file_sha256').notNull(),
      fileBytes: kit.count('file_bytes').notNull(),
      /** Canonical JSON of what the columns mean; null until it is known. */
      mapping: kit.text('mapping'),
      state: kit.text('state').$type<ImportState>().notNull(),
      version: kit.count('version').notNull(),
      /** How far the work of this state has come, and of how much: bytes read, then lines compared, then lines booked. */
      done: kit.count('done').notNull(),
      total: kit.count('total').notNull(),
      lines: kit.count('lines').notNull(),
      newLines: kit.count('new_lines').notNull(),
      confirmingLines: kit.count('confirming_lines').notNull(),
      knownLines: kit.count('known_lines').notNull(),
      alikeLines: kit.count('alike_lines').notNull(),
      badLines: kit.count('bad_lines').notNull(),
      /** JSON of the first of them: line of the file and what is wrong. */
      problems: kit.text('problems').notNull(),
      addedLines: kit.count('added_lines').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      startedAt: kit.instant('started_at'), // null until somebody pressed Import
      finishedAt: kit.instant('finished_at'), // null while anything is still to do
    },
    (t) => [
      kit.index('statement_imports_newest').on(t.createdAt, t.id),
      // The columns that an account's last file had; the same file again.
      kit.index('statement_imports_account').on(t.accountId, t.createdAt),
      kit.index('statement_imports_file').on(t.fileSha256),
      // Whether lists and sums hold a part of a statement only.
      kit.index('statement_imports_running').on(t.state).where(sql`${t.state} = 'importing'`),
      kit.check('statement_imports_state_listed', sql`${t.state} in (${listed(IMPORT_STATES)})`),
    ],
  )

  const statementLines = kit.table(
    'statement_lines',
    {
      rowNo: kit.rowNumber('row_no'),
      importId: kit
        .text('import_id')
        .notNull()
        .references(() => statementImports.id),
      /** Counts the lines that were taken; `fileLine` is where it stands in the file. */
      number: kit.count('number').notNull(),
      fileLine: kit.count('file_line').notNull(),
      /** The provider's, or made from the line itself and how many like it came before. */
      reference: kit.text('reference').notNull(),
      verdict: kit.text('verdict').$type<LineVerdict>().notNull(),
      alikeId: kit.text('alike_id'), // the stored transaction it looks like; null otherwise
      decision: kit.text('decision').$type<'take' | 'leave'>(), // null until a person decided about one that looks alike
      rail: kit.text('rail').$type<Rail>().notNull(),
      direction: kit.text('direction').$type<Direction>().notNull(),
      state: kit.text('state').$type<'succeeded' | 'failed' | 'pending'>().notNull(),
      amountMinor: kit.minorUnits('amount_minor').notNull(),
      feeMinor: kit.minorUnits('fee_minor').notNull(),
      occurredAt: kit.instant('occurred_at').notNull(),
      merchantReference: kit.text('merchant_reference').notNull(),
      counterpartyName: kit.text('counterparty_name').notNull(),
      counterpartyAccount: kit.text('counterparty_account').notNull(),
      description: kit.text('description').notNull(),
      channel: kit.text('channel').notNull(),
      balanceAfterMinor: kit.minorUnits('balance_after_minor'), // null where the file does not say
    },
    (t) => [
      // In the file's order: comparing, booking.
      kit.uniqueIndex('statement_lines_number').on(t.importId, t.number),
      // One money once a file.
      kit.uniqueIndex('statement_lines_reference').on(t.importId, t.reference),
      // The preview's tabs.
      kit.index('statement_lines_verdict').on(t.importId, t.verdict, t.number),
    ],
  )

  const exportsLog = kit.table(
    'exports',
    {
      id: kit.text('id').primaryKey(),
      userId: kit.text('user_id').notNull(),
      filter: kit.text('filter').notNull(),
      /** Rows that were stated before the first byte. */
      rows: kit.count('rows').notNull(),
      at: kit.instant('at').notNull(),
      layout: kit.text('layout').notNull().default('machine'),
      zone: kit.text('zone').notNull().default(''), // of the times in the file
      columns: kit.text('columns').notNull().default(''), // comma-separated, in their order
      upToRow: kit.count('up_to_row').notNull().default(0),
      state: kit.text('state').$type<ExportState>().notNull().default('direct'),
      doneRows: kit.count('done_rows').notNull().default(0),
      /** Per currency as JSON, amounts as text: stated before, and what the file has; null until it is whole. */
      statedSums: kit.text('stated_sums').notNull().default('[]'),
      fileSums: kit.text('file_sums'),
      fileName: kit.text('file_name').notNull().default(''),
      /** The file has whole account numbers. */
      showsAccounts: kit.flag('shows_accounts').notNull().default(false),
      // Of the kept file; null while there is none.
      sha256: kit.text('sha256'),
      bytes: kit.count('bytes'),
      expiresAt: kit.instant('expires_at'),
      // Of the schedule that had it made, and what its view was called; null when a person ordered it.
      scheduleId: kit.text('schedule_id'),
      dueDay: kit.text('due_day'),
      viewName: kit.text('view_name'),
    },
    (t) => [
      // The page of exports, newest first.
      kit.index('exports_newest').on(t.at, t.id),
      // One file a due time, whatever happens to the workers.
      kit.uniqueIndex('exports_scheduled_once').on(t.scheduleId, t.dueDay),
    ],
  )

  /** What a person chose at their last export, offered again at the next. */
  const exportChoices = kit.table('export_choices', {
    userId: kit.text('user_id').primaryKey(),
    layout: kit.text('layout').notNull(),
    zone: kit.text('zone').notNull(),
    columns: kit.text('columns').notNull(),
  })

  return { statementImports, statementLines, exportsLog, exportChoices }
}
