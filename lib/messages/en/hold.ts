export default {
  title: 'All sending is held',
  titleEarlier: 'Payments from before a restore are held',
  cause: {
    restored: 'A backup was put in place of the database on {at}. What was paid since that backup is unknown here.',
    broken: 'The nightly check on {at} found something broken: {detail}. Run npm run verify for the whole list.',
    person: '{who} stopped all sending on {at}: “{detail}”',
  },
  earlier:
    '{count, plural, one {# payment} other {# payments}} of the restored database had not been sent and may have been sent since: {references}.',
  receiving: 'Messages and statements are received and payments are asked about as ever.',
  needs: 'An administrator may release it.',
  place: {
    act: 'Stop all sending',
    title: 'Stop all sending',
    what: 'Nothing leaves by any provider, and no customer is asked for money, until an administrator releases it. Preparing, approving and receiving go on; payments under way are asked about.',
    done: 'All sending is stopped.',
  },
  act: 'Release sending',
  dialogTitle: 'Release sending',
  what: 'Payments that are approved from now on leave again.',
  reason: 'Why it is safe to send again',
  reasonHint: 'What was compared or repaired. It goes into the audit log.',
  letEarlierGo:
    '{count, plural, one {The earlier payment was} other {The # earlier payments were}} compared with what the providers paid and not found there: they may leave too.',
  done: 'Sending is released.',
}
