
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'custody' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'custody'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'custody' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Run the whole main job on bundled sample labels, showing each command and its answer')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make a profile: bind this station to a tenant and a facility')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'See, choose and change profiles')
            [CompletionResult]::new('place', 'place', [CompletionResultType]::ParameterValue, 'Add and list the places of the facility')
            [CompletionResult]::new('person', 'person', [CompletionResultType]::ParameterValue, 'Add and list the people of the recipient directory')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Log in with a password, or go on with a locked session with a PIN')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'End your session')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Lock your session until you type your PIN or password')
            [CompletionResult]::new('whoami', 'whoami', [CompletionResultType]::ParameterValue, 'Show who acts, and until when')
            [CompletionResult]::new('subject', 'subject', [CompletionResultType]::ParameterValue, 'Write down everything that is held about one person')
            [CompletionResult]::new('operator', 'operator', [CompletionResultType]::ParameterValue, 'Add, change and list the operators of the station')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Make, list and revoke the tokens of scripts')
            [CompletionResult]::new('vault', 'vault', [CompletionResultType]::ParameterValue, 'See and change how the private keys are sealed')
            [CompletionResult]::new('expect', 'expect', [CompletionResultType]::ParameterValue, 'Announce parcels, serial numbers and orders from a CSV or XLSX file')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'Keep a session open at the dock: everything by scans, without a mouse')
            [CompletionResult]::new('receive', 'receive', [CompletionResultType]::ParameterValue, 'Receive parcels: by number, by a picture of the label, or one scan a line')
            [CompletionResult]::new('refuse', 'refuse', [CompletionResultType]::ParameterValue, 'Refuse a parcel at the door')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'Set or change the recipient of a parcel')
            [CompletionResult]::new('serialize', 'serialize', [CompletionResultType]::ParameterValue, 'Turn what is in a parcel into assets with serial numbers')
            [CompletionResult]::new('adopt', 'adopt', [CompletionResultType]::ParameterValue, 'Enter an asset that no parcel of ours brought')
            [CompletionResult]::new('alias', 'alias', [CompletionResultType]::ParameterValue, 'Add another identifier to an item: IMEI, MAC address, tag')
            [CompletionResult]::new('reidentify', 'reidentify', [CompletionResultType]::ParameterValue, 'Set a wrong serial number right; the old one is still found')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Move items to another place')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Forbid the release of an item, and say why')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Lift a hold')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Record the condition of an item')
            [CompletionResult]::new('sanitize', 'sanitize', [CompletionResultType]::ParameterValue, 'Record that data was removed from an asset')
            [CompletionResult]::new('hand-off', 'hand-off', [CompletionResultType]::ParameterValue, 'Hand items off to a person')
            [CompletionResult]::new('handoff', 'handoff', [CompletionResultType]::ParameterValue, 'Hand items off to a person')
            [CompletionResult]::new('decline', 'decline', [CompletionResultType]::ParameterValue, 'Record that the recipient said no')
            [CompletionResult]::new('attempt', 'attempt', [CompletionResultType]::ParameterValue, 'Record a delivery round that failed')
            [CompletionResult]::new('return', 'return', [CompletionResultType]::ParameterValue, 'Take assets back from a person')
            [CompletionResult]::new('transfer', 'transfer', [CompletionResultType]::ParameterValue, 'Pass assets from one person to another')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Give the signature that a hand-off, return or transfer still owes')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Add a signed paper, photos or other evidence to an event')
            [CompletionResult]::new('due', 'due', [CompletionResultType]::ParameterValue, 'Set, extend or waive the date an asset is due back')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send items out to a vendor or another facility')
            [CompletionResult]::new('take-in', 'take-in', [CompletionResultType]::ParameterValue, 'Take items in that come back from a vendor or courier')
            [CompletionResult]::new('missing', 'missing', [CompletionResultType]::ParameterValue, 'Report an item missing')
            [CompletionResult]::new('found', 'found', [CompletionResultType]::ParameterValue, 'Record that a missing item was found')
            [CompletionResult]::new('dispose', 'dispose', [CompletionResultType]::ParameterValue, 'Dispose of an item for good')
            [CompletionResult]::new('return-to-sender', 'return-to-sender', [CompletionResultType]::ParameterValue, 'Send a parcel back to its sender')
            [CompletionResult]::new('replace', 'replace', [CompletionResultType]::ParameterValue, 'Close an asset because another takes its place')
            [CompletionResult]::new('correct', 'correct', [CompletionResultType]::ParameterValue, 'Set an earlier event right, without hiding it')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Settle a dispute between two stations')
            [CompletionResult]::new('case', 'case', [CompletionResultType]::ParameterValue, 'Have a leaver, a mover or anybody give things back: a frozen list, settled line by line')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one item')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'Show everything that happened to an item')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List items')
            [CompletionResult]::new('find', 'find', [CompletionResultType]::ParameterValue, 'Look for items by any part of a number, name or description')
            [CompletionResult]::new('holdings', 'holdings', [CompletionResultType]::ParameterValue, 'List what a person has, or had at a time')
            [CompletionResult]::new('decode', 'decode', [CompletionResultType]::ParameterValue, 'Tell what the codes on a picture, or of scanned lines, mean')
            [CompletionResult]::new('label', 'label', [CompletionResultType]::ParameterValue, 'Print labels for items, or the sheet of command barcodes')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Answer what somebody asks every week: ageing, gaps, overdue, late entries, activity')
            [CompletionResult]::new('receipt', 'receipt', [CompletionResultType]::ParameterValue, 'Show the receipt of an event, and write it as a page or as the proof that it is in the log')
            [CompletionResult]::new('certificate', 'certificate', [CompletionResultType]::ParameterValue, 'Say what a person returned and what they still hold, with proofs: for whoever leaves')
            [CompletionResult]::new('evidence', 'evidence', [CompletionResultType]::ParameterValue, 'List the evidence of an event, and open it')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check the whole record, or a receipt by itself')
            [CompletionResult]::new('checkpoint', 'checkpoint', [CompletionResultType]::ParameterValue, 'Write the signed head of the log, to be compared with the log later')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List the public keys with which receipts and heads are checked')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the ledger, its evidence and the profile while work goes on')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Begin a new epoch of the log from a backup')
            [CompletionResult]::new('purge', 'purge', [CompletionResultType]::ParameterValue, 'Delete evidence that is past its time, and what interrupted commands left behind')
            [CompletionResult]::new('rebuild', 'rebuild', [CompletionResultType]::ParameterValue, 'Derive the present anew from the log')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check the installation and say what is missing')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import people, parcels, assets or past events from a CSV or XLSX file')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export for other systems: CSV, JSON Lines, XLSX, increments with a manifest')
            [CompletionResult]::new('remote', 'remote', [CompletionResultType]::ParameterValue, 'See and change the other systems that events are pushed to')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Send what has happened to other systems')
            [CompletionResult]::new('notify', 'notify', [CompletionResultType]::ParameterValue, 'Tell people that something waits for them, is due back, or is to be signed for')
            [CompletionResult]::new('reconcile', 'reconcile', [CompletionResultType]::ParameterValue, 'Compare what other systems believe with what is known here')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;demo' {
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Leave everything in this folder, to look around')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;init' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The organisation whose ledger this is, for example acme')
            [CompletionResult]::new('--facility', '--facility', [CompletionResultType]::ParameterName, 'The mailroom site, for example berlin')
            [CompletionResult]::new('--station', '--station', [CompletionResultType]::ParameterName, 'This terminal, for example dock-1; also the place where things lie at first')
            [CompletionResult]::new('--zone', '--zone', [CompletionResultType]::ParameterName, 'The facility''s time zone, for example Europe/Berlin [default: this machine''s]')
            [CompletionResult]::new('--key-source', '--key-source', [CompletionResultType]::ParameterName, 'Where the key comes from that opens the private keys: keyring, keyfile:PATH, credential:NAME or passphrase [default: a keyfile beside the profile]')
            [CompletionResult]::new('--admin', '--admin', [CompletionResultType]::ParameterName, 'The first operator, an admin')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read the admin''s password as a line of standard input')
            [CompletionResult]::new('--training', '--training', [CompletionResultType]::ParameterName, 'For practice: every command, head and receipt says that nothing of it happened')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;profile' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles of this machine')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the settings of a profile')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Use a profile from now on when none is named')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a setting')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;profile;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;profile;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'Also say where each value comes from')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;profile;use' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;profile;set' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;profile;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles of this machine')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the settings of a profile')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Use a profile from now on when none is named')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a setting')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;profile;help;list' {
            break
        }
        'custody;profile;help;show' {
            break
        }
        'custody;profile;help;use' {
            break
        }
        'custody;profile;help;set' {
            break
        }
        'custody;profile;help;help' {
            break
        }
        'custody;place' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add places')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the places')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;place;add' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;place;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;place;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add places')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the places')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;place;help;add' {
            break
        }
        'custody;place;help;list' {
            break
        }
        'custody;place;help;help' {
            break
        }
        'custody;person' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a person, or bring what is known of them up to date')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List people, or those in whose name, number or address a text occurs')
            [CompletionResult]::new('erase', 'erase', [CompletionResultType]::ParameterValue, 'Erase what is known of a person; what they had stays on record under an opaque id')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'List who may be meant by a text from a label, the likeliest first, with a score and the reason')
            [CompletionResult]::new('pin', 'pin', [CompletionResultType]::ParameterValue, 'Give a person a PIN, which they enter when they collect')
            [CompletionResult]::new('badge', 'badge', [CompletionResultType]::ParameterValue, 'Make a badge known as a person''s')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one person')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;person;add' {
            [CompletionResult]::new('--number', '--number', [CompletionResultType]::ParameterName, 'Employee number')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'E-mail address')
            [CompletionResult]::new('--department', '--department', [CompletionResultType]::ParameterName, 'Department')
            [CompletionResult]::new('--location', '--location', [CompletionResultType]::ParameterName, 'Building, floor or room')
            [CompletionResult]::new('--first', '--first', [CompletionResultType]::ParameterName, 'Given names, where the name does not end with the family name')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'Family names')
            [CompletionResult]::new('--nicknames', '--nicknames', [CompletionResultType]::ParameterName, 'What they are called besides; several with `;` between them')
            [CompletionResult]::new('--login', '--login', [CompletionResultType]::ParameterName, 'The name with which they log in elsewhere')
            [CompletionResult]::new('--more-emails', '--more-emails', [CompletionResultType]::ParameterName, 'Further e-mail addresses; several with `;` between them')
            [CompletionResult]::new('--mobile', '--mobile', [CompletionResultType]::ParameterName, 'Mobile number')
            [CompletionResult]::new('--manager', '--manager', [CompletionResultType]::ParameterName, 'Their manager')
            [CompletionResult]::new('--site', '--site', [CompletionResultType]::ParameterName, 'The site, if the location is a room')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'Employee, contractor, ...')
            [CompletionResult]::new('--start', '--start', [CompletionResultType]::ParameterName, 'Their first day, for example 2026-11-22')
            [CompletionResult]::new('--last-day', '--last-day', [CompletionResultType]::ParameterName, 'Their last day')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--inactive', '--inactive', [CompletionResultType]::ParameterName, 'They have left')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;person;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;person;erase' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;person;match' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;person;pin' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--pin-stdin', '--pin-stdin', [CompletionResultType]::ParameterName, 'Read the PIN as a line of standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;person;badge' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;person;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;person;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a person, or bring what is known of them up to date')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List people, or those in whose name, number or address a text occurs')
            [CompletionResult]::new('erase', 'erase', [CompletionResultType]::ParameterValue, 'Erase what is known of a person; what they had stays on record under an opaque id')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'List who may be meant by a text from a label, the likeliest first, with a score and the reason')
            [CompletionResult]::new('pin', 'pin', [CompletionResultType]::ParameterValue, 'Give a person a PIN, which they enter when they collect')
            [CompletionResult]::new('badge', 'badge', [CompletionResultType]::ParameterValue, 'Make a badge known as a person''s')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one person')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;person;help;add' {
            break
        }
        'custody;person;help;list' {
            break
        }
        'custody;person;help;erase' {
            break
        }
        'custody;person;help;match' {
            break
        }
        'custody;person;help;pin' {
            break
        }
        'custody;person;help;badge' {
            break
        }
        'custody;person;help;show' {
            break
        }
        'custody;person;help;help' {
            break
        }
        'custody;login' {
            [CompletionResult]::new('--badge', '--badge', [CompletionResultType]::ParameterName, 'Go on with a locked session: the scan of the operator''s badge')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read the password as a line of standard input')
            [CompletionResult]::new('--pin-stdin', '--pin-stdin', [CompletionResultType]::ParameterName, 'Go on with a locked session: read the PIN as a line of standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;logout' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;lock' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;whoami' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;subject' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write everything that is held about a person into a JSON file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;subject;export' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'The file')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;subject;help' {
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write everything that is held about a person into a JSON file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;subject;help;export' {
            break
        }
        'custody;subject;help;help' {
            break
        }
        'custody;operator' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an operator, with a first password')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the operators')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Let somebody do more, or less')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Let somebody act no more; their sessions and tokens end')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Let somebody act again')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'Let somebody try again who failed too often')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Choose a new password: your own, or as an admin another''s')
            [CompletionResult]::new('pin', 'pin', [CompletionResultType]::ParameterValue, 'Choose your PIN, which goes on with a locked session')
            [CompletionResult]::new('badge', 'badge', [CompletionResultType]::ParameterValue, 'Give somebody a badge, by which the station knows whose PIN follows')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;operator;add' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What they may do')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read their password as a line of standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;role' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;disable' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;enable' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;unlock' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;password' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read it as a line of standard input; your own after a line with the present one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;pin' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--pin-stdin', '--pin-stdin', [CompletionResultType]::ParameterName, 'Read the password and then the PIN, each as a line of standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;badge' {
            [CompletionResult]::new('--scan', '--scan', [CompletionResultType]::ParameterName, 'What a scan of the badge says')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;operator;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an operator, with a first password')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the operators')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Let somebody do more, or less')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Let somebody act no more; their sessions and tokens end')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Let somebody act again')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'Let somebody try again who failed too often')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Choose a new password: your own, or as an admin another''s')
            [CompletionResult]::new('pin', 'pin', [CompletionResultType]::ParameterValue, 'Choose your PIN, which goes on with a locked session')
            [CompletionResult]::new('badge', 'badge', [CompletionResultType]::ParameterValue, 'Give somebody a badge, by which the station knows whose PIN follows')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;operator;help;add' {
            break
        }
        'custody;operator;help;list' {
            break
        }
        'custody;operator;help;role' {
            break
        }
        'custody;operator;help;disable' {
            break
        }
        'custody;operator;help;enable' {
            break
        }
        'custody;operator;help;unlock' {
            break
        }
        'custody;operator;help;password' {
            break
        }
        'custody;operator;help;pin' {
            break
        }
        'custody;operator;help;badge' {
            break
        }
        'custody;operator;help;help' {
            break
        }
        'custody;token' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a token for a script, such as a nightly export')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tokens')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End a token, or all of a script')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;token;create' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What it may do')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'How long the token is good, in days')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the token into a new file that nobody else can read, rather than showing it')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;token;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;token;revoke' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;token;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a token for a script, such as a nightly export')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tokens')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End a token, or all of a script')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;token;help;create' {
            break
        }
        'custody;token;help;list' {
            break
        }
        'custody;token;help;revoke' {
            break
        }
        'custody;token;help;help' {
            break
        }
        'custody;vault' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the key comes from, and whether it is at hand')
            [CompletionResult]::new('source', 'source', [CompletionResultType]::ParameterValue, 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence')
            [CompletionResult]::new('renew', 'renew', [CompletionResultType]::ParameterValue, 'Make every key anew, and a new recovery code: after a leak, or when the code is lost')
            [CompletionResult]::new('recover', 'recover', [CompletionResultType]::ParameterValue, 'Open the vault with the recovery code, which is read from standard input, and give it a new source')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;vault;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;vault;source' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;vault;rotate' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;vault;renew' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;vault;recover' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;vault;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the key comes from, and whether it is at hand')
            [CompletionResult]::new('source', 'source', [CompletionResultType]::ParameterValue, 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence')
            [CompletionResult]::new('renew', 'renew', [CompletionResultType]::ParameterValue, 'Make every key anew, and a new recovery code: after a leak, or when the code is lost')
            [CompletionResult]::new('recover', 'recover', [CompletionResultType]::ParameterValue, 'Open the vault with the recovery code, which is read from standard input, and give it a new source')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;vault;help;show' {
            break
        }
        'custody;vault;help;source' {
            break
        }
        'custody;vault;help;rotate' {
            break
        }
        'custody;vault;help;renew' {
            break
        }
        'custody;vault;help;recover' {
            break
        }
        'custody;vault;help;help' {
            break
        }
        'custody;expect' {
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'A column of the file and what it is, for example "Inventory No=tag"; may be given several times')
            [CompletionResult]::new('--sheet', '--sheet', [CompletionResultType]::ParameterName, 'The sheet of a workbook, when several could be meant')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of a text file, when it is not recognised, for example windows-1250')
            [CompletionResult]::new('--date-order', '--date-order', [CompletionResultType]::ParameterName, 'In which order day, month and year stand, for dates such as 03/04/2026')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say for every row what would happen, and record nothing')
            [CompletionResult]::new('--skip-bad', '--skip-bad', [CompletionResultType]::ParameterName, 'Record the rows that can be taken, and write the others with their reasons to FILE.rejected.csv')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;scan' {
            [CompletionResult]::new('--act', '--act', [CompletionResultType]::ParameterName, 'What the session begins with; command barcodes change it (`custody label --controls` prints them)')
            [CompletionResult]::new('--sign-with', '--sign-with', [CompletionResultType]::ParameterName, 'How people sign for what they get: on their phone, on paper, or later')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'The address of this machine at which phones find their pages, with a port or without')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'A folder of label pictures, which a phone or a document camera fills; each is received as it comes')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE')
            [CompletionResult]::new('--scanner', '--scanner', [CompletionResultType]::ParameterName, 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--phone', '--phone', [CompletionResultType]::ParameterName, 'Show a code whose page lets a phone''s camera send pictures of labels, each received as it comes')
            [CompletionResult]::new('--bell', '--bell', [CompletionResultType]::ParameterName, 'Ring the terminal: once for what is known already, twice for a question, three times for a no')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Plain lines with a word instead of a sign, and no prompt: for screen readers and slow lines')
            [CompletionResult]::new('--test', '--test', [CompletionResultType]::ParameterName, 'Try a scanner out: say of each scan what arrives, how fast, and what to set. Records nothing, and needs nobody to be logged in')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;receive' {
            [CompletionResult]::new('--image', '--image', [CompletionResultType]::ParameterName, 'A picture of the label; may be given several times, one for each parcel')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'For whom it is: id, e-mail address, employee number or name')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Who sent it')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Who brought it, if the number does not say')
            [CompletionResult]::new('--condition', '--condition', [CompletionResultType]::ParameterName, 'The state it is in')
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'What is believed to be in it')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Where it is put [default: the station''s place]')
            [CompletionResult]::new('--contents', '--contents', [CompletionResultType]::ParameterName, 'How many things are in it')
            [CompletionResult]::new('--photo', '--photo', [CompletionResultType]::ParameterName, 'A picture to keep as evidence; may be given several times')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE')
            [CompletionResult]::new('--scanner', '--scanner', [CompletionResultType]::ParameterName, 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--unattended', '--unattended', [CompletionResultType]::ParameterName, 'It was found without a courier: who brought it, and when, is not known')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'The carrier uses a number again whose parcel was closed')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Take a number as it is, even if its check digit does not fit')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;refuse' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it is refused')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Who brought it, if the number does not say')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now; --reason then also says why it is recorded late')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;match' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'For whom they are')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;serialize' {
            [CompletionResult]::new('--serial', '--serial', [CompletionResultType]::ParameterName, 'A serial number; may be given several times. With none, one scan a line is read from stdin or a scanner')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'An asset tag; the n-th tag goes with the n-th serial number')
            [CompletionResult]::new('--image', '--image', [CompletionResultType]::ParameterName, 'A picture of the box or sticker, read for serial numbers, tags and the part number')
            [CompletionResult]::new('--maker', '--maker', [CompletionResultType]::ParameterName, 'Who made it')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'What it is: laptop, monitor, dock')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For whom it is meant [default: the parcel''s recipient]')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Where it is put [default: where the parcel lies]')
            [CompletionResult]::new('--worth', '--worth', [CompletionResultType]::ParameterName, 'What it is worth, in whole units of the facility''s currency')
            [CompletionResult]::new('--contents', '--contents', [CompletionResultType]::ParameterName, 'How many things are in the parcel; it closes when all are accounted for')
            [CompletionResult]::new('--accessory', '--accessory', [CompletionResultType]::ParameterName, 'Something in it that is not tracked by itself; may be given several times')
            [CompletionResult]::new('--personal', '--personal', [CompletionResultType]::ParameterName, 'Something private in it')
            [CompletionResult]::new('--wrong', '--wrong', [CompletionResultType]::ParameterName, 'Something in it that was not ordered')
            [CompletionResult]::new('--short', '--short', [CompletionResultType]::ParameterName, 'Something that should be in it and is not')
            [CompletionResult]::new('--no-parcel', '--no-parcel', [CompletionResultType]::ParameterName, 'There is no parcel, and why')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE')
            [CompletionResult]::new('--scanner', '--scanner', [CompletionResultType]::ParameterName, 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--data-bearing', '--data-bearing', [CompletionResultType]::ParameterName, 'It can hold data that must be wiped before somebody else gets it')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'Nothing else is in the parcel: close it')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Take the serial number as it is, although it looks like something else or is not announced')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;adopt' {
            [CompletionResult]::new('--serial', '--serial', [CompletionResultType]::ParameterName, 'Its serial number')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Its asset tag')
            [CompletionResult]::new('--maker', '--maker', [CompletionResultType]::ParameterName, 'Who made it')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'What it is: laptop, monitor, dock')
            [CompletionResult]::new('--worth', '--worth', [CompletionResultType]::ParameterName, 'What it is worth, in whole units of the facility''s currency')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Where it is put [default: the station''s place]')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--data-bearing', '--data-bearing', [CompletionResultType]::ParameterName, 'It can hold data')
            [CompletionResult]::new('--surplus', '--surplus', [CompletionResultType]::ParameterName, 'It is surplus, rather than found')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Take the serial number as it is, although it looks like something else')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;alias' {
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What it is')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;reidentify' {
            [CompletionResult]::new('--serial', '--serial', [CompletionResultType]::ParameterName, 'The right serial number')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'How the wrong one came about')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;move' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Where they lie now')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;hold' {
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Why they may not be released')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;release' {
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Which hold is lifted')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Set a refusal aside, and say why (admins; recorded)')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;inspect' {
            [CompletionResult]::new('--condition', '--condition', [CompletionResultType]::ParameterName, 'The state it is in; a damaged item goes on hold')
            [CompletionResult]::new('--present', '--present', [CompletionResultType]::ParameterName, 'An accessory that is there; may be given several times')
            [CompletionResult]::new('--missing', '--missing', [CompletionResultType]::ParameterName, 'An accessory that is not there; may be given several times')
            [CompletionResult]::new('--photo', '--photo', [CompletionResultType]::ParameterName, 'A picture to keep as evidence; may be given several times')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;sanitize' {
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'How far (NIST SP 800-88)')
            [CompletionResult]::new('--tool', '--tool', [CompletionResultType]::ParameterName, 'With what')
            [CompletionResult]::new('--verifier', '--verifier', [CompletionResultType]::ParameterName, 'The operator who checked it')
            [CompletionResult]::new('--certificate', '--certificate', [CompletionResultType]::ParameterName, 'The certificate of the tool')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--failed', '--failed', [CompletionResultType]::ParameterName, 'It did not succeed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;hand-off' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To whom')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who comes for them')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'By what right somebody else comes')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'What the authority covers, if not just this')
            [CompletionResult]::new('--authority-given', '--authority-given', [CompletionResultType]::ParameterName, 'How the authority was given')
            [CompletionResult]::new('--authority-until', '--authority-until', [CompletionResultType]::ParameterName, 'Until when it holds (2026-12-24: the end of that day)')
            [CompletionResult]::new('--signature', '--signature', [CompletionResultType]::ParameterName, 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]')
            [CompletionResult]::new('--sign-later', '--sign-later', [CompletionResultType]::ParameterName, 'They sign later, and why; the signature stays owed until then')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'The language of the statement that they sign [default: that of the profile]')
            [CompletionResult]::new('--badge', '--badge', [CompletionResultType]::ParameterName, 'What their badge says')
            [CompletionResult]::new('--id-document', '--id-document', [CompletionResultType]::ParameterName, 'The document that you looked at, and the last four characters of its number: passport:4711')
            [CompletionResult]::new('--witness', '--witness', [CompletionResultType]::ParameterName, 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--declined', '--declined', [CompletionResultType]::ParameterName, 'An item that they do not take, and why; may be given several times')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'What goes with each of them: charger, bag; may be given several times')
            [CompletionResult]::new('--photo', '--photo', [CompletionResultType]::ParameterName, 'A picture of the items as they are handed over; may be given several times')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it is due back (2026-12-24: the end of that day)')
            [CompletionResult]::new('--place', '--place', [CompletionResultType]::ParameterName, 'Where it is handed over')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Set a refusal aside, and say why (admins; recorded)')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--new-person', '--new-person', [CompletionResultType]::ParameterName, 'Enter who comes into the directory, if nobody is known by that name')
            [CompletionResult]::new('--sign-here', '--sign-here', [CompletionResultType]::ParameterName, 'They draw their signature with the mouse, in this terminal, below the list and the statement')
            [CompletionResult]::new('--sign-on-phone', '--sign-on-phone', [CompletionResultType]::ParameterName, 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes')
            [CompletionResult]::new('--type-name', '--type-name', [CompletionResultType]::ParameterName, 'They type their name and their PIN below the list and the statement')
            [CompletionResult]::new('--on-paper', '--on-paper', [CompletionResultType]::ParameterName, 'They sign on a printed receipt, which is scanned and attached later')
            [CompletionResult]::new('--pin', '--pin', [CompletionResultType]::ParameterName, 'They enter their PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;handoff' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To whom')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who comes for them')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'By what right somebody else comes')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'What the authority covers, if not just this')
            [CompletionResult]::new('--authority-given', '--authority-given', [CompletionResultType]::ParameterName, 'How the authority was given')
            [CompletionResult]::new('--authority-until', '--authority-until', [CompletionResultType]::ParameterName, 'Until when it holds (2026-12-24: the end of that day)')
            [CompletionResult]::new('--signature', '--signature', [CompletionResultType]::ParameterName, 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]')
            [CompletionResult]::new('--sign-later', '--sign-later', [CompletionResultType]::ParameterName, 'They sign later, and why; the signature stays owed until then')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'The language of the statement that they sign [default: that of the profile]')
            [CompletionResult]::new('--badge', '--badge', [CompletionResultType]::ParameterName, 'What their badge says')
            [CompletionResult]::new('--id-document', '--id-document', [CompletionResultType]::ParameterName, 'The document that you looked at, and the last four characters of its number: passport:4711')
            [CompletionResult]::new('--witness', '--witness', [CompletionResultType]::ParameterName, 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--declined', '--declined', [CompletionResultType]::ParameterName, 'An item that they do not take, and why; may be given several times')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'What goes with each of them: charger, bag; may be given several times')
            [CompletionResult]::new('--photo', '--photo', [CompletionResultType]::ParameterName, 'A picture of the items as they are handed over; may be given several times')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it is due back (2026-12-24: the end of that day)')
            [CompletionResult]::new('--place', '--place', [CompletionResultType]::ParameterName, 'Where it is handed over')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Set a refusal aside, and say why (admins; recorded)')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--new-person', '--new-person', [CompletionResultType]::ParameterName, 'Enter who comes into the directory, if nobody is known by that name')
            [CompletionResult]::new('--sign-here', '--sign-here', [CompletionResultType]::ParameterName, 'They draw their signature with the mouse, in this terminal, below the list and the statement')
            [CompletionResult]::new('--sign-on-phone', '--sign-on-phone', [CompletionResultType]::ParameterName, 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes')
            [CompletionResult]::new('--type-name', '--type-name', [CompletionResultType]::ParameterName, 'They type their name and their PIN below the list and the statement')
            [CompletionResult]::new('--on-paper', '--on-paper', [CompletionResultType]::ParameterName, 'They sign on a printed receipt, which is scanned and attached later')
            [CompletionResult]::new('--pin', '--pin', [CompletionResultType]::ParameterName, 'They enter their PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;decline' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why the recipient did not want it')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now; --reason then also says why it is recorded late')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;attempt' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it could not be delivered')
            [CompletionResult]::new('--photo', '--photo', [CompletionResultType]::ParameterName, 'A picture to keep as evidence')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now; --reason then also says why it is recorded late')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;return' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From whom; `unknown` if nobody knows')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who comes for them')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'By what right somebody else comes')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'What the authority covers, if not just this')
            [CompletionResult]::new('--authority-given', '--authority-given', [CompletionResultType]::ParameterName, 'How the authority was given')
            [CompletionResult]::new('--authority-until', '--authority-until', [CompletionResultType]::ParameterName, 'Until when it holds (2026-12-24: the end of that day)')
            [CompletionResult]::new('--parcel', '--parcel', [CompletionResultType]::ParameterName, 'The parcel it came back in')
            [CompletionResult]::new('--condition', '--condition', [CompletionResultType]::ParameterName, 'The state it is in')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'An accessory that came with it; may be given several times')
            [CompletionResult]::new('--missing', '--missing', [CompletionResultType]::ParameterName, 'An accessory that should have come with it; may be given several times')
            [CompletionResult]::new('--signature', '--signature', [CompletionResultType]::ParameterName, 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]')
            [CompletionResult]::new('--sign-later', '--sign-later', [CompletionResultType]::ParameterName, 'They sign later, and why; the signature stays owed until then')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'The language of the statement that they sign [default: that of the profile]')
            [CompletionResult]::new('--badge', '--badge', [CompletionResultType]::ParameterName, 'What their badge says')
            [CompletionResult]::new('--id-document', '--id-document', [CompletionResultType]::ParameterName, 'The document that you looked at, and the last four characters of its number: passport:4711')
            [CompletionResult]::new('--witness', '--witness', [CompletionResultType]::ParameterName, 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--photo', '--photo', [CompletionResultType]::ParameterName, 'A picture of the assets as they came back; may be given several times')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Where it is put [default: the station''s place]')
            [CompletionResult]::new('--unknown', '--unknown', [CompletionResultType]::ParameterName, 'The serial number of a device that is not on record; may be given several times')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Its asset tag')
            [CompletionResult]::new('--maker', '--maker', [CompletionResultType]::ParameterName, 'Its maker')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Its model')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--new-person', '--new-person', [CompletionResultType]::ParameterName, 'Enter who comes into the directory, if nobody is known by that name')
            [CompletionResult]::new('--sign-here', '--sign-here', [CompletionResultType]::ParameterName, 'They draw their signature with the mouse, in this terminal, below the list and the statement')
            [CompletionResult]::new('--sign-on-phone', '--sign-on-phone', [CompletionResultType]::ParameterName, 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes')
            [CompletionResult]::new('--type-name', '--type-name', [CompletionResultType]::ParameterName, 'They type their name and their PIN below the list and the statement')
            [CompletionResult]::new('--on-paper', '--on-paper', [CompletionResultType]::ParameterName, 'They sign on a printed receipt, which is scanned and attached later')
            [CompletionResult]::new('--pin', '--pin', [CompletionResultType]::ParameterName, 'They enter their PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--unattended', '--unattended', [CompletionResultType]::ParameterName, 'Nobody was there to sign')
            [CompletionResult]::new('--data-bearing', '--data-bearing', [CompletionResultType]::ParameterName, 'It can hold data')
            [CompletionResult]::new('--confirm', '--confirm', [CompletionResultType]::ParameterName, 'Take a serial number as it is, although it looks like something else')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;transfer' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Who has it now')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Who gets it')
            [CompletionResult]::new('--signature', '--signature', [CompletionResultType]::ParameterName, 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]')
            [CompletionResult]::new('--sign-later', '--sign-later', [CompletionResultType]::ParameterName, 'They sign later, and why; the signature stays owed until then')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'The language of the statement that they sign [default: that of the profile]')
            [CompletionResult]::new('--badge', '--badge', [CompletionResultType]::ParameterName, 'What their badge says')
            [CompletionResult]::new('--id-document', '--id-document', [CompletionResultType]::ParameterName, 'The document that you looked at, and the last four characters of its number: passport:4711')
            [CompletionResult]::new('--witness', '--witness', [CompletionResultType]::ParameterName, 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it is due back (2026-12-24: the end of that day)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Set a refusal aside, and say why (admins; recorded)')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--sign-here', '--sign-here', [CompletionResultType]::ParameterName, 'They draw their signature with the mouse, in this terminal, below the list and the statement')
            [CompletionResult]::new('--sign-on-phone', '--sign-on-phone', [CompletionResultType]::ParameterName, 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes')
            [CompletionResult]::new('--type-name', '--type-name', [CompletionResultType]::ParameterName, 'They type their name and their PIN below the list and the statement')
            [CompletionResult]::new('--on-paper', '--on-paper', [CompletionResultType]::ParameterName, 'They sign on a printed receipt, which is scanned and attached later')
            [CompletionResult]::new('--pin', '--pin', [CompletionResultType]::ParameterName, 'They enter their PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;sign' {
            [CompletionResult]::new('--signature', '--signature', [CompletionResultType]::ParameterName, 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]')
            [CompletionResult]::new('--sign-later', '--sign-later', [CompletionResultType]::ParameterName, 'They sign later, and why; the signature stays owed until then')
            [CompletionResult]::new('--language', '--language', [CompletionResultType]::ParameterName, 'The language of the statement that they sign [default: that of the profile]')
            [CompletionResult]::new('--badge', '--badge', [CompletionResultType]::ParameterName, 'What their badge says')
            [CompletionResult]::new('--id-document', '--id-document', [CompletionResultType]::ParameterName, 'The document that you looked at, and the last four characters of its number: passport:4711')
            [CompletionResult]::new('--witness', '--witness', [CompletionResultType]::ParameterName, 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--sign-here', '--sign-here', [CompletionResultType]::ParameterName, 'They draw their signature with the mouse, in this terminal, below the list and the statement')
            [CompletionResult]::new('--sign-on-phone', '--sign-on-phone', [CompletionResultType]::ParameterName, 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes')
            [CompletionResult]::new('--type-name', '--type-name', [CompletionResultType]::ParameterName, 'They type their name and their PIN below the list and the statement')
            [CompletionResult]::new('--on-paper', '--on-paper', [CompletionResultType]::ParameterName, 'They sign on a printed receipt, which is scanned and attached later')
            [CompletionResult]::new('--pin', '--pin', [CompletionResultType]::ParameterName, 'They enter their PIN; without a terminal it is a line of standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;attach' {
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What they are')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;due' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The date (2026-12-24: the end of that day)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--waive', '--waive', [CompletionResultType]::ParameterName, 'It need not come back by any date')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;send' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The vendor')
            [CompletionResult]::new('--facility', '--facility', [CompletionResultType]::ParameterName, 'Another facility of ours instead')
            [CompletionResult]::new('--tracking', '--tracking', [CompletionResultType]::ParameterName, 'The tracking number it travels under')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Who takes it there')
            [CompletionResult]::new('--purpose', '--purpose', [CompletionResultType]::ParameterName, 'What for: repair, RMA, site transfer')
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Set a refusal aside, and say why (admins; recorded)')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;take-in' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Where they are put [default: the station''s place]')
            [CompletionResult]::new('--condition', '--condition', [CompletionResultType]::ParameterName, 'The state they are in')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;missing' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'How that was noticed')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now; --reason then also says why it is recorded late')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;found' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Where it is put')
            [CompletionResult]::new('--condition', '--condition', [CompletionResultType]::ParameterName, 'The state it is in; until somebody has looked, it stays on hold')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;dispose' {
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'How: recycled, destroyed, sold, donated, written off')
            [CompletionResult]::new('--approver', '--approver', [CompletionResultType]::ParameterName, 'The other operator who approved it')
            [CompletionResult]::new('--certificate', '--certificate', [CompletionResultType]::ParameterName, 'The certificate of destruction or the receipt')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Set a refusal aside, and say why (admins; recorded)')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it was not recorded then')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;return-to-sender' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'Who takes it back [default: who brought it]')
            [CompletionResult]::new('--tracking', '--tracking', [CompletionResultType]::ParameterName, 'The tracking number it travels back under')
            [CompletionResult]::new('--occurred-at', '--occurred-at', [CompletionResultType]::ParameterName, 'When it happened, if earlier than now; --reason then also says why it is recorded late')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;replace' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'The asset that takes its place')
            [CompletionResult]::new('--approver', '--approver', [CompletionResultType]::ParameterName, 'The other operator who approved it')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;correct' {
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'A descriptive field and what it should say: carrier, sender, note, condition, class, maker, model or category')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--void', '--void', [CompletionResultType]::ParameterName, 'It did not happen: set it aside')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;settle' {
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'The event that stands')
            [CompletionResult]::new('--over', '--over', [CompletionResultType]::ParameterName, 'The event that does not [default: the one that contradicts it]')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;case' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open a case: freeze the list of what somebody has to give back')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the cases')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a case line by line')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Say what became of things on the list')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Close a case of which every line is settled')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;case;open' {
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Why things have to come back')
            [CompletionResult]::new('--item', '--item', [CompletionResultType]::ParameterName, 'Only this, rather than everything that they have; may be given several times')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'Until when (2026-12-24: the end of that day)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'A remark')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--from-leavers', '--from-leavers', [CompletionResultType]::ParameterName, 'For everybody who has left, still has something and has no open case')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;case;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only those that are not closed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;case;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;case;settle' {
            [CompletionResult]::new('--verdict', '--verdict', [CompletionResultType]::ParameterName, 'What became of them')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'How, or why')
            [CompletionResult]::new('--missing', '--missing', [CompletionResultType]::ParameterName, 'What should have come with it [default: what the return says]; may be given several times')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;case;close' {
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Set a refusal aside, and say why (admins; recorded)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;case;help' {
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open a case: freeze the list of what somebody has to give back')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the cases')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a case line by line')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Say what became of things on the list')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Close a case of which every line is settled')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;case;help;open' {
            break
        }
        'custody;case;help;list' {
            break
        }
        'custody;case;help;show' {
            break
        }
        'custody;case;help;settle' {
            break
        }
        'custody;case;help;close' {
            break
        }
        'custody;case;help;help' {
            break
        }
        'custody;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;history' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;list' {
            [CompletionResult]::new('--standing', '--standing', [CompletionResultType]::ParameterName, 'Only items in this standing')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'Only what this person has')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Only what is meant for this person')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Only what lies at this place')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Only what has been with its custodian for longer than this (3d, 12h, 90m)')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only parcels, or only assets')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--on-hold', '--on-hold', [CompletionResultType]::ParameterName, 'Only what is on hold')
            [CompletionResult]::new('--unsigned', '--unsigned', [CompletionResultType]::ParameterName, 'Only what a signature is owed for')
            [CompletionResult]::new('--unmatched', '--unmatched', [CompletionResultType]::ParameterName, 'Only what has no recipient')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;find' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;holdings' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What they had at this time, instead of now')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;decode' {
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE')
            [CompletionResult]::new('--scanner', '--scanner', [CompletionResultType]::ParameterName, 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--lines', '--lines', [CompletionResultType]::ParameterName, 'Read scans instead, one a line, from stdin or a scanner')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;label' {
            [CompletionResult]::new('--pdf', '--pdf', [CompletionResultType]::ParameterName, 'Write a PDF, a page for each label; `-` for stdout')
            [CompletionResult]::new('--zpl', '--zpl', [CompletionResultType]::ParameterName, 'Write ZPL II for a label printer; `-` for stdout')
            [CompletionResult]::new('--png', '--png', [CompletionResultType]::ParameterName, 'Write a PNG picture; `-` for stdout')
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'The size of a label in millimetres [default: 62x29 for an asset, 100x50 for a parcel]')
            [CompletionResult]::new('--symbol', '--symbol', [CompletionResultType]::ParameterName, 'The kind of symbol [default: qr for an asset, code128 for a parcel]')
            [CompletionResult]::new('--dpi', '--dpi', [CompletionResultType]::ParameterName, 'How fine the label printer is that gets the ZPL, in dots an inch')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--controls', '--controls', [CompletionResultType]::ParameterName, 'Print the command barcodes instead, on an A4 sheet; to stdout as PDF unless a file is named')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;report' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('ageing', 'ageing', [CompletionResultType]::ParameterValue, 'How long things have been in the mailroom or on their way, longest first')
            [CompletionResult]::new('gaps', 'gaps', [CompletionResultType]::ParameterValue, 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature')
            [CompletionResult]::new('overdue', 'overdue', [CompletionResultType]::ParameterValue, 'What should have been back by now, longest first')
            [CompletionResult]::new('late-entries', 'late-entries', [CompletionResultType]::ParameterValue, 'What was recorded later than it happened, and why')
            [CompletionResult]::new('activity', 'activity', [CompletionResultType]::ParameterValue, 'How much of what each operator has recorded')
            [CompletionResult]::new('expected', 'expected', [CompletionResultType]::ParameterValue, 'What was announced against what came: order line, serial number, parcel, signed hand-off')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;report;ageing' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Only before this time')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;report;gaps' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Only before this time')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;report;overdue' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Only before this time')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;report;late-entries' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Only before this time')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;report;activity' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Only before this time')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;report;expected' {
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'Only this order')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;report;help' {
            [CompletionResult]::new('ageing', 'ageing', [CompletionResultType]::ParameterValue, 'How long things have been in the mailroom or on their way, longest first')
            [CompletionResult]::new('gaps', 'gaps', [CompletionResultType]::ParameterValue, 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature')
            [CompletionResult]::new('overdue', 'overdue', [CompletionResultType]::ParameterValue, 'What should have been back by now, longest first')
            [CompletionResult]::new('late-entries', 'late-entries', [CompletionResultType]::ParameterValue, 'What was recorded later than it happened, and why')
            [CompletionResult]::new('activity', 'activity', [CompletionResultType]::ParameterValue, 'How much of what each operator has recorded')
            [CompletionResult]::new('expected', 'expected', [CompletionResultType]::ParameterValue, 'What was announced against what came: order line, serial number, parcel, signed hand-off')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;report;help;ageing' {
            break
        }
        'custody;report;help;gaps' {
            break
        }
        'custody;report;help;overdue' {
            break
        }
        'custody;report;help;late-entries' {
            break
        }
        'custody;report;help;activity' {
            break
        }
        'custody;report;help;expected' {
            break
        }
        'custody;report;help;help' {
            break
        }
        'custody;receipt' {
            [CompletionResult]::new('--html', '--html', [CompletionResultType]::ParameterName, 'Write the page as HTML to a file; - is standard output')
            [CompletionResult]::new('--pdf', '--pdf', [CompletionResultType]::ParameterName, 'Write the page as PDF to a file; - is standard output')
            [CompletionResult]::new('--paper', '--paper', [CompletionResultType]::ParameterName, 'The size of the paper')
            [CompletionResult]::new('--escpos', '--escpos', [CompletionResultType]::ParameterName, 'Write the commands of a receipt printer (ESC/POS, 80 mm paper) to a file or a device; - is standard output')
            [CompletionResult]::new('--proof', '--proof', [CompletionResultType]::ParameterName, 'Write the proof alone to a file, by custom *.tlog-proof; - is standard output')
            [CompletionResult]::new('--disclose', '--disclose', [CompletionResultType]::ParameterName, 'Which personal values the receipt shows; the others stay behind their commitments')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'Show the whole page as text, as wide as the terminal')
            [CompletionResult]::new('--copies-to-sign', '--copies-to-sign', [CompletionResultType]::ParameterName, 'Leave lines for both parties to sign on; a receipt that was signed on paper has them anyway')
            [CompletionResult]::new('--witnessed', '--witnessed', [CompletionResultType]::ParameterName, 'Prove it under a head that a witness has signed, too, rather than the first one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;certificate' {
            [CompletionResult]::new('--case', '--case', [CompletionResultType]::ParameterName, 'With what became of a return case: its list, line by line; what was returned since it was opened')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only what was returned at this time or later; what is still held is named in any case')
            [CompletionResult]::new('--html', '--html', [CompletionResultType]::ParameterName, 'Write the page as HTML to a file; - is standard output')
            [CompletionResult]::new('--pdf', '--pdf', [CompletionResultType]::ParameterName, 'Write the page as PDF to a file; - is standard output')
            [CompletionResult]::new('--paper', '--paper', [CompletionResultType]::ParameterName, 'The size of the paper')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--copies-to-sign', '--copies-to-sign', [CompletionResultType]::ParameterName, 'Leave lines for both parties to sign on')
            [CompletionResult]::new('--witnessed', '--witnessed', [CompletionResultType]::ParameterName, 'Prove it under a head that a witness has signed, too')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'Show the whole page as text, as wide as the terminal')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;evidence' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Open the evidence and write it into a folder, for its owner only')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;verify' {
            [CompletionResult]::new('--receipt', '--receipt', [CompletionResultType]::ParameterName, 'Check a receipt by itself: no ledger, no profile and no network is needed')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'A public key that must have signed, or a file that holds it; may be given several times')
            [CompletionResult]::new('--immutable', '--immutable', [CompletionResultType]::ParameterName, 'Check a ledger file on media that cannot be written, whoever''s it is')
            [CompletionResult]::new('--evidence', '--evidence', [CompletionResultType]::ParameterName, 'Open all evidence and compare it, also where a person must be asked for the key; with --immutable, the folder where it lies')
            [CompletionResult]::new('--manifest', '--manifest', [CompletionResultType]::ParameterName, 'Check an export by its manifest: its files, its series, and that the ledger gives the same rows again')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'The template that the export filled')
            [CompletionResult]::new('--checkpoint', '--checkpoint', [CompletionResultType]::ParameterName, 'Also compare the log with a head that was published before: by `custody checkpoint --out`')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;checkpoint' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write it to a file: whoever keeps it can tell later whether the log was changed')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;keys' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;backup' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'The folder to make the backup in; it gets a folder of its own there')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;restore' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why the log is begun anew; it becomes part of it')
            [CompletionResult]::new('--admin', '--admin', [CompletionResultType]::ParameterName, 'The admin who restores it [default: the only one that the backup has]')
            [CompletionResult]::new('--key-source', '--key-source', [CompletionResultType]::ParameterName, 'Where the key of a new vault comes from, if the profile has none: keyring, keyfile:PATH, credential:NAME or passphrase [default: a keyfile beside the profile]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--set-aside', '--set-aside', [CompletionResultType]::ParameterName, 'Set the ledger that is there aside, although it has entries that the backup does not have')
            [CompletionResult]::new('--password-stdin', '--password-stdin', [CompletionResultType]::ParameterName, 'Read the admin''s password as a line of standard input')
            [CompletionResult]::new('--new-password', '--new-password', [CompletionResultType]::ParameterName, 'Give the admin a new password, because theirs is lost; the log says that they have a new key')
            [CompletionResult]::new('--recover', '--recover', [CompletionResultType]::ParameterName, 'Open the vault of the backup with its recovery code, which is read from standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;purge' {
            [CompletionResult]::new('--backups', '--backups', [CompletionResultType]::ParameterName, 'A folder with backups, to remove what interrupted ones left there; may be given several times')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be deleted, and delete nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;rebuild' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;doctor' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;import' {
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What its rows are')
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Take past events that nobody here can show a signature for, by the word of an admin')
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'A column of the file and what it is, for example "Inventory No=tag"; may be given several times')
            [CompletionResult]::new('--sheet', '--sheet', [CompletionResultType]::ParameterName, 'The sheet of a workbook, when several could be meant')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'The encoding of a text file, when it is not recognised, for example windows-1250')
            [CompletionResult]::new('--date-order', '--date-order', [CompletionResultType]::ParameterName, 'In which order day, month and year stand, for dates such as 03/04/2026')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say for every row what would happen, and record nothing')
            [CompletionResult]::new('--skip-bad', '--skip-bad', [CompletionResultType]::ParameterName, 'Record the rows that can be taken, and write the others with their reasons to FILE.rejected.csv')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'The file has everybody: whoever is not in it has left (people only)')
            [CompletionResult]::new('--delta', '--delta', [CompletionResultType]::ParameterName, 'The file has only what is new or changed (people only)')
            [CompletionResult]::new('--allow-mass-leave', '--allow-mass-leave', [CompletionResultType]::ParameterName, 'A full file may make more than 10 % of the directory leave')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;export' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For whom: decides columns, words and form')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The file to write, whole or not at all; `-` for stdout. A new file is for whom the umask says, an existing one keeps its mode')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'The folder to write into: a file named after what is in it, a manifest, and a line in SHA256SUMS')
            [CompletionResult]::new('--since-last', '--since-last', [CompletionResultType]::ParameterName, 'Only what came since the last export of this series: nothing is left out, and nothing comes twice')
            [CompletionResult]::new('--also-as', '--also-as', [CompletionResultType]::ParameterName, 'Also keep the last file of the series under a name that stays the same')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only what was recorded at this time or later')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Only what was recorded before this time')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Fill this template of the other side: an XLSX workbook or a CSV file with header rows')
            [CompletionResult]::new('--replay', '--replay', [CompletionResultType]::ParameterName, 'Make an export again, byte for byte: the number of a run, or its manifest')
            [CompletionResult]::new('--setup', '--setup', [CompletionResultType]::ParameterName, 'Print what has to be set up on the other side')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('ack', 'ack', [CompletionResultType]::ParameterValue, 'Take note that the other side has the rows of a run')
            [CompletionResult]::new('runs', 'runs', [CompletionResultType]::ParameterValue, 'List the runs of all series')
            [CompletionResult]::new('upload', 'upload', [CompletionResultType]::ParameterValue, 'Send the file of a run to ServiceNow, which loads it into its staging table')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;export;ack' {
            [CompletionResult]::new('--rows', '--rows', [CompletionResultType]::ParameterName, 'How many rows the other side has')
            [CompletionResult]::new('--sha256', '--sha256', [CompletionResultType]::ParameterName, 'SHA-256 of the file that it has; of the manifest, if there are several files')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;export;runs' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;export;upload' {
            [CompletionResult]::new('--remote', '--remote', [CompletionResultType]::ParameterName, 'The remote of kind servicenow to send it to')
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'The folder in which the export put its file')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'How many seconds to wait for the answer, which comes when all rows are transformed')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Send it although it, or a later run of its series, was sent before')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;export;help' {
            [CompletionResult]::new('ack', 'ack', [CompletionResultType]::ParameterValue, 'Take note that the other side has the rows of a run')
            [CompletionResult]::new('runs', 'runs', [CompletionResultType]::ParameterValue, 'List the runs of all series')
            [CompletionResult]::new('upload', 'upload', [CompletionResultType]::ParameterValue, 'Send the file of a run to ServiceNow, which loads it into its staging table')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;export;help;ack' {
            break
        }
        'custody;export;help;runs' {
            break
        }
        'custody;export;help;upload' {
            break
        }
        'custody;export;help;help' {
            break
        }
        'custody;remote' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a remote')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the remotes, and how far each has got')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one remote with its last receipts')
            [CompletionResult]::new('secret', 'secret', [CompletionResultType]::ParameterValue, 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget a remote, its receipts and its secret')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Go on with a remote that was stopped, or leave out the event that it refuses')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;remote;add' {
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What kind of system it is')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Its address: https, or http on this machine')
            [CompletionResult]::new('--option', '--option', [CompletionResultType]::ParameterName, 'What is mapped, for example status.available=2; may be said several times')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the secret from standard input')
            [CompletionResult]::new('--make-key', '--make-key', [CompletionResultType]::ParameterName, 'Make a signing key for a webhook, and print its public half')
            [CompletionResult]::new('--from-now', '--from-now', [CompletionResultType]::ParameterName, 'Send nothing that has happened before now')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;remote;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;remote;show' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;remote;secret' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the secret from standard input')
            [CompletionResult]::new('--make-key', '--make-key', [CompletionResultType]::ParameterName, 'Make a signing key for a webhook, and print its public half')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;remote;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;remote;test' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;remote;resume' {
            [CompletionResult]::new('--leave-out', '--leave-out', [CompletionResultType]::ParameterName, 'Never send this event, which must be the next one')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;remote;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a remote')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the remotes, and how far each has got')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one remote with its last receipts')
            [CompletionResult]::new('secret', 'secret', [CompletionResultType]::ParameterValue, 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget a remote, its receipts and its secret')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Go on with a remote that was stopped, or leave out the event that it refuses')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;remote;help;add' {
            break
        }
        'custody;remote;help;list' {
            break
        }
        'custody;remote;help;show' {
            break
        }
        'custody;remote;help;secret' {
            break
        }
        'custody;remote;help;remove' {
            break
        }
        'custody;remote;help;test' {
            break
        }
        'custody;remote;help;resume' {
            break
        }
        'custody;remote;help;help' {
            break
        }
        'custody;push' {
            [CompletionResult]::new('--remote', '--remote', [CompletionResultType]::ParameterName, 'Push to this remote only')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be sent, and send nothing')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'Try even if the next try is not due yet')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;notify' {
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Tell them by this way')
            [CompletionResult]::new('--test', '--test', [CompletionResultType]::ParameterName, 'Send a trial to an e-mail address, a number (+44...), `slack` or `teams`')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'Send every notice whose time has come')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be sent, and send nothing')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Check the settings, the secrets and every template, and send nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('secret', 'secret', [CompletionResultType]::ParameterValue, 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;notify;secret' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the secret from standard input')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;notify;help' {
            [CompletionResult]::new('secret', 'secret', [CompletionResultType]::ParameterValue, 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;notify;help;secret' {
            break
        }
        'custody;notify;help;help' {
            break
        }
        'custody;reconcile' {
            [CompletionResult]::new('--remote', '--remote', [CompletionResultType]::ParameterName, 'Compare with this remote only')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show what agrees, too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;completions' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;man' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use this profile')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this operator, who is logged in')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Act with the token in this file: for scripts')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keep everything below this folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json; several answers are one JSON object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and what went wrong')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the flag instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'custody;help' {
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Run the whole main job on bundled sample labels, showing each command and its answer')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make a profile: bind this station to a tenant and a facility')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'See, choose and change profiles')
            [CompletionResult]::new('place', 'place', [CompletionResultType]::ParameterValue, 'Add and list the places of the facility')
            [CompletionResult]::new('person', 'person', [CompletionResultType]::ParameterValue, 'Add and list the people of the recipient directory')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Log in with a password, or go on with a locked session with a PIN')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'End your session')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Lock your session until you type your PIN or password')
            [CompletionResult]::new('whoami', 'whoami', [CompletionResultType]::ParameterValue, 'Show who acts, and until when')
            [CompletionResult]::new('subject', 'subject', [CompletionResultType]::ParameterValue, 'Write down everything that is held about one person')
            [CompletionResult]::new('operator', 'operator', [CompletionResultType]::ParameterValue, 'Add, change and list the operators of the station')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Make, list and revoke the tokens of scripts')
            [CompletionResult]::new('vault', 'vault', [CompletionResultType]::ParameterValue, 'See and change how the private keys are sealed')
            [CompletionResult]::new('expect', 'expect', [CompletionResultType]::ParameterValue, 'Announce parcels, serial numbers and orders from a CSV or XLSX file')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'Keep a session open at the dock: everything by scans, without a mouse')
            [CompletionResult]::new('receive', 'receive', [CompletionResultType]::ParameterValue, 'Receive parcels: by number, by a picture of the label, or one scan a line')
            [CompletionResult]::new('refuse', 'refuse', [CompletionResultType]::ParameterValue, 'Refuse a parcel at the door')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'Set or change the recipient of a parcel')
            [CompletionResult]::new('serialize', 'serialize', [CompletionResultType]::ParameterValue, 'Turn what is in a parcel into assets with serial numbers')
            [CompletionResult]::new('adopt', 'adopt', [CompletionResultType]::ParameterValue, 'Enter an asset that no parcel of ours brought')
            [CompletionResult]::new('alias', 'alias', [CompletionResultType]::ParameterValue, 'Add another identifier to an item: IMEI, MAC address, tag')
            [CompletionResult]::new('reidentify', 'reidentify', [CompletionResultType]::ParameterValue, 'Set a wrong serial number right; the old one is still found')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Move items to another place')
            [CompletionResult]::new('hold', 'hold', [CompletionResultType]::ParameterValue, 'Forbid the release of an item, and say why')
            [CompletionResult]::new('release', 'release', [CompletionResultType]::ParameterValue, 'Lift a hold')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Record the condition of an item')
            [CompletionResult]::new('sanitize', 'sanitize', [CompletionResultType]::ParameterValue, 'Record that data was removed from an asset')
            [CompletionResult]::new('hand-off', 'hand-off', [CompletionResultType]::ParameterValue, 'Hand items off to a person')
            [CompletionResult]::new('decline', 'decline', [CompletionResultType]::ParameterValue, 'Record that the recipient said no')
            [CompletionResult]::new('attempt', 'attempt', [CompletionResultType]::ParameterValue, 'Record a delivery round that failed')
            [CompletionResult]::new('return', 'return', [CompletionResultType]::ParameterValue, 'Take assets back from a person')
            [CompletionResult]::new('transfer', 'transfer', [CompletionResultType]::ParameterValue, 'Pass assets from one person to another')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Give the signature that a hand-off, return or transfer still owes')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Add a signed paper, photos or other evidence to an event')
            [CompletionResult]::new('due', 'due', [CompletionResultType]::ParameterValue, 'Set, extend or waive the date an asset is due back')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send items out to a vendor or another facility')
            [CompletionResult]::new('take-in', 'take-in', [CompletionResultType]::ParameterValue, 'Take items in that come back from a vendor or courier')
            [CompletionResult]::new('missing', 'missing', [CompletionResultType]::ParameterValue, 'Report an item missing')
            [CompletionResult]::new('found', 'found', [CompletionResultType]::ParameterValue, 'Record that a missing item was found')
            [CompletionResult]::new('dispose', 'dispose', [CompletionResultType]::ParameterValue, 'Dispose of an item for good')
            [CompletionResult]::new('return-to-sender', 'return-to-sender', [CompletionResultType]::ParameterValue, 'Send a parcel back to its sender')
            [CompletionResult]::new('replace', 'replace', [CompletionResultType]::ParameterValue, 'Close an asset because another takes its place')
            [CompletionResult]::new('correct', 'correct', [CompletionResultType]::ParameterValue, 'Set an earlier event right, without hiding it')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Settle a dispute between two stations')
            [CompletionResult]::new('case', 'case', [CompletionResultType]::ParameterValue, 'Have a leaver, a mover or anybody give things back: a frozen list, settled line by line')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one item')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'Show everything that happened to an item')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List items')
            [CompletionResult]::new('find', 'find', [CompletionResultType]::ParameterValue, 'Look for items by any part of a number, name or description')
            [CompletionResult]::new('holdings', 'holdings', [CompletionResultType]::ParameterValue, 'List what a person has, or had at a time')
            [CompletionResult]::new('decode', 'decode', [CompletionResultType]::ParameterValue, 'Tell what the codes on a picture, or of scanned lines, mean')
            [CompletionResult]::new('label', 'label', [CompletionResultType]::ParameterValue, 'Print labels for items, or the sheet of command barcodes')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Answer what somebody asks every week: ageing, gaps, overdue, late entries, activity')
            [CompletionResult]::new('receipt', 'receipt', [CompletionResultType]::ParameterValue, 'Show the receipt of an event, and write it as a page or as the proof that it is in the log')
            [CompletionResult]::new('certificate', 'certificate', [CompletionResultType]::ParameterValue, 'Say what a person returned and what they still hold, with proofs: for whoever leaves')
            [CompletionResult]::new('evidence', 'evidence', [CompletionResultType]::ParameterValue, 'List the evidence of an event, and open it')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check the whole record, or a receipt by itself')
            [CompletionResult]::new('checkpoint', 'checkpoint', [CompletionResultType]::ParameterValue, 'Write the signed head of the log, to be compared with the log later')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List the public keys with which receipts and heads are checked')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the ledger, its evidence and the profile while work goes on')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Begin a new epoch of the log from a backup')
            [CompletionResult]::new('purge', 'purge', [CompletionResultType]::ParameterValue, 'Delete evidence that is past its time, and what interrupted commands left behind')
            [CompletionResult]::new('rebuild', 'rebuild', [CompletionResultType]::ParameterValue, 'Derive the present anew from the log')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check the installation and say what is missing')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import people, parcels, assets or past events from a CSV or XLSX file')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export for other systems: CSV, JSON Lines, XLSX, increments with a manifest')
            [CompletionResult]::new('remote', 'remote', [CompletionResultType]::ParameterValue, 'See and change the other systems that events are pushed to')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Send what has happened to other systems')
            [CompletionResult]::new('notify', 'notify', [CompletionResultType]::ParameterValue, 'Tell people that something waits for them, is due back, or is to be signed for')
            [CompletionResult]::new('reconcile', 'reconcile', [CompletionResultType]::ParameterValue, 'Compare what other systems believe with what is known here')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'custody;help;demo' {
            break
        }
        'custody;help;init' {
            break
        }
        'custody;help;profile' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles of this machine')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the settings of a profile')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Use a profile from now on when none is named')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a setting')
            break
        }
        'custody;help;profile;list' {
            break
        }
        'custody;help;profile;show' {
            break
        }
        'custody;help;profile;use' {
            break
        }
        'custody;help;profile;set' {
            break
        }
        'custody;help;place' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add places')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the places')
            break
        }
        'custody;help;place;add' {
            break
        }
        'custody;help;place;list' {
            break
        }
        'custody;help;person' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a person, or bring what is known of them up to date')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List people, or those in whose name, number or address a text occurs')
            [CompletionResult]::new('erase', 'erase', [CompletionResultType]::ParameterValue, 'Erase what is known of a person; what they had stays on record under an opaque id')
            [CompletionResult]::new('match', 'match', [CompletionResultType]::ParameterValue, 'List who may be meant by a text from a label, the likeliest first, with a score and the reason')
            [CompletionResult]::new('pin', 'pin', [CompletionResultType]::ParameterValue, 'Give a person a PIN, which they enter when they collect')
            [CompletionResult]::new('badge', 'badge', [CompletionResultType]::ParameterValue, 'Make a badge known as a person''s')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one person')
            break
        }
        'custody;help;person;add' {
            break
        }
        'custody;help;person;list' {
            break
        }
        'custody;help;person;erase' {
            break
        }
        'custody;help;person;match' {
            break
        }
        'custody;help;person;pin' {
            break
        }
        'custody;help;person;badge' {
            break
        }
        'custody;help;person;show' {
            break
        }
        'custody;help;login' {
            break
        }
        'custody;help;logout' {
            break
        }
        'custody;help;lock' {
            break
        }
        'custody;help;whoami' {
            break
        }
        'custody;help;subject' {
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write everything that is held about a person into a JSON file')
            break
        }
        'custody;help;subject;export' {
            break
        }
        'custody;help;operator' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an operator, with a first password')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the operators')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Let somebody do more, or less')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Let somebody act no more; their sessions and tokens end')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Let somebody act again')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'Let somebody try again who failed too often')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Choose a new password: your own, or as an admin another''s')
            [CompletionResult]::new('pin', 'pin', [CompletionResultType]::ParameterValue, 'Choose your PIN, which goes on with a locked session')
            [CompletionResult]::new('badge', 'badge', [CompletionResultType]::ParameterValue, 'Give somebody a badge, by which the station knows whose PIN follows')
            break
        }
        'custody;help;operator;add' {
            break
        }
        'custody;help;operator;list' {
            break
        }
        'custody;help;operator;role' {
            break
        }
        'custody;help;operator;disable' {
            break
        }
        'custody;help;operator;enable' {
            break
        }
        'custody;help;operator;unlock' {
            break
        }
        'custody;help;operator;password' {
            break
        }
        'custody;help;operator;pin' {
            break
        }
        'custody;help;operator;badge' {
            break
        }
        'custody;help;token' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Make a token for a script, such as a nightly export')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the tokens')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'End a token, or all of a script')
            break
        }
        'custody;help;token;create' {
            break
        }
        'custody;help;token;list' {
            break
        }
        'custody;help;token;revoke' {
            break
        }
        'custody;help;vault' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where the key comes from, and whether it is at hand')
            [CompletionResult]::new('source', 'source', [CompletionResultType]::ParameterValue, 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence')
            [CompletionResult]::new('renew', 'renew', [CompletionResultType]::ParameterValue, 'Make every key anew, and a new recovery code: after a leak, or when the code is lost')
            [CompletionResult]::new('recover', 'recover', [CompletionResultType]::ParameterValue, 'Open the vault with the recovery code, which is read from standard input, and give it a new source')
            break
        }
        'custody;help;vault;show' {
            break
        }
        'custody;help;vault;source' {
            break
        }
        'custody;help;vault;rotate' {
            break
        }
        'custody;help;vault;renew' {
            break
        }
        'custody;help;vault;recover' {
            break
        }
        'custody;help;expect' {
            break
        }
        'custody;help;scan' {
            break
        }
        'custody;help;receive' {
            break
        }
        'custody;help;refuse' {
            break
        }
        'custody;help;match' {
            break
        }
        'custody;help;serialize' {
            break
        }
        'custody;help;adopt' {
            break
        }
        'custody;help;alias' {
            break
        }
        'custody;help;reidentify' {
            break
        }
        'custody;help;move' {
            break
        }
        'custody;help;hold' {
            break
        }
        'custody;help;release' {
            break
        }
        'custody;help;inspect' {
            break
        }
        'custody;help;sanitize' {
            break
        }
        'custody;help;hand-off' {
            break
        }
        'custody;help;decline' {
            break
        }
        'custody;help;attempt' {
            break
        }
        'custody;help;return' {
            break
        }
        'custody;help;transfer' {
            break
        }
        'custody;help;sign' {
            break
        }
        'custody;help;attach' {
            break
        }
        'custody;help;due' {
            break
        }
        'custody;help;send' {
            break
        }
        'custody;help;take-in' {
            break
        }
        'custody;help;missing' {
            break
        }
        'custody;help;found' {
            break
        }
        'custody;help;dispose' {
            break
        }
        'custody;help;return-to-sender' {
            break
        }
        'custody;help;replace' {
            break
        }
        'custody;help;correct' {
            break
        }
        'custody;help;settle' {
            break
        }
        'custody;help;case' {
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open a case: freeze the list of what somebody has to give back')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the cases')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a case line by line')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Say what became of things on the list')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Close a case of which every line is settled')
            break
        }
        'custody;help;case;open' {
            break
        }
        'custody;help;case;list' {
            break
        }
        'custody;help;case;show' {
            break
        }
        'custody;help;case;settle' {
            break
        }
        'custody;help;case;close' {
            break
        }
        'custody;help;show' {
            break
        }
        'custody;help;history' {
            break
        }
        'custody;help;list' {
            break
        }
        'custody;help;find' {
            break
        }
        'custody;help;holdings' {
            break
        }
        'custody;help;decode' {
            break
        }
        'custody;help;label' {
            break
        }
        'custody;help;report' {
            [CompletionResult]::new('ageing', 'ageing', [CompletionResultType]::ParameterValue, 'How long things have been in the mailroom or on their way, longest first')
            [CompletionResult]::new('gaps', 'gaps', [CompletionResultType]::ParameterValue, 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature')
            [CompletionResult]::new('overdue', 'overdue', [CompletionResultType]::ParameterValue, 'What should have been back by now, longest first')
            [CompletionResult]::new('late-entries', 'late-entries', [CompletionResultType]::ParameterValue, 'What was recorded later than it happened, and why')
            [CompletionResult]::new('activity', 'activity', [CompletionResultType]::ParameterValue, 'How much of what each operator has recorded')
            [CompletionResult]::new('expected', 'expected', [CompletionResultType]::ParameterValue, 'What was announced against what came: order line, serial number, parcel, signed hand-off')
            break
        }
        'custody;help;report;ageing' {
            break
        }
        'custody;help;report;gaps' {
            break
        }
        'custody;help;report;overdue' {
            break
        }
        'custody;help;report;late-entries' {
            break
        }
        'custody;help;report;activity' {
            break
        }
        'custody;help;report;expected' {
            break
        }
        'custody;help;receipt' {
            break
        }
        'custody;help;certificate' {
            break
        }
        'custody;help;evidence' {
            break
        }
        'custody;help;verify' {
            break
        }
        'custody;help;checkpoint' {
            break
        }
        'custody;help;keys' {
            break
        }
        'custody;help;backup' {
            break
        }
        'custody;help;restore' {
            break
        }
        'custody;help;purge' {
            break
        }
        'custody;help;rebuild' {
            break
        }
        'custody;help;doctor' {
            break
        }
        'custody;help;import' {
            break
        }
        'custody;help;export' {
            [CompletionResult]::new('ack', 'ack', [CompletionResultType]::ParameterValue, 'Take note that the other side has the rows of a run')
            [CompletionResult]::new('runs', 'runs', [CompletionResultType]::ParameterValue, 'List the runs of all series')
            [CompletionResult]::new('upload', 'upload', [CompletionResultType]::ParameterValue, 'Send the file of a run to ServiceNow, which loads it into its staging table')
            break
        }
        'custody;help;export;ack' {
            break
        }
        'custody;help;export;runs' {
            break
        }
        'custody;help;export;upload' {
            break
        }
        'custody;help;remote' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a remote')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the remotes, and how far each has got')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one remote with its last receipts')
            [CompletionResult]::new('secret', 'secret', [CompletionResultType]::ParameterValue, 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget a remote, its receipts and its secret')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Go on with a remote that was stopped, or leave out the event that it refuses')
            break
        }
        'custody;help;remote;add' {
            break
        }
        'custody;help;remote;list' {
            break
        }
        'custody;help;remote;show' {
            break
        }
        'custody;help;remote;secret' {
            break
        }
        'custody;help;remote;remove' {
            break
        }
        'custody;help;remote;test' {
            break
        }
        'custody;help;remote;resume' {
            break
        }
        'custody;help;push' {
            break
        }
        'custody;help;notify' {
            [CompletionResult]::new('secret', 'secret', [CompletionResultType]::ParameterValue, 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service')
            break
        }
        'custody;help;notify;secret' {
            break
        }
        'custody;help;reconcile' {
            break
        }
        'custody;help;completions' {
            break
        }
        'custody;help;man' {
            break
        }
        'custody;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
