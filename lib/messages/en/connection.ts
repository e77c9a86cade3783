export default {
  acts: 'Acts on {provider}',
  paused: {
    title: 'Sending by {provider} is paused',
    since: 'By {who}, {at}: “{reason}”.',
    what: 'Payouts stay Approved and go out when sending resumes. Drafts, approvals and money coming in go on.',
    short: 'paused by {who}, {at}',
  },
  pause: {
    act: 'Pause sending',
    title: 'Pause sending by {provider}',
    what: 'Payouts stay Approved until an administrator resumes. What was handed over already is still asked about; money coming in is still booked.',
    done: 'Sending by {provider} is paused.',
  },
  resume: {
    act: 'Resume sending',
    title: 'Resume sending by {provider}',
    what: 'Payouts that waited go out now.',
    done: 'Sending by {provider} is on again.',
    needs: 'An administrator resumes sending.',
  },
  reason: 'Reason',
  reasonHint: 'Everybody reads it; it is kept in the audit log.',
  keep: 'Leave as it is',
  warning: {
    paused: 'Sending by {provider} is paused by {who} since {at}',
    pausedWhy: 'Reason: “{reason}”. You can ask for approval now; it goes out when sending resumes.',
    slow: '{rail} is slow now',
    slowWhy: 'Lately 95 % of our payments were final within {time}. This one may take as long; do not make it twice.',
    failing: '{rail} is failing now',
    failingWhy:
      'Only {answered} of {calls} calls were answered. The outcome may stay unknown for a while; it is asked about, and never sent twice.',
  },
  test: {
    act: 'Test connection',
    testing: 'Testing the connection to {provider}…',
    results: 'Connection test of {provider}',
    fine: 'The connection to {provider} is fine.',
    failed: 'The connection to {provider} fails: {step}.',
    at: 'Tested at {at}',
    lines: 'What was sent, to compare',
    status: 'answered with status {status}',
  },
  outcome: { fine: 'Fine', failed: 'Failed', not_tried: 'Not tried' },
  notTried: 'It hangs on the step before.',
  step: {
    address: 'Base URL',
    token: 'Access token',
    signature: 'Signed read',
    read: 'Harmless read',
    account: 'Our accounts there',
    callbacks: 'Callback door',
  },
  cause: {
    not_an_address: {
      why: 'That is not an address that can be called.',
      fix: 'Put a whole base URL there: https, host and path, without a query.',
    },
    not_https: { why: 'The address is not secure.', fix: 'Use https: secrets would travel in clear.' },
    wrong_path: {
      why: 'The base URL has another path than this provider uses.',
      fix: 'Write the base URL in the form given above.',
    },
    host_unknown: {
      why: 'No such host was found.',
      fix: 'Check the spelling of the base URL, then the name service of this machine.',
    },
    nobody_listens: {
      why: 'Nothing takes connections at that address.',
      fix: 'Check host and port of the base URL; a firewall may stand between.',
    },
    not_secure: {
      why: 'The secure connection could not be set up.',
      fix: 'Check that the base URL is the provider’s own, and the clock of this machine.',
    },
    too_slow: {
      why: 'No answer came in time.',
      fix: 'Try again; if it stays, ask the provider or whoever runs the network.',
    },
    cut_off: {
      why: 'The connection ended before a whole answer came.',
      fix: 'Try again; if it stays, a proxy between may cut it.',
    },
    wrong_secret: {
      why: 'The provider does not accept our credentials.',
      fix: 'Compare key and secret with the provider’s portal, character by character, and that they belong to this environment.',
    },
    not_allowed: {
      why: 'The provider knows us, and refuses this.',
      fix: 'Ask the provider to grant this product to the application, and check account numbers and initiator.',
    },
    wrong_address: {
      why: 'The host answers, and has nothing at that path.',
      fix: 'Compare the base URL with the provider’s manual.',
    },
    not_data: {
      why: 'A web page came back where data was expected.',
      fix: 'The base URL may lead to a website or sign-in page, or a proxy answers instead of the provider.',
    },
    too_often: { why: 'The provider was asked too often.', fix: 'Wait a minute, then test again.' },
    provider_down: {
      why: 'The provider has trouble of its own.',
      fix: 'Nothing to change here. Try later; pause sending if it lasts.',
    },
    unexpected: {
      why: 'The answer cannot be read as this provider’s.',
      fix: 'Check that the base URL is that of this provider and version.',
    },
    account_missing: {
      why: 'An account that is set up here is not among those the provider lists.',
      fix: 'Correct the account in the settings, or ask the provider to give this application access to it.',
    },
    door_local: {
      why: 'Our public address names this very machine, so no provider can reach it.',
      fix: 'Set HAZINA_PUBLIC_URL to the https address under which the internet reaches Hazina.',
    },
    door_unreachable: {
      why: 'Our own public address does not answer.',
      fix: 'Check HAZINA_PUBLIC_URL, the name, the certificate and the proxy before Hazina.',
    },
    door_foreign: {
      why: 'Something else than Hazina answers at our public address.',
      fix: 'Let the proxy pass POST /hooks/… to Hazina unchanged.',
    },
  },
} as const
