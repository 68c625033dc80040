# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_custody_global_optspecs
    string join \n profile= as= token-file= format= json q/quiet color= no-input home= h/help V/version
end

function __fish_custody_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_custody_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_custody_using_subcommand
    set -l cmd (__fish_custody_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c custody -n "__fish_custody_needs_command" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_needs_command" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_needs_command" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_needs_command" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_needs_command" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_needs_command" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_needs_command" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_needs_command" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_needs_command" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_needs_command" -s V -l version -d 'Print version'
complete -c custody -n "__fish_custody_needs_command" -f -a "demo" -d 'Run the whole main job on bundled sample labels, showing each command and its answer'
complete -c custody -n "__fish_custody_needs_command" -f -a "init" -d 'Make a profile: bind this station to a tenant and a facility'
complete -c custody -n "__fish_custody_needs_command" -f -a "profile" -d 'See, choose and change profiles'
complete -c custody -n "__fish_custody_needs_command" -f -a "place" -d 'Add and list the places of the facility'
complete -c custody -n "__fish_custody_needs_command" -f -a "person" -d 'Add and list the people of the recipient directory'
complete -c custody -n "__fish_custody_needs_command" -f -a "login" -d 'Log in with a password, or go on with a locked session with a PIN'
complete -c custody -n "__fish_custody_needs_command" -f -a "logout" -d 'End your session'
complete -c custody -n "__fish_custody_needs_command" -f -a "lock" -d 'Lock your session until you type your PIN or password'
complete -c custody -n "__fish_custody_needs_command" -f -a "whoami" -d 'Show who acts, and until when'
complete -c custody -n "__fish_custody_needs_command" -f -a "subject" -d 'Write down everything that is held about one person'
complete -c custody -n "__fish_custody_needs_command" -f -a "operator" -d 'Add, change and list the operators of the station'
complete -c custody -n "__fish_custody_needs_command" -f -a "token" -d 'Make, list and revoke the tokens of scripts'
complete -c custody -n "__fish_custody_needs_command" -f -a "vault" -d 'See and change how the private keys are sealed'
complete -c custody -n "__fish_custody_needs_command" -f -a "expect" -d 'Announce parcels, serial numbers and orders from a CSV or XLSX file'
complete -c custody -n "__fish_custody_needs_command" -f -a "scan" -d 'Keep a session open at the dock: everything by scans, without a mouse'
complete -c custody -n "__fish_custody_needs_command" -f -a "receive" -d 'Receive parcels: by number, by a picture of the label, or one scan a line'
complete -c custody -n "__fish_custody_needs_command" -f -a "refuse" -d 'Refuse a parcel at the door'
complete -c custody -n "__fish_custody_needs_command" -f -a "match" -d 'Set or change the recipient of a parcel'
complete -c custody -n "__fish_custody_needs_command" -f -a "serialize" -d 'Turn what is in a parcel into assets with serial numbers'
complete -c custody -n "__fish_custody_needs_command" -f -a "adopt" -d 'Enter an asset that no parcel of ours brought'
complete -c custody -n "__fish_custody_needs_command" -f -a "alias" -d 'Add another identifier to an item: IMEI, MAC address, tag'
complete -c custody -n "__fish_custody_needs_command" -f -a "reidentify" -d 'Set a wrong serial number right; the old one is still found'
complete -c custody -n "__fish_custody_needs_command" -f -a "move" -d 'Move items to another place'
complete -c custody -n "__fish_custody_needs_command" -f -a "hold" -d 'Forbid the release of an item, and say why'
complete -c custody -n "__fish_custody_needs_command" -f -a "release" -d 'Lift a hold'
complete -c custody -n "__fish_custody_needs_command" -f -a "inspect" -d 'Record the condition of an item'
complete -c custody -n "__fish_custody_needs_command" -f -a "sanitize" -d 'Record that data was removed from an asset'
complete -c custody -n "__fish_custody_needs_command" -f -a "hand-off" -d 'Hand items off to a person'
complete -c custody -n "__fish_custody_needs_command" -f -a "handoff" -d 'Hand items off to a person'
complete -c custody -n "__fish_custody_needs_command" -f -a "decline" -d 'Record that the recipient said no'
complete -c custody -n "__fish_custody_needs_command" -f -a "attempt" -d 'Record a delivery round that failed'
complete -c custody -n "__fish_custody_needs_command" -f -a "return" -d 'Take assets back from a person'
complete -c custody -n "__fish_custody_needs_command" -f -a "transfer" -d 'Pass assets from one person to another'
complete -c custody -n "__fish_custody_needs_command" -f -a "sign" -d 'Give the signature that a hand-off, return or transfer still owes'
complete -c custody -n "__fish_custody_needs_command" -f -a "attach" -d 'Add a signed paper, photos or other evidence to an event'
complete -c custody -n "__fish_custody_needs_command" -f -a "due" -d 'Set, extend or waive the date an asset is due back'
complete -c custody -n "__fish_custody_needs_command" -f -a "send" -d 'Send items out to a vendor or another facility'
complete -c custody -n "__fish_custody_needs_command" -f -a "take-in" -d 'Take items in that come back from a vendor or courier'
complete -c custody -n "__fish_custody_needs_command" -f -a "missing" -d 'Report an item missing'
complete -c custody -n "__fish_custody_needs_command" -f -a "found" -d 'Record that a missing item was found'
complete -c custody -n "__fish_custody_needs_command" -f -a "dispose" -d 'Dispose of an item for good'
complete -c custody -n "__fish_custody_needs_command" -f -a "return-to-sender" -d 'Send a parcel back to its sender'
complete -c custody -n "__fish_custody_needs_command" -f -a "replace" -d 'Close an asset because another takes its place'
complete -c custody -n "__fish_custody_needs_command" -f -a "correct" -d 'Set an earlier event right, without hiding it'
complete -c custody -n "__fish_custody_needs_command" -f -a "settle" -d 'Settle a dispute between two stations'
complete -c custody -n "__fish_custody_needs_command" -f -a "case" -d 'Have a leaver, a mover or anybody give things back: a frozen list, settled line by line'
complete -c custody -n "__fish_custody_needs_command" -f -a "show" -d 'Show one item'
complete -c custody -n "__fish_custody_needs_command" -f -a "history" -d 'Show everything that happened to an item'
complete -c custody -n "__fish_custody_needs_command" -f -a "list" -d 'List items'
complete -c custody -n "__fish_custody_needs_command" -f -a "find" -d 'Look for items by any part of a number, name or description'
complete -c custody -n "__fish_custody_needs_command" -f -a "holdings" -d 'List what a person has, or had at a time'
complete -c custody -n "__fish_custody_needs_command" -f -a "decode" -d 'Tell what the codes on a picture, or of scanned lines, mean'
complete -c custody -n "__fish_custody_needs_command" -f -a "label" -d 'Print labels for items, or the sheet of command barcodes'
complete -c custody -n "__fish_custody_needs_command" -f -a "report" -d 'Answer what somebody asks every week: ageing, gaps, overdue, late entries, activity'
complete -c custody -n "__fish_custody_needs_command" -f -a "receipt" -d 'Show the receipt of an event, and write it as a page or as the proof that it is in the log'
complete -c custody -n "__fish_custody_needs_command" -f -a "certificate" -d 'Say what a person returned and what they still hold, with proofs: for whoever leaves'
complete -c custody -n "__fish_custody_needs_command" -f -a "evidence" -d 'List the evidence of an event, and open it'
complete -c custody -n "__fish_custody_needs_command" -f -a "verify" -d 'Check the whole record, or a receipt by itself'
complete -c custody -n "__fish_custody_needs_command" -f -a "checkpoint" -d 'Write the signed head of the log, to be compared with the log later'
complete -c custody -n "__fish_custody_needs_command" -f -a "keys" -d 'List the public keys with which receipts and heads are checked'
complete -c custody -n "__fish_custody_needs_command" -f -a "backup" -d 'Copy the ledger, its evidence and the profile while work goes on'
complete -c custody -n "__fish_custody_needs_command" -f -a "restore" -d 'Begin a new epoch of the log from a backup'
complete -c custody -n "__fish_custody_needs_command" -f -a "purge" -d 'Delete evidence that is past its time, and what interrupted commands left behind'
complete -c custody -n "__fish_custody_needs_command" -f -a "rebuild" -d 'Derive the present anew from the log'
complete -c custody -n "__fish_custody_needs_command" -f -a "doctor" -d 'Check the installation and say what is missing'
complete -c custody -n "__fish_custody_needs_command" -f -a "import" -d 'Import people, parcels, assets or past events from a CSV or XLSX file'
complete -c custody -n "__fish_custody_needs_command" -f -a "export" -d 'Export for other systems: CSV, JSON Lines, XLSX, increments with a manifest'
complete -c custody -n "__fish_custody_needs_command" -f -a "remote" -d 'See and change the other systems that events are pushed to'
complete -c custody -n "__fish_custody_needs_command" -f -a "push" -d 'Send what has happened to other systems'
complete -c custody -n "__fish_custody_needs_command" -f -a "notify" -d 'Tell people that something waits for them, is due back, or is to be signed for'
complete -c custody -n "__fish_custody_needs_command" -f -a "reconcile" -d 'Compare what other systems believe with what is known here'
complete -c custody -n "__fish_custody_needs_command" -f -a "completions" -d 'Write the completions for a shell'
complete -c custody -n "__fish_custody_needs_command" -f -a "man" -d 'Write the manual pages'
complete -c custody -n "__fish_custody_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand demo" -l keep -d 'Leave everything in this folder, to look around' -r -F
complete -c custody -n "__fish_custody_using_subcommand demo" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand demo" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand demo" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand demo" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand demo" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand demo" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand demo" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand demo" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand demo" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand init" -l tenant -d 'The organisation whose ledger this is, for example acme' -r
complete -c custody -n "__fish_custody_using_subcommand init" -l facility -d 'The mailroom site, for example berlin' -r
complete -c custody -n "__fish_custody_using_subcommand init" -l station -d 'This terminal, for example dock-1; also the place where things lie at first' -r
complete -c custody -n "__fish_custody_using_subcommand init" -l zone -d 'The facility\'s time zone, for example Europe/Berlin [default: this machine\'s]' -r
complete -c custody -n "__fish_custody_using_subcommand init" -l key-source -d 'Where the key comes from that opens the private keys: keyring, keyfile:PATH, credential:NAME or passphrase [default: a keyfile beside the profile]' -r
complete -c custody -n "__fish_custody_using_subcommand init" -l admin -d 'The first operator, an admin' -r
complete -c custody -n "__fish_custody_using_subcommand init" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand init" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand init" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand init" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand init" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand init" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand init" -l password-stdin -d 'Read the admin\'s password as a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand init" -l training -d 'For practice: every command, head and receipt says that nothing of it happened'
complete -c custody -n "__fish_custody_using_subcommand init" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand init" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand init" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -f -a "list" -d 'List the profiles of this machine'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -f -a "show" -d 'Show the settings of a profile'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -f -a "use" -d 'Use a profile from now on when none is named'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -f -a "set" -d 'Change a setting'
complete -c custody -n "__fish_custody_using_subcommand profile; and not __fish_seen_subcommand_from list show use set help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l origin -d 'Also say where each value comes from'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the profiles of this machine'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the settings of a profile'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "use" -d 'Use a profile from now on when none is named'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change a setting'
complete -c custody -n "__fish_custody_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -f -a "add" -d 'Add places'
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -f -a "list" -d 'List the places'
complete -c custody -n "__fish_custody_using_subcommand place; and not __fish_seen_subcommand_from add list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add places'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the places'
complete -c custody -n "__fish_custody_using_subcommand place; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -f -a "add" -d 'Add a person, or bring what is known of them up to date'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -f -a "list" -d 'List people, or those in whose name, number or address a text occurs'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -f -a "erase" -d 'Erase what is known of a person; what they had stays on record under an opaque id'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -f -a "match" -d 'List who may be meant by a text from a label, the likeliest first, with a score and the reason'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -f -a "pin" -d 'Give a person a PIN, which they enter when they collect'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -f -a "badge" -d 'Make a badge known as a person\'s'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -f -a "show" -d 'Show one person'
complete -c custody -n "__fish_custody_using_subcommand person; and not __fish_seen_subcommand_from add list erase match pin badge show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l number -d 'Employee number' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l email -d 'E-mail address' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l department -d 'Department' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l location -d 'Building, floor or room' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l first -d 'Given names, where the name does not end with the family name' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l last -d 'Family names' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l nicknames -d 'What they are called besides; several with `;` between them' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l login -d 'The name with which they log in elsewhere' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l more-emails -d 'Further e-mail addresses; several with `;` between them' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l mobile -d 'Mobile number' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l manager -d 'Their manager' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l site -d 'The site, if the location is a room' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l type -d 'Employee, contractor, ...' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l start -d 'Their first day, for example 2026-11-22' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l last-day -d 'Their last day' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l inactive -d 'They have left'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from erase" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from match" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l pin-stdin -d 'Read the PIN as a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from pin" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from badge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add a person, or bring what is known of them up to date'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from help" -f -a "list" -d 'List people, or those in whose name, number or address a text occurs'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from help" -f -a "erase" -d 'Erase what is known of a person; what they had stays on record under an opaque id'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from help" -f -a "match" -d 'List who may be meant by a text from a label, the likeliest first, with a score and the reason'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from help" -f -a "pin" -d 'Give a person a PIN, which they enter when they collect'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from help" -f -a "badge" -d 'Make a badge known as a person\'s'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one person'
complete -c custody -n "__fish_custody_using_subcommand person; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand login" -l badge -d 'Go on with a locked session: the scan of the operator\'s badge' -r
complete -c custody -n "__fish_custody_using_subcommand login" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand login" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand login" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand login" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand login" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand login" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand login" -l password-stdin -d 'Read the password as a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand login" -l pin-stdin -d 'Go on with a locked session: read the PIN as a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand login" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand login" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand login" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand logout" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand logout" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand logout" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand logout" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand logout" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand logout" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand logout" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand logout" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand logout" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand lock" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand lock" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand lock" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand lock" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand lock" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand lock" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand lock" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand lock" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand lock" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand lock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand whoami" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand whoami" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand whoami" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand whoami" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand whoami" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand whoami" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand whoami" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand whoami" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand whoami" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand whoami" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -f -a "export" -d 'Write everything that is held about a person into a JSON file'
complete -c custody -n "__fish_custody_using_subcommand subject; and not __fish_seen_subcommand_from export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l out -d 'The file' -r -F
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write everything that is held about a person into a JSON file'
complete -c custody -n "__fish_custody_using_subcommand subject; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "add" -d 'Add an operator, with a first password'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "list" -d 'List the operators'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "role" -d 'Let somebody do more, or less'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "disable" -d 'Let somebody act no more; their sessions and tokens end'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "enable" -d 'Let somebody act again'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "unlock" -d 'Let somebody try again who failed too often'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "password" -d 'Choose a new password: your own, or as an admin another\'s'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "pin" -d 'Choose your PIN, which goes on with a locked session'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "badge" -d 'Give somebody a badge, by which the station knows whose PIN follows'
complete -c custody -n "__fish_custody_using_subcommand operator; and not __fish_seen_subcommand_from add list role disable enable unlock password pin badge help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l role -d 'What they may do' -r -f -a "viewer\t''
operator\t''
admin\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l password-stdin -d 'Read their password as a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from role" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from disable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from enable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from unlock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l password-stdin -d 'Read it as a line of standard input; your own after a line with the present one'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l pin-stdin -d 'Read the password and then the PIN, each as a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from pin" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l scan -d 'What a scan of the badge says' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from badge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add an operator, with a first password'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the operators'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "role" -d 'Let somebody do more, or less'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "disable" -d 'Let somebody act no more; their sessions and tokens end'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "enable" -d 'Let somebody act again'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "unlock" -d 'Let somebody try again who failed too often'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "password" -d 'Choose a new password: your own, or as an admin another\'s'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "pin" -d 'Choose your PIN, which goes on with a locked session'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "badge" -d 'Give somebody a badge, by which the station knows whose PIN follows'
complete -c custody -n "__fish_custody_using_subcommand operator; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -f -a "create" -d 'Make a token for a script, such as a nightly export'
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -f -a "list" -d 'List the tokens'
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -f -a "revoke" -d 'End a token, or all of a script'
complete -c custody -n "__fish_custody_using_subcommand token; and not __fish_seen_subcommand_from create list revoke help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l role -d 'What it may do' -r -f -a "viewer\t''
operator\t''
admin\t''"
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l days -d 'How long the token is good, in days' -r
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l out -d 'Write the token into a new file that nobody else can read, rather than showing it' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "create" -d 'Make a token for a script, such as a nightly export'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the tokens'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "revoke" -d 'End a token, or all of a script'
complete -c custody -n "__fish_custody_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -f -a "show" -d 'Show where the key comes from, and whether it is at hand'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -f -a "source" -d 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -f -a "rotate" -d 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -f -a "renew" -d 'Make every key anew, and a new recovery code: after a leak, or when the code is lost'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -f -a "recover" -d 'Open the vault with the recovery code, which is read from standard input, and give it a new source'
complete -c custody -n "__fish_custody_using_subcommand vault; and not __fish_seen_subcommand_from show source rotate renew recover help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from source" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from renew" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from recover" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show where the key comes from, and whether it is at hand'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "source" -d 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "rotate" -d 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "renew" -d 'Make every key anew, and a new recovery code: after a leak, or when the code is lost'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "recover" -d 'Open the vault with the recovery code, which is read from standard input, and give it a new source'
complete -c custody -n "__fish_custody_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand expect" -l map -d 'A column of the file and what it is, for example "Inventory No=tag"; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand expect" -l sheet -d 'The sheet of a workbook, when several could be meant' -r
complete -c custody -n "__fish_custody_using_subcommand expect" -l encoding -d 'The encoding of a text file, when it is not recognised, for example windows-1250' -r
complete -c custody -n "__fish_custody_using_subcommand expect" -l date-order -d 'In which order day, month and year stand, for dates such as 03/04/2026' -r -f -a "dmy\t'22/11/2026'
mdy\t'11/22/2026'
ymd\t'26/11/22'"
complete -c custody -n "__fish_custody_using_subcommand expect" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand expect" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand expect" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand expect" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand expect" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand expect" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand expect" -l dry-run -d 'Say for every row what would happen, and record nothing'
complete -c custody -n "__fish_custody_using_subcommand expect" -l skip-bad -d 'Record the rows that can be taken, and write the others with their reasons to FILE.rejected.csv'
complete -c custody -n "__fish_custody_using_subcommand expect" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand expect" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand expect" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand expect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand scan" -l act -d 'What the session begins with; command barcodes change it (`custody label --controls` prints them)' -r -f -a "receive\t''
serialize\t''
hand-off\t''
return\t''
move\t''
audit\t''
sort\t''"
complete -c custody -n "__fish_custody_using_subcommand scan" -l sign-with -d 'How people sign for what they get: on their phone, on paper, or later' -r -f -a "phone\t''
paper\t''
later\t''"
complete -c custody -n "__fish_custody_using_subcommand scan" -l listen -d 'The address of this machine at which phones find their pages, with a port or without' -r
complete -c custody -n "__fish_custody_using_subcommand scan" -l watch -d 'A folder of label pictures, which a phone or a document camera fills; each is received as it comes' -r -F
complete -c custody -n "__fish_custody_using_subcommand scan" -l source -d 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE' -r
complete -c custody -n "__fish_custody_using_subcommand scan" -l scanner -d 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand scan" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand scan" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand scan" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand scan" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand scan" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand scan" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand scan" -l phone -d 'Show a code whose page lets a phone\'s camera send pictures of labels, each received as it comes'
complete -c custody -n "__fish_custody_using_subcommand scan" -l bell -d 'Ring the terminal: once for what is known already, twice for a question, three times for a no'
complete -c custody -n "__fish_custody_using_subcommand scan" -l plain -d 'Plain lines with a word instead of a sign, and no prompt: for screen readers and slow lines'
complete -c custody -n "__fish_custody_using_subcommand scan" -l test -d 'Try a scanner out: say of each scan what arrives, how fast, and what to set. Records nothing, and needs nobody to be logged in'
complete -c custody -n "__fish_custody_using_subcommand scan" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand scan" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand scan" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand scan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand receive" -l image -d 'A picture of the label; may be given several times, one for each parcel' -r -F
complete -c custody -n "__fish_custody_using_subcommand receive" -l to -d 'For whom it is: id, e-mail address, employee number or name' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l from -d 'Who sent it' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l carrier -d 'Who brought it, if the number does not say' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l condition -d 'The state it is in' -r -f -a "unknown\t''
good\t''
cosmetic\t''
damaged\t''
tampered\t''
inoperable\t''"
complete -c custody -n "__fish_custody_using_subcommand receive" -l class -d 'What is believed to be in it' -r -f -a "mail\t''
it\t''
consumables\t''
unknown\t''"
complete -c custody -n "__fish_custody_using_subcommand receive" -l at -d 'Where it is put [default: the station\'s place]' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l contents -d 'How many things are in it' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l photo -d 'A picture to keep as evidence; may be given several times' -r -F
complete -c custody -n "__fish_custody_using_subcommand receive" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l source -d 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l scanner -d 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand receive" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand receive" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand receive" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand receive" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand receive" -l unattended -d 'It was found without a courier: who brought it, and when, is not known'
complete -c custody -n "__fish_custody_using_subcommand receive" -l again -d 'The carrier uses a number again whose parcel was closed'
complete -c custody -n "__fish_custody_using_subcommand receive" -l confirm -d 'Take a number as it is, even if its check digit does not fit'
complete -c custody -n "__fish_custody_using_subcommand receive" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand receive" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand receive" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand receive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand refuse" -l reason -d 'Why it is refused' -r
complete -c custody -n "__fish_custody_using_subcommand refuse" -l carrier -d 'Who brought it, if the number does not say' -r
complete -c custody -n "__fish_custody_using_subcommand refuse" -l occurred-at -d 'When it happened, if earlier than now; --reason then also says why it is recorded late' -r
complete -c custody -n "__fish_custody_using_subcommand refuse" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand refuse" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand refuse" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand refuse" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand refuse" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand refuse" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand refuse" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand refuse" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand refuse" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand refuse" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand match" -l to -d 'For whom they are' -r
complete -c custody -n "__fish_custody_using_subcommand match" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand match" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand match" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand match" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand match" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand match" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand match" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand match" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand match" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand match" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand match" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand match" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand serialize" -l serial -d 'A serial number; may be given several times. With none, one scan a line is read from stdin or a scanner' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l tag -d 'An asset tag; the n-th tag goes with the n-th serial number' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l image -d 'A picture of the box or sticker, read for serial numbers, tags and the part number' -r -F
complete -c custody -n "__fish_custody_using_subcommand serialize" -l maker -d 'Who made it' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l model -d 'The model' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l category -d 'What it is: laptop, monitor, dock' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l for -d 'For whom it is meant [default: the parcel\'s recipient]' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l at -d 'Where it is put [default: where the parcel lies]' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l worth -d 'What it is worth, in whole units of the facility\'s currency' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l contents -d 'How many things are in the parcel; it closes when all are accounted for' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l accessory -d 'Something in it that is not tracked by itself; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l personal -d 'Something private in it' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l wrong -d 'Something in it that was not ordered' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l short -d 'Something that should be in it and is not' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l no-parcel -d 'There is no parcel, and why' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l source -d 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l scanner -d 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand serialize" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand serialize" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand serialize" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand serialize" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand serialize" -l data-bearing -d 'It can hold data that must be wiped before somebody else gets it'
complete -c custody -n "__fish_custody_using_subcommand serialize" -l last -d 'Nothing else is in the parcel: close it'
complete -c custody -n "__fish_custody_using_subcommand serialize" -l confirm -d 'Take the serial number as it is, although it looks like something else or is not announced'
complete -c custody -n "__fish_custody_using_subcommand serialize" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand serialize" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand serialize" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand serialize" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand adopt" -l serial -d 'Its serial number' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l tag -d 'Its asset tag' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l maker -d 'Who made it' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l model -d 'The model' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l category -d 'What it is: laptop, monitor, dock' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l worth -d 'What it is worth, in whole units of the facility\'s currency' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l at -d 'Where it is put [default: the station\'s place]' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand adopt" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand adopt" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand adopt" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand adopt" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand adopt" -l data-bearing -d 'It can hold data'
complete -c custody -n "__fish_custody_using_subcommand adopt" -l surplus -d 'It is surplus, rather than found'
complete -c custody -n "__fish_custody_using_subcommand adopt" -l confirm -d 'Take the serial number as it is, although it looks like something else'
complete -c custody -n "__fish_custody_using_subcommand adopt" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand adopt" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand adopt" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand adopt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand alias" -l kind -d 'What it is' -r -f -a "imei\t''
meid\t''
iccid\t''
eid\t''
mac\t''
serial\t''
tag\t''
tracking\t''
other\t''"
complete -c custody -n "__fish_custody_using_subcommand alias" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand alias" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand alias" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand alias" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand alias" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand alias" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand alias" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand alias" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand alias" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand alias" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l serial -d 'The right serial number' -r
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l reason -d 'How the wrong one came about' -r
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand reidentify" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand reidentify" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand reidentify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand move" -l at -d 'Where they lie now' -r
complete -c custody -n "__fish_custody_using_subcommand move" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand move" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand move" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand move" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand move" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand move" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand move" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand move" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand move" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand move" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand move" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand move" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand hold" -l code -d 'Why they may not be released' -r -f -a "damage\t''
legal\t''
identity\t''
unwiped\t''
dispute\t''
customs\t''
vacation\t''"
complete -c custody -n "__fish_custody_using_subcommand hold" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand hold" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand hold" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand hold" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand hold" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand hold" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand hold" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand hold" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand hold" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand hold" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand hold" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand hold" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand hold" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand release" -l code -d 'Which hold is lifted' -r -f -a "damage\t''
legal\t''
identity\t''
unwiped\t''
dispute\t''
customs\t''
vacation\t''"
complete -c custody -n "__fish_custody_using_subcommand release" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand release" -l override -d 'Set a refusal aside, and say why (admins; recorded)' -r
complete -c custody -n "__fish_custody_using_subcommand release" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand release" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand release" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand release" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand release" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand release" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand release" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand release" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand release" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand release" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand release" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand release" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand inspect" -l condition -d 'The state it is in; a damaged item goes on hold' -r -f -a "unknown\t''
good\t''
cosmetic\t''
damaged\t''
tampered\t''
inoperable\t''"
complete -c custody -n "__fish_custody_using_subcommand inspect" -l present -d 'An accessory that is there; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand inspect" -l missing -d 'An accessory that is not there; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand inspect" -l photo -d 'A picture to keep as evidence; may be given several times' -r -F
complete -c custody -n "__fish_custody_using_subcommand inspect" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand inspect" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand inspect" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand inspect" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand inspect" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand inspect" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand inspect" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand inspect" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand inspect" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand inspect" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand inspect" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand inspect" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l method -d 'How far (NIST SP 800-88)' -r -f -a "clear\t''
purge\t''
destroy\t''"
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l tool -d 'With what' -r
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l verifier -d 'The operator who checked it' -r
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l certificate -d 'The certificate of the tool' -r -F
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l failed -d 'It did not succeed'
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand sanitize" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand sanitize" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand sanitize" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l to -d 'To whom' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l by -d 'Who comes for them' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l authority -d 'By what right somebody else comes' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l scope -d 'What the authority covers, if not just this' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l authority-given -d 'How the authority was given' -r -f -a "written\t''
email\t''
phone\t''
in_person\t''
standing\t''"
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l authority-until -d 'Until when it holds (2026-12-24: the end of that day)' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l signature -d 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF' -r -F
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l listen -d 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l sign-later -d 'They sign later, and why; the signature stays owed until then' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l language -d 'The language of the statement that they sign [default: that of the profile]' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l badge -d 'What their badge says' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l id-document -d 'The document that you looked at, and the last four characters of its number: passport:4711' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l witness -d 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l declined -d 'An item that they do not take, and why; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l with -d 'What goes with each of them: charger, bag; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l photo -d 'A picture of the items as they are handed over; may be given several times' -r -F
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l due -d 'When it is due back (2026-12-24: the end of that day)' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l place -d 'Where it is handed over' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l override -d 'Set a refusal aside, and say why (admins; recorded)' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l new-person -d 'Enter who comes into the directory, if nobody is known by that name'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l sign-here -d 'They draw their signature with the mouse, in this terminal, below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l sign-on-phone -d 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l type-name -d 'They type their name and their PIN below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l on-paper -d 'They sign on a printed receipt, which is scanned and attached later'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l pin -d 'They enter their PIN; without a terminal it is a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand hand-off" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand handoff" -l to -d 'To whom' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l by -d 'Who comes for them' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l authority -d 'By what right somebody else comes' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l scope -d 'What the authority covers, if not just this' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l authority-given -d 'How the authority was given' -r -f -a "written\t''
email\t''
phone\t''
in_person\t''
standing\t''"
complete -c custody -n "__fish_custody_using_subcommand handoff" -l authority-until -d 'Until when it holds (2026-12-24: the end of that day)' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l signature -d 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF' -r -F
complete -c custody -n "__fish_custody_using_subcommand handoff" -l listen -d 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l sign-later -d 'They sign later, and why; the signature stays owed until then' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l language -d 'The language of the statement that they sign [default: that of the profile]' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l badge -d 'What their badge says' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l id-document -d 'The document that you looked at, and the last four characters of its number: passport:4711' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l witness -d 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l declined -d 'An item that they do not take, and why; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l with -d 'What goes with each of them: charger, bag; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l photo -d 'A picture of the items as they are handed over; may be given several times' -r -F
complete -c custody -n "__fish_custody_using_subcommand handoff" -l due -d 'When it is due back (2026-12-24: the end of that day)' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l place -d 'Where it is handed over' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l override -d 'Set a refusal aside, and say why (admins; recorded)' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand handoff" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand handoff" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand handoff" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand handoff" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand handoff" -l new-person -d 'Enter who comes into the directory, if nobody is known by that name'
complete -c custody -n "__fish_custody_using_subcommand handoff" -l sign-here -d 'They draw their signature with the mouse, in this terminal, below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand handoff" -l sign-on-phone -d 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
complete -c custody -n "__fish_custody_using_subcommand handoff" -l type-name -d 'They type their name and their PIN below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand handoff" -l on-paper -d 'They sign on a printed receipt, which is scanned and attached later'
complete -c custody -n "__fish_custody_using_subcommand handoff" -l pin -d 'They enter their PIN; without a terminal it is a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand handoff" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand handoff" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand handoff" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand handoff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand decline" -l reason -d 'Why the recipient did not want it' -r
complete -c custody -n "__fish_custody_using_subcommand decline" -l occurred-at -d 'When it happened, if earlier than now; --reason then also says why it is recorded late' -r
complete -c custody -n "__fish_custody_using_subcommand decline" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand decline" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand decline" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand decline" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand decline" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand decline" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand decline" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand decline" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand decline" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand decline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand attempt" -l reason -d 'Why it could not be delivered' -r
complete -c custody -n "__fish_custody_using_subcommand attempt" -l photo -d 'A picture to keep as evidence' -r -F
complete -c custody -n "__fish_custody_using_subcommand attempt" -l occurred-at -d 'When it happened, if earlier than now; --reason then also says why it is recorded late' -r
complete -c custody -n "__fish_custody_using_subcommand attempt" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand attempt" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand attempt" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand attempt" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand attempt" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand attempt" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand attempt" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand attempt" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand attempt" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand attempt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand return" -l from -d 'From whom; `unknown` if nobody knows' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l by -d 'Who comes for them' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l authority -d 'By what right somebody else comes' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l scope -d 'What the authority covers, if not just this' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l authority-given -d 'How the authority was given' -r -f -a "written\t''
email\t''
phone\t''
in_person\t''
standing\t''"
complete -c custody -n "__fish_custody_using_subcommand return" -l authority-until -d 'Until when it holds (2026-12-24: the end of that day)' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l parcel -d 'The parcel it came back in' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l condition -d 'The state it is in' -r -f -a "unknown\t''
good\t''
cosmetic\t''
damaged\t''
tampered\t''
inoperable\t''"
complete -c custody -n "__fish_custody_using_subcommand return" -l with -d 'An accessory that came with it; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l missing -d 'An accessory that should have come with it; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l signature -d 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF' -r -F
complete -c custody -n "__fish_custody_using_subcommand return" -l listen -d 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l sign-later -d 'They sign later, and why; the signature stays owed until then' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l language -d 'The language of the statement that they sign [default: that of the profile]' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l badge -d 'What their badge says' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l id-document -d 'The document that you looked at, and the last four characters of its number: passport:4711' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l witness -d 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l photo -d 'A picture of the assets as they came back; may be given several times' -r -F
complete -c custody -n "__fish_custody_using_subcommand return" -l at -d 'Where it is put [default: the station\'s place]' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l unknown -d 'The serial number of a device that is not on record; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l tag -d 'Its asset tag' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l maker -d 'Its maker' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l model -d 'Its model' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand return" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand return" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand return" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand return" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand return" -l new-person -d 'Enter who comes into the directory, if nobody is known by that name'
complete -c custody -n "__fish_custody_using_subcommand return" -l sign-here -d 'They draw their signature with the mouse, in this terminal, below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand return" -l sign-on-phone -d 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
complete -c custody -n "__fish_custody_using_subcommand return" -l type-name -d 'They type their name and their PIN below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand return" -l on-paper -d 'They sign on a printed receipt, which is scanned and attached later'
complete -c custody -n "__fish_custody_using_subcommand return" -l pin -d 'They enter their PIN; without a terminal it is a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand return" -l unattended -d 'Nobody was there to sign'
complete -c custody -n "__fish_custody_using_subcommand return" -l data-bearing -d 'It can hold data'
complete -c custody -n "__fish_custody_using_subcommand return" -l confirm -d 'Take a serial number as it is, although it looks like something else'
complete -c custody -n "__fish_custody_using_subcommand return" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand return" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand return" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand return" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand transfer" -l from -d 'Who has it now' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l to -d 'Who gets it' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l signature -d 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF' -r -F
complete -c custody -n "__fish_custody_using_subcommand transfer" -l listen -d 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l sign-later -d 'They sign later, and why; the signature stays owed until then' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l language -d 'The language of the statement that they sign [default: that of the profile]' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l badge -d 'What their badge says' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l id-document -d 'The document that you looked at, and the last four characters of its number: passport:4711' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l witness -d 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l due -d 'When it is due back (2026-12-24: the end of that day)' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l override -d 'Set a refusal aside, and say why (admins; recorded)' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand transfer" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand transfer" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand transfer" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand transfer" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand transfer" -l sign-here -d 'They draw their signature with the mouse, in this terminal, below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand transfer" -l sign-on-phone -d 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
complete -c custody -n "__fish_custody_using_subcommand transfer" -l type-name -d 'They type their name and their PIN below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand transfer" -l on-paper -d 'They sign on a printed receipt, which is scanned and attached later'
complete -c custody -n "__fish_custody_using_subcommand transfer" -l pin -d 'They enter their PIN; without a terminal it is a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand transfer" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand transfer" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand transfer" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand transfer" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand sign" -l signature -d 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF' -r -F
complete -c custody -n "__fish_custody_using_subcommand sign" -l listen -d 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]' -r
complete -c custody -n "__fish_custody_using_subcommand sign" -l sign-later -d 'They sign later, and why; the signature stays owed until then' -r
complete -c custody -n "__fish_custody_using_subcommand sign" -l language -d 'The language of the statement that they sign [default: that of the profile]' -r
complete -c custody -n "__fish_custody_using_subcommand sign" -l badge -d 'What their badge says' -r
complete -c custody -n "__fish_custody_using_subcommand sign" -l id-document -d 'The document that you looked at, and the last four characters of its number: passport:4711' -r
complete -c custody -n "__fish_custody_using_subcommand sign" -l witness -d 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input' -r
complete -c custody -n "__fish_custody_using_subcommand sign" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand sign" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand sign" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand sign" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand sign" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand sign" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand sign" -l sign-here -d 'They draw their signature with the mouse, in this terminal, below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand sign" -l sign-on-phone -d 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
complete -c custody -n "__fish_custody_using_subcommand sign" -l type-name -d 'They type their name and their PIN below the list and the statement'
complete -c custody -n "__fish_custody_using_subcommand sign" -l on-paper -d 'They sign on a printed receipt, which is scanned and attached later'
complete -c custody -n "__fish_custody_using_subcommand sign" -l pin -d 'They enter their PIN; without a terminal it is a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand sign" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand sign" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand sign" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand sign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand attach" -l kind -d 'What they are' -r -f -a "signature\t''
photo\t''
paper\t''
certificate\t''
label\t''"
complete -c custody -n "__fish_custody_using_subcommand attach" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand attach" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand attach" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand attach" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand attach" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand attach" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand attach" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand attach" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand attach" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand due" -l on -d 'The date (2026-12-24: the end of that day)' -r
complete -c custody -n "__fish_custody_using_subcommand due" -l reason -d 'Why' -r
complete -c custody -n "__fish_custody_using_subcommand due" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand due" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand due" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand due" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand due" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand due" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand due" -l waive -d 'It need not come back by any date'
complete -c custody -n "__fish_custody_using_subcommand due" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand due" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand due" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand due" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand send" -l to -d 'The vendor' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l facility -d 'Another facility of ours instead' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l tracking -d 'The tracking number it travels under' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l carrier -d 'Who takes it there' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l purpose -d 'What for: repair, RMA, site transfer' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l override -d 'Set a refusal aside, and say why (admins; recorded)' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand send" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand send" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand send" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand send" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand send" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand send" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand send" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand take-in" -l at -d 'Where they are put [default: the station\'s place]' -r
complete -c custody -n "__fish_custody_using_subcommand take-in" -l condition -d 'The state they are in' -r -f -a "unknown\t''
good\t''
cosmetic\t''
damaged\t''
tampered\t''
inoperable\t''"
complete -c custody -n "__fish_custody_using_subcommand take-in" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand take-in" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand take-in" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand take-in" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand take-in" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand take-in" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand take-in" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand take-in" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand take-in" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand take-in" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand take-in" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand take-in" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand missing" -l reason -d 'How that was noticed' -r
complete -c custody -n "__fish_custody_using_subcommand missing" -l occurred-at -d 'When it happened, if earlier than now; --reason then also says why it is recorded late' -r
complete -c custody -n "__fish_custody_using_subcommand missing" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand missing" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand missing" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand missing" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand missing" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand missing" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand missing" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand missing" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand missing" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand missing" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand found" -l at -d 'Where it is put' -r
complete -c custody -n "__fish_custody_using_subcommand found" -l condition -d 'The state it is in; until somebody has looked, it stays on hold' -r -f -a "unknown\t''
good\t''
cosmetic\t''
damaged\t''
tampered\t''
inoperable\t''"
complete -c custody -n "__fish_custody_using_subcommand found" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand found" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand found" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand found" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand found" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand found" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand found" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand found" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand found" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand found" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand found" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand found" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand found" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand dispose" -l method -d 'How: recycled, destroyed, sold, donated, written off' -r
complete -c custody -n "__fish_custody_using_subcommand dispose" -l approver -d 'The other operator who approved it' -r
complete -c custody -n "__fish_custody_using_subcommand dispose" -l certificate -d 'The certificate of destruction or the receipt' -r -F
complete -c custody -n "__fish_custody_using_subcommand dispose" -l note -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand dispose" -l override -d 'Set a refusal aside, and say why (admins; recorded)' -r
complete -c custody -n "__fish_custody_using_subcommand dispose" -l occurred-at -d 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand dispose" -l reason -d 'Why it was not recorded then' -r
complete -c custody -n "__fish_custody_using_subcommand dispose" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand dispose" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand dispose" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand dispose" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand dispose" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand dispose" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand dispose" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand dispose" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand dispose" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand dispose" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l reason -d 'Why' -r
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l carrier -d 'Who takes it back [default: who brought it]' -r
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l tracking -d 'The tracking number it travels back under' -r
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l occurred-at -d 'When it happened, if earlier than now; --reason then also says why it is recorded late' -r
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand return-to-sender" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand replace" -l by -d 'The asset that takes its place' -r
complete -c custody -n "__fish_custody_using_subcommand replace" -l approver -d 'The other operator who approved it' -r
complete -c custody -n "__fish_custody_using_subcommand replace" -l reason -d 'Why' -r
complete -c custody -n "__fish_custody_using_subcommand replace" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand replace" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand replace" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand replace" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand replace" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand replace" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand replace" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand replace" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand replace" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand replace" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand correct" -l set -d 'A descriptive field and what it should say: carrier, sender, note, condition, class, maker, model or category' -r
complete -c custody -n "__fish_custody_using_subcommand correct" -l reason -d 'Why' -r
complete -c custody -n "__fish_custody_using_subcommand correct" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand correct" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand correct" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand correct" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand correct" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand correct" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand correct" -l void -d 'It did not happen: set it aside'
complete -c custody -n "__fish_custody_using_subcommand correct" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand correct" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand correct" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand correct" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand settle" -l keep -d 'The event that stands' -r
complete -c custody -n "__fish_custody_using_subcommand settle" -l over -d 'The event that does not [default: the one that contradicts it]' -r
complete -c custody -n "__fish_custody_using_subcommand settle" -l reason -d 'Why' -r
complete -c custody -n "__fish_custody_using_subcommand settle" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand settle" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand settle" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand settle" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand settle" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand settle" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand settle" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand settle" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand settle" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand settle" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -f -a "open" -d 'Open a case: freeze the list of what somebody has to give back'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -f -a "list" -d 'List the cases'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -f -a "show" -d 'Show a case line by line'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -f -a "settle" -d 'Say what became of things on the list'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -f -a "close" -d 'Close a case of which every line is settled'
complete -c custody -n "__fish_custody_using_subcommand case; and not __fish_seen_subcommand_from open list show settle close help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l kind -d 'Why things have to come back' -r -f -a "leaver\t''
mover\t''
recall\t''"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l item -d 'Only this, rather than everything that they have; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l due -d 'Until when (2026-12-24: the end of that day)' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l reason -d 'A remark' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l from-leavers -d 'For everybody who has left, still has something and has no open case'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from open" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l open -d 'Only those that are not closed'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l verdict -d 'What became of them' -r -f -a "returned\t''
damaged\t''
incomplete\t''
missing\t''
waived\t''
bought_out\t''
not_held\t''
wrong_device\t''"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l note -d 'How, or why' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l missing -d 'What should have come with it [default: what the return says]; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from settle" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l override -d 'Set a refusal aside, and say why (admins; recorded)' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from close" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from help" -f -a "open" -d 'Open a case: freeze the list of what somebody has to give back'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the cases'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a case line by line'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from help" -f -a "settle" -d 'Say what became of things on the list'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from help" -f -a "close" -d 'Close a case of which every line is settled'
complete -c custody -n "__fish_custody_using_subcommand case; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand show" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand show" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand show" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand show" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand show" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand show" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand show" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand show" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand history" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand history" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand history" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand history" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand history" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand history" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand history" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand history" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand history" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand list" -l standing -d 'Only items in this standing' -r -f -a "expected\t''
held\t''
out\t''
missing\t''
closed\t''"
complete -c custody -n "__fish_custody_using_subcommand list" -l with -d 'Only what this person has' -r
complete -c custody -n "__fish_custody_using_subcommand list" -l for -d 'Only what is meant for this person' -r
complete -c custody -n "__fish_custody_using_subcommand list" -l at -d 'Only what lies at this place' -r
complete -c custody -n "__fish_custody_using_subcommand list" -l older-than -d 'Only what has been with its custodian for longer than this (3d, 12h, 90m)' -r
complete -c custody -n "__fish_custody_using_subcommand list" -l kind -d 'Only parcels, or only assets' -r -f -a "parcel\t''
asset\t''"
complete -c custody -n "__fish_custody_using_subcommand list" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand list" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand list" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand list" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand list" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand list" -l on-hold -d 'Only what is on hold'
complete -c custody -n "__fish_custody_using_subcommand list" -l unsigned -d 'Only what a signature is owed for'
complete -c custody -n "__fish_custody_using_subcommand list" -l unmatched -d 'Only what has no recipient'
complete -c custody -n "__fish_custody_using_subcommand list" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand list" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand list" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand find" -l limit -d 'At most this many' -r
complete -c custody -n "__fish_custody_using_subcommand find" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand find" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand find" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand find" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand find" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand find" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand find" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand find" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand find" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand find" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand holdings" -l as-of -d 'What they had at this time, instead of now' -r
complete -c custody -n "__fish_custody_using_subcommand holdings" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand holdings" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand holdings" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand holdings" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand holdings" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand holdings" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand holdings" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand holdings" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand holdings" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand holdings" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand decode" -l source -d 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE' -r
complete -c custody -n "__fish_custody_using_subcommand decode" -l scanner -d 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand decode" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand decode" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand decode" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand decode" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand decode" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand decode" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand decode" -l lines -d 'Read scans instead, one a line, from stdin or a scanner'
complete -c custody -n "__fish_custody_using_subcommand decode" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand decode" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand decode" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand decode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand label" -l pdf -d 'Write a PDF, a page for each label; `-` for stdout' -r -F
complete -c custody -n "__fish_custody_using_subcommand label" -l zpl -d 'Write ZPL II for a label printer; `-` for stdout' -r -F
complete -c custody -n "__fish_custody_using_subcommand label" -l png -d 'Write a PNG picture; `-` for stdout' -r -F
complete -c custody -n "__fish_custody_using_subcommand label" -l size -d 'The size of a label in millimetres [default: 62x29 for an asset, 100x50 for a parcel]' -r
complete -c custody -n "__fish_custody_using_subcommand label" -l symbol -d 'The kind of symbol [default: qr for an asset, code128 for a parcel]' -r -f -a "code128\t'A row of bars, for any scanner'
qr\t'A square, for cameras and small places'"
complete -c custody -n "__fish_custody_using_subcommand label" -l dpi -d 'How fine the label printer is that gets the ZPL, in dots an inch' -r -f -a "203\t'8 dots a millimetre'
300\t'12 dots a millimetre'
600\t'24 dots a millimetre'"
complete -c custody -n "__fish_custody_using_subcommand label" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand label" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand label" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand label" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand label" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand label" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand label" -l controls -d 'Print the command barcodes instead, on an A4 sheet; to stdout as PDF unless a file is named'
complete -c custody -n "__fish_custody_using_subcommand label" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand label" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand label" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand label" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -f -a "ageing" -d 'How long things have been in the mailroom or on their way, longest first'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -f -a "gaps" -d 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -f -a "overdue" -d 'What should have been back by now, longest first'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -f -a "late-entries" -d 'What was recorded later than it happened, and why'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -f -a "activity" -d 'How much of what each operator has recorded'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -f -a "expected" -d 'What was announced against what came: order line, serial number, parcel, signed hand-off'
complete -c custody -n "__fish_custody_using_subcommand report; and not __fish_seen_subcommand_from ageing gaps overdue late-entries activity expected help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l from -d 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l to -d 'Only before this time' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from ageing" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l from -d 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l to -d 'Only before this time' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from gaps" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l from -d 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l to -d 'Only before this time' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from overdue" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l from -d 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l to -d 'Only before this time' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from late-entries" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l from -d 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l to -d 'Only before this time' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from activity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l order -d 'Only this order' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from expected" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from help" -f -a "ageing" -d 'How long things have been in the mailroom or on their way, longest first'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from help" -f -a "gaps" -d 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from help" -f -a "overdue" -d 'What should have been back by now, longest first'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from help" -f -a "late-entries" -d 'What was recorded later than it happened, and why'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from help" -f -a "activity" -d 'How much of what each operator has recorded'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from help" -f -a "expected" -d 'What was announced against what came: order line, serial number, parcel, signed hand-off'
complete -c custody -n "__fish_custody_using_subcommand report; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand receipt" -l html -d 'Write the page as HTML to a file; - is standard output' -r -F
complete -c custody -n "__fish_custody_using_subcommand receipt" -l pdf -d 'Write the page as PDF to a file; - is standard output' -r -F
complete -c custody -n "__fish_custody_using_subcommand receipt" -l paper -d 'The size of the paper' -r -f -a "a4\t''
letter\t''"
complete -c custody -n "__fish_custody_using_subcommand receipt" -l escpos -d 'Write the commands of a receipt printer (ESC/POS, 80 mm paper) to a file or a device; - is standard output' -r -F
complete -c custody -n "__fish_custody_using_subcommand receipt" -l proof -d 'Write the proof alone to a file, by custom *.tlog-proof; - is standard output' -r -F
complete -c custody -n "__fish_custody_using_subcommand receipt" -l disclose -d 'Which personal values the receipt shows; the others stay behind their commitments' -r -f -a "none\t''
names\t''
all\t''"
complete -c custody -n "__fish_custody_using_subcommand receipt" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand receipt" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand receipt" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand receipt" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand receipt" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand receipt" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand receipt" -l text -d 'Show the whole page as text, as wide as the terminal'
complete -c custody -n "__fish_custody_using_subcommand receipt" -l copies-to-sign -d 'Leave lines for both parties to sign on; a receipt that was signed on paper has them anyway'
complete -c custody -n "__fish_custody_using_subcommand receipt" -l witnessed -d 'Prove it under a head that a witness has signed, too, rather than the first one'
complete -c custody -n "__fish_custody_using_subcommand receipt" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand receipt" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand receipt" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand receipt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand certificate" -l case -d 'With what became of a return case: its list, line by line; what was returned since it was opened' -r
complete -c custody -n "__fish_custody_using_subcommand certificate" -l since -d 'Only what was returned at this time or later; what is still held is named in any case' -r
complete -c custody -n "__fish_custody_using_subcommand certificate" -l html -d 'Write the page as HTML to a file; - is standard output' -r -F
complete -c custody -n "__fish_custody_using_subcommand certificate" -l pdf -d 'Write the page as PDF to a file; - is standard output' -r -F
complete -c custody -n "__fish_custody_using_subcommand certificate" -l paper -d 'The size of the paper' -r -f -a "a4\t''
letter\t''"
complete -c custody -n "__fish_custody_using_subcommand certificate" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand certificate" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand certificate" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand certificate" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand certificate" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand certificate" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand certificate" -l copies-to-sign -d 'Leave lines for both parties to sign on'
complete -c custody -n "__fish_custody_using_subcommand certificate" -l witnessed -d 'Prove it under a head that a witness has signed, too'
complete -c custody -n "__fish_custody_using_subcommand certificate" -l text -d 'Show the whole page as text, as wide as the terminal'
complete -c custody -n "__fish_custody_using_subcommand certificate" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand certificate" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand certificate" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand certificate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand evidence" -l out -d 'Open the evidence and write it into a folder, for its owner only' -r -F
complete -c custody -n "__fish_custody_using_subcommand evidence" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand evidence" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand evidence" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand evidence" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand evidence" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand evidence" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand evidence" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand evidence" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand evidence" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand evidence" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand verify" -l receipt -d 'Check a receipt by itself: no ledger, no profile and no network is needed' -r -F
complete -c custody -n "__fish_custody_using_subcommand verify" -l key -d 'A public key that must have signed, or a file that holds it; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand verify" -l immutable -d 'Check a ledger file on media that cannot be written, whoever\'s it is' -r -F
complete -c custody -n "__fish_custody_using_subcommand verify" -l evidence -d 'Open all evidence and compare it, also where a person must be asked for the key; with --immutable, the folder where it lies' -r -F
complete -c custody -n "__fish_custody_using_subcommand verify" -l manifest -d 'Check an export by its manifest: its files, its series, and that the ledger gives the same rows again' -r -F
complete -c custody -n "__fish_custody_using_subcommand verify" -l template -d 'The template that the export filled' -r -F
complete -c custody -n "__fish_custody_using_subcommand verify" -l checkpoint -d 'Also compare the log with a head that was published before: by `custody checkpoint --out`' -r -F
complete -c custody -n "__fish_custody_using_subcommand verify" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand verify" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand verify" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand verify" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand verify" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand verify" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand verify" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand verify" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand verify" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l out -d 'Write it to a file: whoever keeps it can tell later whether the log was changed' -r -F
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand checkpoint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand keys" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand keys" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand keys" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand keys" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand keys" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand keys" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand keys" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand keys" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand keys" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand keys" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand backup" -l out -d 'The folder to make the backup in; it gets a folder of its own there' -r -F
complete -c custody -n "__fish_custody_using_subcommand backup" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand backup" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand backup" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand backup" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand backup" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand backup" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand backup" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand backup" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand backup" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand restore" -l reason -d 'Why the log is begun anew; it becomes part of it' -r
complete -c custody -n "__fish_custody_using_subcommand restore" -l admin -d 'The admin who restores it [default: the only one that the backup has]' -r
complete -c custody -n "__fish_custody_using_subcommand restore" -l key-source -d 'Where the key of a new vault comes from, if the profile has none: keyring, keyfile:PATH, credential:NAME or passphrase [default: a keyfile beside the profile]' -r
complete -c custody -n "__fish_custody_using_subcommand restore" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand restore" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand restore" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand restore" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand restore" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand restore" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand restore" -l set-aside -d 'Set the ledger that is there aside, although it has entries that the backup does not have'
complete -c custody -n "__fish_custody_using_subcommand restore" -l password-stdin -d 'Read the admin\'s password as a line of standard input'
complete -c custody -n "__fish_custody_using_subcommand restore" -l new-password -d 'Give the admin a new password, because theirs is lost; the log says that they have a new key'
complete -c custody -n "__fish_custody_using_subcommand restore" -l recover -d 'Open the vault of the backup with its recovery code, which is read from standard input'
complete -c custody -n "__fish_custody_using_subcommand restore" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand restore" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand restore" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand purge" -l backups -d 'A folder with backups, to remove what interrupted ones left there; may be given several times' -r -F
complete -c custody -n "__fish_custody_using_subcommand purge" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand purge" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand purge" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand purge" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand purge" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand purge" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand purge" -l dry-run -d 'Say what would be deleted, and delete nothing'
complete -c custody -n "__fish_custody_using_subcommand purge" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand purge" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand purge" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand purge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand rebuild" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand rebuild" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand rebuild" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand rebuild" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand rebuild" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand rebuild" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand rebuild" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand rebuild" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand rebuild" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand rebuild" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand doctor" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand doctor" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand doctor" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand doctor" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand doctor" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand doctor" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand doctor" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand doctor" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand doctor" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand import" -l kind -d 'What its rows are' -r -f -a "people\t'The recipient directory'
parcels\t'Parcels that have arrived'
expected\t'What is announced: parcels, serial numbers, lines of orders'
assets\t'Assets that are here without a parcel of ours'
events\t'Receipts, hand-offs and returns that another system recorded'"
complete -c custody -n "__fish_custody_using_subcommand import" -l override -d 'Take past events that nobody here can show a signature for, by the word of an admin' -r
complete -c custody -n "__fish_custody_using_subcommand import" -l map -d 'A column of the file and what it is, for example "Inventory No=tag"; may be given several times' -r
complete -c custody -n "__fish_custody_using_subcommand import" -l sheet -d 'The sheet of a workbook, when several could be meant' -r
complete -c custody -n "__fish_custody_using_subcommand import" -l encoding -d 'The encoding of a text file, when it is not recognised, for example windows-1250' -r
complete -c custody -n "__fish_custody_using_subcommand import" -l date-order -d 'In which order day, month and year stand, for dates such as 03/04/2026' -r -f -a "dmy\t'22/11/2026'
mdy\t'11/22/2026'
ymd\t'26/11/22'"
complete -c custody -n "__fish_custody_using_subcommand import" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand import" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand import" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand import" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand import" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand import" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand import" -l dry-run -d 'Say for every row what would happen, and record nothing'
complete -c custody -n "__fish_custody_using_subcommand import" -l skip-bad -d 'Record the rows that can be taken, and write the others with their reasons to FILE.rejected.csv'
complete -c custody -n "__fish_custody_using_subcommand import" -l full -d 'The file has everybody: whoever is not in it has left (people only)'
complete -c custody -n "__fish_custody_using_subcommand import" -l delta -d 'The file has only what is new or changed (people only)'
complete -c custody -n "__fish_custody_using_subcommand import" -l allow-mass-leave -d 'A full file may make more than 10 % of the directory leave'
complete -c custody -n "__fish_custody_using_subcommand import" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand import" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand import" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l for -d 'For whom: decides columns, words and form' -r -f -a "generic\t'any program: CSV, or JSON Lines with --format jsonl'
servicenow\t'an import set\'s staging table, or its receiving log with --template'
snipe-it\t'its importer'
successfactors\t'the template of a custom object (--template)'
intune\t'corporate device identifiers'
jira-assets\t'a CSV import into an object type'
excel\t'people: a workbook with text cells'"
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l output -d 'The file to write, whole or not at all; `-` for stdout. A new file is for whom the umask says, an existing one keeps its mode' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l out -d 'The folder to write into: a file named after what is in it, a manifest, and a line in SHA256SUMS' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l since-last -d 'Only what came since the last export of this series: nothing is left out, and nothing comes twice' -r
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l also-as -d 'Also keep the last file of the series under a name that stays the same' -r
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l from -d 'Only what was recorded at this time or later' -r
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l to -d 'Only what was recorded before this time' -r
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l template -d 'Fill this template of the other side: an XLSX workbook or a CSV file with header rows' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l replay -d 'Make an export again, byte for byte: the number of a run, or its manifest' -r
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l setup -d 'Print what has to be set up on the other side' -r -f -a "generic\t'any program: CSV, or JSON Lines with --format jsonl'
servicenow\t'an import set\'s staging table, or its receiving log with --template'
snipe-it\t'its importer'
successfactors\t'the template of a custom object (--template)'
intune\t'corporate device identifiers'
jira-assets\t'a CSV import into an object type'
excel\t'people: a workbook with text cells'"
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -a "ack" -d 'Take note that the other side has the rows of a run'
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -a "runs" -d 'List the runs of all series'
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -a "upload" -d 'Send the file of a run to ServiceNow, which loads it into its staging table'
complete -c custody -n "__fish_custody_using_subcommand export; and not __fish_seen_subcommand_from ack runs upload help" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l rows -d 'How many rows the other side has' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l sha256 -d 'SHA-256 of the file that it has; of the manifest, if there are several files' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from ack" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from runs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l remote -d 'The remote of kind servicenow to send it to' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l folder -d 'The folder in which the export put its file' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l wait -d 'How many seconds to wait for the answer, which comes when all rows are transformed' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l again -d 'Send it although it, or a later run of its series, was sent before'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from upload" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "ack" -d 'Take note that the other side has the rows of a run'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "runs" -d 'List the runs of all series'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "upload" -d 'Send the file of a run to ServiceNow, which loads it into its staging table'
complete -c custody -n "__fish_custody_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -f -a "add" -d 'Add a remote'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -f -a "list" -d 'List the remotes, and how far each has got'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -f -a "show" -d 'Show one remote with its last receipts'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -f -a "secret" -d 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -f -a "remove" -d 'Forget a remote, its receipts and its secret'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -f -a "test" -d 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -f -a "resume" -d 'Go on with a remote that was stopped, or leave out the event that it refuses'
complete -c custody -n "__fish_custody_using_subcommand remote; and not __fish_seen_subcommand_from add list show secret remove test resume help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l kind -d 'What kind of system it is' -r -f -a "hub\t''
webhook\t''
snipe-it\t''
servicenow\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l url -d 'Its address: https, or http on this machine' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l option -d 'What is mapped, for example status.available=2; may be said several times' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l secret-stdin -d 'Read the secret from standard input'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l make-key -d 'Make a signing key for a webhook, and print its public half'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l from-now -d 'Send nothing that has happened before now'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l secret-stdin -d 'Read the secret from standard input'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l make-key -d 'Make a signing key for a webhook, and print its public half'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from secret" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l leave-out -d 'Never send this event, which must be the next one' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add a remote'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the remotes, and how far each has got'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one remote with its last receipts'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from help" -f -a "secret" -d 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Forget a remote, its receipts and its secret'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from help" -f -a "test" -d 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from help" -f -a "resume" -d 'Go on with a remote that was stopped, or leave out the event that it refuses'
complete -c custody -n "__fish_custody_using_subcommand remote; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand push" -l remote -d 'Push to this remote only' -r
complete -c custody -n "__fish_custody_using_subcommand push" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand push" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand push" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand push" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand push" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand push" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand push" -l dry-run -d 'Say what would be sent, and send nothing'
complete -c custody -n "__fish_custody_using_subcommand push" -l now -d 'Try even if the next try is not due yet'
complete -c custody -n "__fish_custody_using_subcommand push" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand push" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand push" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand push" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l channel -d 'Tell them by this way' -r -f -a "email\t''
sms\t''
slack\t''
teams\t''"
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l test -d 'Send a trial to an e-mail address, a number (+44...), `slack` or `teams`' -r
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l due -d 'Send every notice whose time has come'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l dry-run -d 'Say what would be sent, and send nothing'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l check -d 'Check the settings, the secrets and every template, and send nothing'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -a "secret" -d 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service'
complete -c custody -n "__fish_custody_using_subcommand notify; and not __fish_seen_subcommand_from secret help" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l secret-stdin -d 'Read the secret from standard input'
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from secret" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from help" -f -a "secret" -d 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service'
complete -c custody -n "__fish_custody_using_subcommand notify; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l remote -d 'Compare with this remote only' -r
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l all -d 'Show what agrees, too'
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand reconcile" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand reconcile" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand reconcile" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand completions" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand completions" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand completions" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand completions" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand completions" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand completions" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand completions" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand completions" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand completions" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand man" -l profile -d 'Use this profile' -r
complete -c custody -n "__fish_custody_using_subcommand man" -l as -d 'Act as this operator, who is logged in' -r
complete -c custody -n "__fish_custody_using_subcommand man" -l token-file -d 'Act with the token in this file: for scripts' -r -F
complete -c custody -n "__fish_custody_using_subcommand man" -l format -d 'How to write the answer' -r -f -a "table\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'"
complete -c custody -n "__fish_custody_using_subcommand man" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c custody -n "__fish_custody_using_subcommand man" -l home -d 'Keep everything below this folder' -r -F
complete -c custody -n "__fish_custody_using_subcommand man" -l json -d 'Short for --format json; several answers are one JSON object a line'
complete -c custody -n "__fish_custody_using_subcommand man" -s q -l quiet -d 'Say nothing but the answer and what went wrong'
complete -c custody -n "__fish_custody_using_subcommand man" -l no-input -d 'Never ask; fail and name the flag instead'
complete -c custody -n "__fish_custody_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "demo" -d 'Run the whole main job on bundled sample labels, showing each command and its answer'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "init" -d 'Make a profile: bind this station to a tenant and a facility'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "profile" -d 'See, choose and change profiles'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "place" -d 'Add and list the places of the facility'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "person" -d 'Add and list the people of the recipient directory'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "login" -d 'Log in with a password, or go on with a locked session with a PIN'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "logout" -d 'End your session'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "lock" -d 'Lock your session until you type your PIN or password'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "whoami" -d 'Show who acts, and until when'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "subject" -d 'Write down everything that is held about one person'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "operator" -d 'Add, change and list the operators of the station'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "token" -d 'Make, list and revoke the tokens of scripts'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "vault" -d 'See and change how the private keys are sealed'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "expect" -d 'Announce parcels, serial numbers and orders from a CSV or XLSX file'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "scan" -d 'Keep a session open at the dock: everything by scans, without a mouse'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "receive" -d 'Receive parcels: by number, by a picture of the label, or one scan a line'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "refuse" -d 'Refuse a parcel at the door'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "match" -d 'Set or change the recipient of a parcel'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "serialize" -d 'Turn what is in a parcel into assets with serial numbers'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "adopt" -d 'Enter an asset that no parcel of ours brought'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "alias" -d 'Add another identifier to an item: IMEI, MAC address, tag'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "reidentify" -d 'Set a wrong serial number right; the old one is still found'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "move" -d 'Move items to another place'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "hold" -d 'Forbid the release of an item, and say why'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "release" -d 'Lift a hold'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "inspect" -d 'Record the condition of an item'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "sanitize" -d 'Record that data was removed from an asset'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "hand-off" -d 'Hand items off to a person'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "decline" -d 'Record that the recipient said no'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "attempt" -d 'Record a delivery round that failed'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "return" -d 'Take assets back from a person'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "transfer" -d 'Pass assets from one person to another'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "sign" -d 'Give the signature that a hand-off, return or transfer still owes'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "attach" -d 'Add a signed paper, photos or other evidence to an event'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "due" -d 'Set, extend or waive the date an asset is due back'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "send" -d 'Send items out to a vendor or another facility'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "take-in" -d 'Take items in that come back from a vendor or courier'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "missing" -d 'Report an item missing'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "found" -d 'Record that a missing item was found'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "dispose" -d 'Dispose of an item for good'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "return-to-sender" -d 'Send a parcel back to its sender'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "replace" -d 'Close an asset because another takes its place'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "correct" -d 'Set an earlier event right, without hiding it'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "settle" -d 'Settle a dispute between two stations'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "case" -d 'Have a leaver, a mover or anybody give things back: a frozen list, settled line by line'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "show" -d 'Show one item'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "history" -d 'Show everything that happened to an item'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "list" -d 'List items'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "find" -d 'Look for items by any part of a number, name or description'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "holdings" -d 'List what a person has, or had at a time'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "decode" -d 'Tell what the codes on a picture, or of scanned lines, mean'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "label" -d 'Print labels for items, or the sheet of command barcodes'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "report" -d 'Answer what somebody asks every week: ageing, gaps, overdue, late entries, activity'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "receipt" -d 'Show the receipt of an event, and write it as a page or as the proof that it is in the log'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "certificate" -d 'Say what a person returned and what they still hold, with proofs: for whoever leaves'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "evidence" -d 'List the evidence of an event, and open it'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "verify" -d 'Check the whole record, or a receipt by itself'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "checkpoint" -d 'Write the signed head of the log, to be compared with the log later'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "keys" -d 'List the public keys with which receipts and heads are checked'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "backup" -d 'Copy the ledger, its evidence and the profile while work goes on'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "restore" -d 'Begin a new epoch of the log from a backup'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "purge" -d 'Delete evidence that is past its time, and what interrupted commands left behind'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "rebuild" -d 'Derive the present anew from the log'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "doctor" -d 'Check the installation and say what is missing'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "import" -d 'Import people, parcels, assets or past events from a CSV or XLSX file'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "export" -d 'Export for other systems: CSV, JSON Lines, XLSX, increments with a manifest'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "remote" -d 'See and change the other systems that events are pushed to'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "push" -d 'Send what has happened to other systems'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "notify" -d 'Tell people that something waits for them, is due back, or is to be signed for'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "reconcile" -d 'Compare what other systems believe with what is known here'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "completions" -d 'Write the completions for a shell'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "man" -d 'Write the manual pages'
complete -c custody -n "__fish_custody_using_subcommand help; and not __fish_seen_subcommand_from demo init profile place person login logout lock whoami subject operator token vault expect scan receive refuse match serialize adopt alias reidentify move hold release inspect sanitize hand-off decline attempt return transfer sign attach due send take-in missing found dispose return-to-sender replace correct settle case show history list find holdings decode label report receipt certificate evidence verify checkpoint keys backup restore purge rebuild doctor import export remote push notify reconcile completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "list" -d 'List the profiles of this machine'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "show" -d 'Show the settings of a profile'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "use" -d 'Use a profile from now on when none is named'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from profile" -f -a "set" -d 'Change a setting'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from place" -f -a "add" -d 'Add places'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from place" -f -a "list" -d 'List the places'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from person" -f -a "add" -d 'Add a person, or bring what is known of them up to date'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from person" -f -a "list" -d 'List people, or those in whose name, number or address a text occurs'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from person" -f -a "erase" -d 'Erase what is known of a person; what they had stays on record under an opaque id'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from person" -f -a "match" -d 'List who may be meant by a text from a label, the likeliest first, with a score and the reason'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from person" -f -a "pin" -d 'Give a person a PIN, which they enter when they collect'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from person" -f -a "badge" -d 'Make a badge known as a person\'s'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from person" -f -a "show" -d 'Show one person'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from subject" -f -a "export" -d 'Write everything that is held about a person into a JSON file'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "add" -d 'Add an operator, with a first password'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "list" -d 'List the operators'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "role" -d 'Let somebody do more, or less'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "disable" -d 'Let somebody act no more; their sessions and tokens end'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "enable" -d 'Let somebody act again'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "unlock" -d 'Let somebody try again who failed too often'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "password" -d 'Choose a new password: your own, or as an admin another\'s'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "pin" -d 'Choose your PIN, which goes on with a locked session'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from operator" -f -a "badge" -d 'Give somebody a badge, by which the station knows whose PIN follows'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "create" -d 'Make a token for a script, such as a nightly export'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "list" -d 'List the tokens'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "revoke" -d 'End a token, or all of a script'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "show" -d 'Show where the key comes from, and whether it is at hand'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "source" -d 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "rotate" -d 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "renew" -d 'Make every key anew, and a new recovery code: after a leak, or when the code is lost'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "recover" -d 'Open the vault with the recovery code, which is read from standard input, and give it a new source'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from case" -f -a "open" -d 'Open a case: freeze the list of what somebody has to give back'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from case" -f -a "list" -d 'List the cases'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from case" -f -a "show" -d 'Show a case line by line'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from case" -f -a "settle" -d 'Say what became of things on the list'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from case" -f -a "close" -d 'Close a case of which every line is settled'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from report" -f -a "ageing" -d 'How long things have been in the mailroom or on their way, longest first'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from report" -f -a "gaps" -d 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from report" -f -a "overdue" -d 'What should have been back by now, longest first'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from report" -f -a "late-entries" -d 'What was recorded later than it happened, and why'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from report" -f -a "activity" -d 'How much of what each operator has recorded'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from report" -f -a "expected" -d 'What was announced against what came: order line, serial number, parcel, signed hand-off'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "ack" -d 'Take note that the other side has the rows of a run'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "runs" -d 'List the runs of all series'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "upload" -d 'Send the file of a run to ServiceNow, which loads it into its staging table'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from remote" -f -a "add" -d 'Add a remote'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from remote" -f -a "list" -d 'List the remotes, and how far each has got'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from remote" -f -a "show" -d 'Show one remote with its last receipts'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from remote" -f -a "secret" -d 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from remote" -f -a "remove" -d 'Forget a remote, its receipts and its secret'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from remote" -f -a "test" -d 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from remote" -f -a "resume" -d 'Go on with a remote that was stopped, or leave out the event that it refuses'
complete -c custody -n "__fish_custody_using_subcommand help; and __fish_seen_subcommand_from notify" -f -a "secret" -d 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service'
