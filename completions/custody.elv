
use builtin;
use str;

set edit:completion:arg-completer[custody] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'custody'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'custody'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand demo 'Run the whole main job on bundled sample labels, showing each command and its answer'
            cand init 'Make a profile: bind this station to a tenant and a facility'
            cand profile 'See, choose and change profiles'
            cand place 'Add and list the places of the facility'
            cand person 'Add and list the people of the recipient directory'
            cand login 'Log in with a password, or go on with a locked session with a PIN'
            cand logout 'End your session'
            cand lock 'Lock your session until you type your PIN or password'
            cand whoami 'Show who acts, and until when'
            cand subject 'Write down everything that is held about one person'
            cand operator 'Add, change and list the operators of the station'
            cand token 'Make, list and revoke the tokens of scripts'
            cand vault 'See and change how the private keys are sealed'
            cand expect 'Announce parcels, serial numbers and orders from a CSV or XLSX file'
            cand scan 'Keep a session open at the dock: everything by scans, without a mouse'
            cand receive 'Receive parcels: by number, by a picture of the label, or one scan a line'
            cand refuse 'Refuse a parcel at the door'
            cand match 'Set or change the recipient of a parcel'
            cand serialize 'Turn what is in a parcel into assets with serial numbers'
            cand adopt 'Enter an asset that no parcel of ours brought'
            cand alias 'Add another identifier to an item: IMEI, MAC address, tag'
            cand reidentify 'Set a wrong serial number right; the old one is still found'
            cand move 'Move items to another place'
            cand hold 'Forbid the release of an item, and say why'
            cand release 'Lift a hold'
            cand inspect 'Record the condition of an item'
            cand sanitize 'Record that data was removed from an asset'
            cand hand-off 'Hand items off to a person'
            cand handoff 'Hand items off to a person'
            cand decline 'Record that the recipient said no'
            cand attempt 'Record a delivery round that failed'
            cand return 'Take assets back from a person'
            cand transfer 'Pass assets from one person to another'
            cand sign 'Give the signature that a hand-off, return or transfer still owes'
            cand attach 'Add a signed paper, photos or other evidence to an event'
            cand due 'Set, extend or waive the date an asset is due back'
            cand send 'Send items out to a vendor or another facility'
            cand take-in 'Take items in that come back from a vendor or courier'
            cand missing 'Report an item missing'
            cand found 'Record that a missing item was found'
            cand dispose 'Dispose of an item for good'
            cand return-to-sender 'Send a parcel back to its sender'
            cand replace 'Close an asset because another takes its place'
            cand correct 'Set an earlier event right, without hiding it'
            cand settle 'Settle a dispute between two stations'
            cand case 'Have a leaver, a mover or anybody give things back: a frozen list, settled line by line'
            cand show 'Show one item'
            cand history 'Show everything that happened to an item'
            cand list 'List items'
            cand find 'Look for items by any part of a number, name or description'
            cand holdings 'List what a person has, or had at a time'
            cand decode 'Tell what the codes on a picture, or of scanned lines, mean'
            cand label 'Print labels for items, or the sheet of command barcodes'
            cand report 'Answer what somebody asks every week: ageing, gaps, overdue, late entries, activity'
            cand receipt 'Show the receipt of an event, and write it as a page or as the proof that it is in the log'
            cand certificate 'Say what a person returned and what they still hold, with proofs: for whoever leaves'
            cand evidence 'List the evidence of an event, and open it'
            cand verify 'Check the whole record, or a receipt by itself'
            cand checkpoint 'Write the signed head of the log, to be compared with the log later'
            cand keys 'List the public keys with which receipts and heads are checked'
            cand backup 'Copy the ledger, its evidence and the profile while work goes on'
            cand restore 'Begin a new epoch of the log from a backup'
            cand purge 'Delete evidence that is past its time, and what interrupted commands left behind'
            cand rebuild 'Derive the present anew from the log'
            cand doctor 'Check the installation and say what is missing'
            cand import 'Import people, parcels, assets or past events from a CSV or XLSX file'
            cand export 'Export for other systems: CSV, JSON Lines, XLSX, increments with a manifest'
            cand remote 'See and change the other systems that events are pushed to'
            cand push 'Send what has happened to other systems'
            cand notify 'Tell people that something waits for them, is due back, or is to be signed for'
            cand reconcile 'Compare what other systems believe with what is known here'
            cand completions 'Write the completions for a shell'
            cand man 'Write the manual pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;demo'= {
            cand --keep 'Leave everything in this folder, to look around'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;init'= {
            cand --tenant 'The organisation whose ledger this is, for example acme'
            cand --facility 'The mailroom site, for example berlin'
            cand --station 'This terminal, for example dock-1; also the place where things lie at first'
            cand --zone 'The facility''s time zone, for example Europe/Berlin [default: this machine''s]'
            cand --key-source 'Where the key comes from that opens the private keys: keyring, keyfile:PATH, credential:NAME or passphrase [default: a keyfile beside the profile]'
            cand --admin 'The first operator, an admin'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --password-stdin 'Read the admin''s password as a line of standard input'
            cand --training 'For practice: every command, head and receipt says that nothing of it happened'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;profile'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the profiles of this machine'
            cand show 'Show the settings of a profile'
            cand use 'Use a profile from now on when none is named'
            cand set 'Change a setting'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;profile;list'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;profile;show'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --origin 'Also say where each value comes from'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;profile;use'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;profile;set'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;profile;help'= {
            cand list 'List the profiles of this machine'
            cand show 'Show the settings of a profile'
            cand use 'Use a profile from now on when none is named'
            cand set 'Change a setting'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;profile;help;list'= {
        }
        &'custody;profile;help;show'= {
        }
        &'custody;profile;help;use'= {
        }
        &'custody;profile;help;set'= {
        }
        &'custody;profile;help;help'= {
        }
        &'custody;place'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Add places'
            cand list 'List the places'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;place;add'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;place;list'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;place;help'= {
            cand add 'Add places'
            cand list 'List the places'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;place;help;add'= {
        }
        &'custody;place;help;list'= {
        }
        &'custody;place;help;help'= {
        }
        &'custody;person'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Add a person, or bring what is known of them up to date'
            cand list 'List people, or those in whose name, number or address a text occurs'
            cand erase 'Erase what is known of a person; what they had stays on record under an opaque id'
            cand match 'List who may be meant by a text from a label, the likeliest first, with a score and the reason'
            cand pin 'Give a person a PIN, which they enter when they collect'
            cand badge 'Make a badge known as a person''s'
            cand show 'Show one person'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;person;add'= {
            cand --number 'Employee number'
            cand --email 'E-mail address'
            cand --department 'Department'
            cand --location 'Building, floor or room'
            cand --first 'Given names, where the name does not end with the family name'
            cand --last 'Family names'
            cand --nicknames 'What they are called besides; several with `;` between them'
            cand --login 'The name with which they log in elsewhere'
            cand --more-emails 'Further e-mail addresses; several with `;` between them'
            cand --mobile 'Mobile number'
            cand --manager 'Their manager'
            cand --site 'The site, if the location is a room'
            cand --type 'Employee, contractor, ...'
            cand --start 'Their first day, for example 2026-11-22'
            cand --last-day 'Their last day'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --inactive 'They have left'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;person;list'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;person;erase'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;person;match'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;person;pin'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --pin-stdin 'Read the PIN as a line of standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;person;badge'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;person;show'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;person;help'= {
            cand add 'Add a person, or bring what is known of them up to date'
            cand list 'List people, or those in whose name, number or address a text occurs'
            cand erase 'Erase what is known of a person; what they had stays on record under an opaque id'
            cand match 'List who may be meant by a text from a label, the likeliest first, with a score and the reason'
            cand pin 'Give a person a PIN, which they enter when they collect'
            cand badge 'Make a badge known as a person''s'
            cand show 'Show one person'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;person;help;add'= {
        }
        &'custody;person;help;list'= {
        }
        &'custody;person;help;erase'= {
        }
        &'custody;person;help;match'= {
        }
        &'custody;person;help;pin'= {
        }
        &'custody;person;help;badge'= {
        }
        &'custody;person;help;show'= {
        }
        &'custody;person;help;help'= {
        }
        &'custody;login'= {
            cand --badge 'Go on with a locked session: the scan of the operator''s badge'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --password-stdin 'Read the password as a line of standard input'
            cand --pin-stdin 'Go on with a locked session: read the PIN as a line of standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;logout'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;lock'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;whoami'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;subject'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand export 'Write everything that is held about a person into a JSON file'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;subject;export'= {
            cand --out 'The file'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;subject;help'= {
            cand export 'Write everything that is held about a person into a JSON file'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;subject;help;export'= {
        }
        &'custody;subject;help;help'= {
        }
        &'custody;operator'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Add an operator, with a first password'
            cand list 'List the operators'
            cand role 'Let somebody do more, or less'
            cand disable 'Let somebody act no more; their sessions and tokens end'
            cand enable 'Let somebody act again'
            cand unlock 'Let somebody try again who failed too often'
            cand password 'Choose a new password: your own, or as an admin another''s'
            cand pin 'Choose your PIN, which goes on with a locked session'
            cand badge 'Give somebody a badge, by which the station knows whose PIN follows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;operator;add'= {
            cand --role 'What they may do'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --password-stdin 'Read their password as a line of standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;list'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;role'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;disable'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;enable'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;unlock'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;password'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --password-stdin 'Read it as a line of standard input; your own after a line with the present one'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;pin'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --pin-stdin 'Read the password and then the PIN, each as a line of standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;badge'= {
            cand --scan 'What a scan of the badge says'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;operator;help'= {
            cand add 'Add an operator, with a first password'
            cand list 'List the operators'
            cand role 'Let somebody do more, or less'
            cand disable 'Let somebody act no more; their sessions and tokens end'
            cand enable 'Let somebody act again'
            cand unlock 'Let somebody try again who failed too often'
            cand password 'Choose a new password: your own, or as an admin another''s'
            cand pin 'Choose your PIN, which goes on with a locked session'
            cand badge 'Give somebody a badge, by which the station knows whose PIN follows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;operator;help;add'= {
        }
        &'custody;operator;help;list'= {
        }
        &'custody;operator;help;role'= {
        }
        &'custody;operator;help;disable'= {
        }
        &'custody;operator;help;enable'= {
        }
        &'custody;operator;help;unlock'= {
        }
        &'custody;operator;help;password'= {
        }
        &'custody;operator;help;pin'= {
        }
        &'custody;operator;help;badge'= {
        }
        &'custody;operator;help;help'= {
        }
        &'custody;token'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand create 'Make a token for a script, such as a nightly export'
            cand list 'List the tokens'
            cand revoke 'End a token, or all of a script'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;token;create'= {
            cand --role 'What it may do'
            cand --days 'How long the token is good, in days'
            cand --out 'Write the token into a new file that nobody else can read, rather than showing it'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;token;list'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;token;revoke'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;token;help'= {
            cand create 'Make a token for a script, such as a nightly export'
            cand list 'List the tokens'
            cand revoke 'End a token, or all of a script'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;token;help;create'= {
        }
        &'custody;token;help;list'= {
        }
        &'custody;token;help;revoke'= {
        }
        &'custody;token;help;help'= {
        }
        &'custody;vault'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Show where the key comes from, and whether it is at hand'
            cand source 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase'
            cand rotate 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence'
            cand renew 'Make every key anew, and a new recovery code: after a leak, or when the code is lost'
            cand recover 'Open the vault with the recovery code, which is read from standard input, and give it a new source'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;vault;show'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;vault;source'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;vault;rotate'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;vault;renew'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;vault;recover'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;vault;help'= {
            cand show 'Show where the key comes from, and whether it is at hand'
            cand source 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase'
            cand rotate 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence'
            cand renew 'Make every key anew, and a new recovery code: after a leak, or when the code is lost'
            cand recover 'Open the vault with the recovery code, which is read from standard input, and give it a new source'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;vault;help;show'= {
        }
        &'custody;vault;help;source'= {
        }
        &'custody;vault;help;rotate'= {
        }
        &'custody;vault;help;renew'= {
        }
        &'custody;vault;help;recover'= {
        }
        &'custody;vault;help;help'= {
        }
        &'custody;expect'= {
            cand --map 'A column of the file and what it is, for example "Inventory No=tag"; may be given several times'
            cand --sheet 'The sheet of a workbook, when several could be meant'
            cand --encoding 'The encoding of a text file, when it is not recognised, for example windows-1250'
            cand --date-order 'In which order day, month and year stand, for dates such as 03/04/2026'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --dry-run 'Say for every row what would happen, and record nothing'
            cand --skip-bad 'Record the rows that can be taken, and write the others with their reasons to FILE.rejected.csv'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;scan'= {
            cand --act 'What the session begins with; command barcodes change it (`custody label --controls` prints them)'
            cand --sign-with 'How people sign for what they get: on their phone, on paper, or later'
            cand --listen 'The address of this machine at which phones find their pages, with a port or without'
            cand --watch 'A folder of label pictures, which a phone or a document camera fills; each is received as it comes'
            cand --source 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE'
            cand --scanner 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --phone 'Show a code whose page lets a phone''s camera send pictures of labels, each received as it comes'
            cand --bell 'Ring the terminal: once for what is known already, twice for a question, three times for a no'
            cand --plain 'Plain lines with a word instead of a sign, and no prompt: for screen readers and slow lines'
            cand --test 'Try a scanner out: say of each scan what arrives, how fast, and what to set. Records nothing, and needs nobody to be logged in'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;receive'= {
            cand --image 'A picture of the label; may be given several times, one for each parcel'
            cand --to 'For whom it is: id, e-mail address, employee number or name'
            cand --from 'Who sent it'
            cand --carrier 'Who brought it, if the number does not say'
            cand --condition 'The state it is in'
            cand --class 'What is believed to be in it'
            cand --at 'Where it is put [default: the station''s place]'
            cand --contents 'How many things are in it'
            cand --photo 'A picture to keep as evidence; may be given several times'
            cand --note 'A remark'
            cand --source 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE'
            cand --scanner 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --unattended 'It was found without a courier: who brought it, and when, is not known'
            cand --again 'The carrier uses a number again whose parcel was closed'
            cand --confirm 'Take a number as it is, even if its check digit does not fit'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;refuse'= {
            cand --reason 'Why it is refused'
            cand --carrier 'Who brought it, if the number does not say'
            cand --occurred-at 'When it happened, if earlier than now; --reason then also says why it is recorded late'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;match'= {
            cand --to 'For whom they are'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;serialize'= {
            cand --serial 'A serial number; may be given several times. With none, one scan a line is read from stdin or a scanner'
            cand --tag 'An asset tag; the n-th tag goes with the n-th serial number'
            cand --image 'A picture of the box or sticker, read for serial numbers, tags and the part number'
            cand --maker 'Who made it'
            cand --model 'The model'
            cand --category 'What it is: laptop, monitor, dock'
            cand --for 'For whom it is meant [default: the parcel''s recipient]'
            cand --at 'Where it is put [default: where the parcel lies]'
            cand --worth 'What it is worth, in whole units of the facility''s currency'
            cand --contents 'How many things are in the parcel; it closes when all are accounted for'
            cand --accessory 'Something in it that is not tracked by itself; may be given several times'
            cand --personal 'Something private in it'
            cand --wrong 'Something in it that was not ordered'
            cand --short 'Something that should be in it and is not'
            cand --no-parcel 'There is no parcel, and why'
            cand --source 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE'
            cand --scanner 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --data-bearing 'It can hold data that must be wiped before somebody else gets it'
            cand --last 'Nothing else is in the parcel: close it'
            cand --confirm 'Take the serial number as it is, although it looks like something else or is not announced'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;adopt'= {
            cand --serial 'Its serial number'
            cand --tag 'Its asset tag'
            cand --maker 'Who made it'
            cand --model 'The model'
            cand --category 'What it is: laptop, monitor, dock'
            cand --worth 'What it is worth, in whole units of the facility''s currency'
            cand --at 'Where it is put [default: the station''s place]'
            cand --note 'A remark'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --data-bearing 'It can hold data'
            cand --surplus 'It is surplus, rather than found'
            cand --confirm 'Take the serial number as it is, although it looks like something else'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;alias'= {
            cand --kind 'What it is'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;reidentify'= {
            cand --serial 'The right serial number'
            cand --reason 'How the wrong one came about'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;move'= {
            cand --at 'Where they lie now'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;hold'= {
            cand --code 'Why they may not be released'
            cand --note 'A remark'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;release'= {
            cand --code 'Which hold is lifted'
            cand --note 'A remark'
            cand --override 'Set a refusal aside, and say why (admins; recorded)'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;inspect'= {
            cand --condition 'The state it is in; a damaged item goes on hold'
            cand --present 'An accessory that is there; may be given several times'
            cand --missing 'An accessory that is not there; may be given several times'
            cand --photo 'A picture to keep as evidence; may be given several times'
            cand --note 'A remark'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;sanitize'= {
            cand --method 'How far (NIST SP 800-88)'
            cand --tool 'With what'
            cand --verifier 'The operator who checked it'
            cand --certificate 'The certificate of the tool'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --failed 'It did not succeed'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;hand-off'= {
            cand --to 'To whom'
            cand --by 'Who comes for them'
            cand --authority 'By what right somebody else comes'
            cand --scope 'What the authority covers, if not just this'
            cand --authority-given 'How the authority was given'
            cand --authority-until 'Until when it holds (2026-12-24: the end of that day)'
            cand --signature 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF'
            cand --listen 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]'
            cand --sign-later 'They sign later, and why; the signature stays owed until then'
            cand --language 'The language of the statement that they sign [default: that of the profile]'
            cand --badge 'What their badge says'
            cand --id-document 'The document that you looked at, and the last four characters of its number: passport:4711'
            cand --witness 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input'
            cand --declined 'An item that they do not take, and why; may be given several times'
            cand --with 'What goes with each of them: charger, bag; may be given several times'
            cand --photo 'A picture of the items as they are handed over; may be given several times'
            cand --due 'When it is due back (2026-12-24: the end of that day)'
            cand --place 'Where it is handed over'
            cand --note 'A remark'
            cand --override 'Set a refusal aside, and say why (admins; recorded)'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --new-person 'Enter who comes into the directory, if nobody is known by that name'
            cand --sign-here 'They draw their signature with the mouse, in this terminal, below the list and the statement'
            cand --sign-on-phone 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
            cand --type-name 'They type their name and their PIN below the list and the statement'
            cand --on-paper 'They sign on a printed receipt, which is scanned and attached later'
            cand --pin 'They enter their PIN; without a terminal it is a line of standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;handoff'= {
            cand --to 'To whom'
            cand --by 'Who comes for them'
            cand --authority 'By what right somebody else comes'
            cand --scope 'What the authority covers, if not just this'
            cand --authority-given 'How the authority was given'
            cand --authority-until 'Until when it holds (2026-12-24: the end of that day)'
            cand --signature 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF'
            cand --listen 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]'
            cand --sign-later 'They sign later, and why; the signature stays owed until then'
            cand --language 'The language of the statement that they sign [default: that of the profile]'
            cand --badge 'What their badge says'
            cand --id-document 'The document that you looked at, and the last four characters of its number: passport:4711'
            cand --witness 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input'
            cand --declined 'An item that they do not take, and why; may be given several times'
            cand --with 'What goes with each of them: charger, bag; may be given several times'
            cand --photo 'A picture of the items as they are handed over; may be given several times'
            cand --due 'When it is due back (2026-12-24: the end of that day)'
            cand --place 'Where it is handed over'
            cand --note 'A remark'
            cand --override 'Set a refusal aside, and say why (admins; recorded)'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --new-person 'Enter who comes into the directory, if nobody is known by that name'
            cand --sign-here 'They draw their signature with the mouse, in this terminal, below the list and the statement'
            cand --sign-on-phone 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
            cand --type-name 'They type their name and their PIN below the list and the statement'
            cand --on-paper 'They sign on a printed receipt, which is scanned and attached later'
            cand --pin 'They enter their PIN; without a terminal it is a line of standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;decline'= {
            cand --reason 'Why the recipient did not want it'
            cand --occurred-at 'When it happened, if earlier than now; --reason then also says why it is recorded late'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;attempt'= {
            cand --reason 'Why it could not be delivered'
            cand --photo 'A picture to keep as evidence'
            cand --occurred-at 'When it happened, if earlier than now; --reason then also says why it is recorded late'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;return'= {
            cand --from 'From whom; `unknown` if nobody knows'
            cand --by 'Who comes for them'
            cand --authority 'By what right somebody else comes'
            cand --scope 'What the authority covers, if not just this'
            cand --authority-given 'How the authority was given'
            cand --authority-until 'Until when it holds (2026-12-24: the end of that day)'
            cand --parcel 'The parcel it came back in'
            cand --condition 'The state it is in'
            cand --with 'An accessory that came with it; may be given several times'
            cand --missing 'An accessory that should have come with it; may be given several times'
            cand --signature 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF'
            cand --listen 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]'
            cand --sign-later 'They sign later, and why; the signature stays owed until then'
            cand --language 'The language of the statement that they sign [default: that of the profile]'
            cand --badge 'What their badge says'
            cand --id-document 'The document that you looked at, and the last four characters of its number: passport:4711'
            cand --witness 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input'
            cand --photo 'A picture of the assets as they came back; may be given several times'
            cand --at 'Where it is put [default: the station''s place]'
            cand --unknown 'The serial number of a device that is not on record; may be given several times'
            cand --tag 'Its asset tag'
            cand --maker 'Its maker'
            cand --model 'Its model'
            cand --note 'A remark'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --new-person 'Enter who comes into the directory, if nobody is known by that name'
            cand --sign-here 'They draw their signature with the mouse, in this terminal, below the list and the statement'
            cand --sign-on-phone 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
            cand --type-name 'They type their name and their PIN below the list and the statement'
            cand --on-paper 'They sign on a printed receipt, which is scanned and attached later'
            cand --pin 'They enter their PIN; without a terminal it is a line of standard input'
            cand --unattended 'Nobody was there to sign'
            cand --data-bearing 'It can hold data'
            cand --confirm 'Take a serial number as it is, although it looks like something else'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;transfer'= {
            cand --from 'Who has it now'
            cand --to 'Who gets it'
            cand --signature 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF'
            cand --listen 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]'
            cand --sign-later 'They sign later, and why; the signature stays owed until then'
            cand --language 'The language of the statement that they sign [default: that of the profile]'
            cand --badge 'What their badge says'
            cand --id-document 'The document that you looked at, and the last four characters of its number: passport:4711'
            cand --witness 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input'
            cand --due 'When it is due back (2026-12-24: the end of that day)'
            cand --note 'A remark'
            cand --override 'Set a refusal aside, and say why (admins; recorded)'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --sign-here 'They draw their signature with the mouse, in this terminal, below the list and the statement'
            cand --sign-on-phone 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
            cand --type-name 'They type their name and their PIN below the list and the statement'
            cand --on-paper 'They sign on a printed receipt, which is scanned and attached later'
            cand --pin 'They enter their PIN; without a terminal it is a line of standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;sign'= {
            cand --signature 'The signature of the other party: a PNG, JPEG or SVG picture, or a PDF'
            cand --listen 'The address of this machine at which phones find that page, with a port or without [default: that of the default route]'
            cand --sign-later 'They sign later, and why; the signature stays owed until then'
            cand --language 'The language of the statement that they sign [default: that of the profile]'
            cand --badge 'What their badge says'
            cand --id-document 'The document that you looked at, and the last four characters of its number: passport:4711'
            cand --witness 'The operator who stands by, and enters their password or PIN; without a terminal it is a line of standard input'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --sign-here 'They draw their signature with the mouse, in this terminal, below the list and the statement'
            cand --sign-on-phone 'They draw their signature with a finger, on their own phone: a code opens a page there, for five minutes'
            cand --type-name 'They type their name and their PIN below the list and the statement'
            cand --on-paper 'They sign on a printed receipt, which is scanned and attached later'
            cand --pin 'They enter their PIN; without a terminal it is a line of standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;attach'= {
            cand --kind 'What they are'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;due'= {
            cand --on 'The date (2026-12-24: the end of that day)'
            cand --reason 'Why'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --waive 'It need not come back by any date'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;send'= {
            cand --to 'The vendor'
            cand --facility 'Another facility of ours instead'
            cand --tracking 'The tracking number it travels under'
            cand --carrier 'Who takes it there'
            cand --purpose 'What for: repair, RMA, site transfer'
            cand --override 'Set a refusal aside, and say why (admins; recorded)'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;take-in'= {
            cand --at 'Where they are put [default: the station''s place]'
            cand --condition 'The state they are in'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;missing'= {
            cand --reason 'How that was noticed'
            cand --occurred-at 'When it happened, if earlier than now; --reason then also says why it is recorded late'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;found'= {
            cand --at 'Where it is put'
            cand --condition 'The state it is in; until somebody has looked, it stays on hold'
            cand --note 'A remark'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;dispose'= {
            cand --method 'How: recycled, destroyed, sold, donated, written off'
            cand --approver 'The other operator who approved it'
            cand --certificate 'The certificate of destruction or the receipt'
            cand --note 'A remark'
            cand --override 'Set a refusal aside, and say why (admins; recorded)'
            cand --occurred-at 'When it happened, if earlier than now (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --reason 'Why it was not recorded then'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;return-to-sender'= {
            cand --reason 'Why'
            cand --carrier 'Who takes it back [default: who brought it]'
            cand --tracking 'The tracking number it travels back under'
            cand --occurred-at 'When it happened, if earlier than now; --reason then also says why it is recorded late'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;replace'= {
            cand --by 'The asset that takes its place'
            cand --approver 'The other operator who approved it'
            cand --reason 'Why'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;correct'= {
            cand --set 'A descriptive field and what it should say: carrier, sender, note, condition, class, maker, model or category'
            cand --reason 'Why'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --void 'It did not happen: set it aside'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;settle'= {
            cand --keep 'The event that stands'
            cand --over 'The event that does not [default: the one that contradicts it]'
            cand --reason 'Why'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;case'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand open 'Open a case: freeze the list of what somebody has to give back'
            cand list 'List the cases'
            cand show 'Show a case line by line'
            cand settle 'Say what became of things on the list'
            cand close 'Close a case of which every line is settled'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;case;open'= {
            cand --kind 'Why things have to come back'
            cand --item 'Only this, rather than everything that they have; may be given several times'
            cand --due 'Until when (2026-12-24: the end of that day)'
            cand --reason 'A remark'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --from-leavers 'For everybody who has left, still has something and has no open case'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;case;list'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --open 'Only those that are not closed'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;case;show'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;case;settle'= {
            cand --verdict 'What became of them'
            cand --note 'How, or why'
            cand --missing 'What should have come with it [default: what the return says]; may be given several times'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;case;close'= {
            cand --override 'Set a refusal aside, and say why (admins; recorded)'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;case;help'= {
            cand open 'Open a case: freeze the list of what somebody has to give back'
            cand list 'List the cases'
            cand show 'Show a case line by line'
            cand settle 'Say what became of things on the list'
            cand close 'Close a case of which every line is settled'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;case;help;open'= {
        }
        &'custody;case;help;list'= {
        }
        &'custody;case;help;show'= {
        }
        &'custody;case;help;settle'= {
        }
        &'custody;case;help;close'= {
        }
        &'custody;case;help;help'= {
        }
        &'custody;show'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;history'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;list'= {
            cand --standing 'Only items in this standing'
            cand --with 'Only what this person has'
            cand --for 'Only what is meant for this person'
            cand --at 'Only what lies at this place'
            cand --older-than 'Only what has been with its custodian for longer than this (3d, 12h, 90m)'
            cand --kind 'Only parcels, or only assets'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --on-hold 'Only what is on hold'
            cand --unsigned 'Only what a signature is owed for'
            cand --unmatched 'Only what has no recipient'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;find'= {
            cand --limit 'At most this many'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;holdings'= {
            cand --as-of 'What they had at this time, instead of now'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;decode'= {
            cand --source 'Where scans come from: stdin, serial:DEVICE[,BAUD] or evdev:DEVICE'
            cand --scanner 'How the scanner is set up, for this run only: a setting `scanner.KEY` of the profile. May be given several times'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --lines 'Read scans instead, one a line, from stdin or a scanner'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;label'= {
            cand --pdf 'Write a PDF, a page for each label; `-` for stdout'
            cand --zpl 'Write ZPL II for a label printer; `-` for stdout'
            cand --png 'Write a PNG picture; `-` for stdout'
            cand --size 'The size of a label in millimetres [default: 62x29 for an asset, 100x50 for a parcel]'
            cand --symbol 'The kind of symbol [default: qr for an asset, code128 for a parcel]'
            cand --dpi 'How fine the label printer is that gets the ZPL, in dots an inch'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --controls 'Print the command barcodes instead, on an A4 sheet; to stdout as PDF unless a file is named'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;report'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand ageing 'How long things have been in the mailroom or on their way, longest first'
            cand gaps 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature'
            cand overdue 'What should have been back by now, longest first'
            cand late-entries 'What was recorded later than it happened, and why'
            cand activity 'How much of what each operator has recorded'
            cand expected 'What was announced against what came: order line, serial number, parcel, signed hand-off'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;report;ageing'= {
            cand --from 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --to 'Only before this time'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;report;gaps'= {
            cand --from 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --to 'Only before this time'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;report;overdue'= {
            cand --from 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --to 'Only before this time'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;report;late-entries'= {
            cand --from 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --to 'Only before this time'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;report;activity'= {
            cand --from 'Only from this time on (2026-11-22T09:30:00Z, or 2026-11-22 09:30)'
            cand --to 'Only before this time'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;report;expected'= {
            cand --order 'Only this order'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;report;help'= {
            cand ageing 'How long things have been in the mailroom or on their way, longest first'
            cand gaps 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature'
            cand overdue 'What should have been back by now, longest first'
            cand late-entries 'What was recorded later than it happened, and why'
            cand activity 'How much of what each operator has recorded'
            cand expected 'What was announced against what came: order line, serial number, parcel, signed hand-off'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;report;help;ageing'= {
        }
        &'custody;report;help;gaps'= {
        }
        &'custody;report;help;overdue'= {
        }
        &'custody;report;help;late-entries'= {
        }
        &'custody;report;help;activity'= {
        }
        &'custody;report;help;expected'= {
        }
        &'custody;report;help;help'= {
        }
        &'custody;receipt'= {
            cand --html 'Write the page as HTML to a file; - is standard output'
            cand --pdf 'Write the page as PDF to a file; - is standard output'
            cand --paper 'The size of the paper'
            cand --escpos 'Write the commands of a receipt printer (ESC/POS, 80 mm paper) to a file or a device; - is standard output'
            cand --proof 'Write the proof alone to a file, by custom *.tlog-proof; - is standard output'
            cand --disclose 'Which personal values the receipt shows; the others stay behind their commitments'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --text 'Show the whole page as text, as wide as the terminal'
            cand --copies-to-sign 'Leave lines for both parties to sign on; a receipt that was signed on paper has them anyway'
            cand --witnessed 'Prove it under a head that a witness has signed, too, rather than the first one'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;certificate'= {
            cand --case 'With what became of a return case: its list, line by line; what was returned since it was opened'
            cand --since 'Only what was returned at this time or later; what is still held is named in any case'
            cand --html 'Write the page as HTML to a file; - is standard output'
            cand --pdf 'Write the page as PDF to a file; - is standard output'
            cand --paper 'The size of the paper'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --copies-to-sign 'Leave lines for both parties to sign on'
            cand --witnessed 'Prove it under a head that a witness has signed, too'
            cand --text 'Show the whole page as text, as wide as the terminal'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;evidence'= {
            cand --out 'Open the evidence and write it into a folder, for its owner only'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;verify'= {
            cand --receipt 'Check a receipt by itself: no ledger, no profile and no network is needed'
            cand --key 'A public key that must have signed, or a file that holds it; may be given several times'
            cand --immutable 'Check a ledger file on media that cannot be written, whoever''s it is'
            cand --evidence 'Open all evidence and compare it, also where a person must be asked for the key; with --immutable, the folder where it lies'
            cand --manifest 'Check an export by its manifest: its files, its series, and that the ledger gives the same rows again'
            cand --template 'The template that the export filled'
            cand --checkpoint 'Also compare the log with a head that was published before: by `custody checkpoint --out`'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;checkpoint'= {
            cand --out 'Write it to a file: whoever keeps it can tell later whether the log was changed'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;keys'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;backup'= {
            cand --out 'The folder to make the backup in; it gets a folder of its own there'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;restore'= {
            cand --reason 'Why the log is begun anew; it becomes part of it'
            cand --admin 'The admin who restores it [default: the only one that the backup has]'
            cand --key-source 'Where the key of a new vault comes from, if the profile has none: keyring, keyfile:PATH, credential:NAME or passphrase [default: a keyfile beside the profile]'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --set-aside 'Set the ledger that is there aside, although it has entries that the backup does not have'
            cand --password-stdin 'Read the admin''s password as a line of standard input'
            cand --new-password 'Give the admin a new password, because theirs is lost; the log says that they have a new key'
            cand --recover 'Open the vault of the backup with its recovery code, which is read from standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;purge'= {
            cand --backups 'A folder with backups, to remove what interrupted ones left there; may be given several times'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --dry-run 'Say what would be deleted, and delete nothing'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;rebuild'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;doctor'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;import'= {
            cand --kind 'What its rows are'
            cand --override 'Take past events that nobody here can show a signature for, by the word of an admin'
            cand --map 'A column of the file and what it is, for example "Inventory No=tag"; may be given several times'
            cand --sheet 'The sheet of a workbook, when several could be meant'
            cand --encoding 'The encoding of a text file, when it is not recognised, for example windows-1250'
            cand --date-order 'In which order day, month and year stand, for dates such as 03/04/2026'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --dry-run 'Say for every row what would happen, and record nothing'
            cand --skip-bad 'Record the rows that can be taken, and write the others with their reasons to FILE.rejected.csv'
            cand --full 'The file has everybody: whoever is not in it has left (people only)'
            cand --delta 'The file has only what is new or changed (people only)'
            cand --allow-mass-leave 'A full file may make more than 10 % of the directory leave'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;export'= {
            cand --for 'For whom: decides columns, words and form'
            cand --output 'The file to write, whole or not at all; `-` for stdout. A new file is for whom the umask says, an existing one keeps its mode'
            cand --out 'The folder to write into: a file named after what is in it, a manifest, and a line in SHA256SUMS'
            cand --since-last 'Only what came since the last export of this series: nothing is left out, and nothing comes twice'
            cand --also-as 'Also keep the last file of the series under a name that stays the same'
            cand --from 'Only what was recorded at this time or later'
            cand --to 'Only what was recorded before this time'
            cand --template 'Fill this template of the other side: an XLSX workbook or a CSV file with header rows'
            cand --replay 'Make an export again, byte for byte: the number of a run, or its manifest'
            cand --setup 'Print what has to be set up on the other side'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand ack 'Take note that the other side has the rows of a run'
            cand runs 'List the runs of all series'
            cand upload 'Send the file of a run to ServiceNow, which loads it into its staging table'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;export;ack'= {
            cand --rows 'How many rows the other side has'
            cand --sha256 'SHA-256 of the file that it has; of the manifest, if there are several files'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;export;runs'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;export;upload'= {
            cand --remote 'The remote of kind servicenow to send it to'
            cand --folder 'The folder in which the export put its file'
            cand --wait 'How many seconds to wait for the answer, which comes when all rows are transformed'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --again 'Send it although it, or a later run of its series, was sent before'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;export;help'= {
            cand ack 'Take note that the other side has the rows of a run'
            cand runs 'List the runs of all series'
            cand upload 'Send the file of a run to ServiceNow, which loads it into its staging table'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;export;help;ack'= {
        }
        &'custody;export;help;runs'= {
        }
        &'custody;export;help;upload'= {
        }
        &'custody;export;help;help'= {
        }
        &'custody;remote'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Add a remote'
            cand list 'List the remotes, and how far each has got'
            cand show 'Show one remote with its last receipts'
            cand secret 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore'
            cand remove 'Forget a remote, its receipts and its secret'
            cand test 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1'
            cand resume 'Go on with a remote that was stopped, or leave out the event that it refuses'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;remote;add'= {
            cand --kind 'What kind of system it is'
            cand --url 'Its address: https, or http on this machine'
            cand --option 'What is mapped, for example status.available=2; may be said several times'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --secret-stdin 'Read the secret from standard input'
            cand --make-key 'Make a signing key for a webhook, and print its public half'
            cand --from-now 'Send nothing that has happened before now'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;remote;list'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;remote;show'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;remote;secret'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --secret-stdin 'Read the secret from standard input'
            cand --make-key 'Make a signing key for a webhook, and print its public half'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;remote;remove'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;remote;test'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;remote;resume'= {
            cand --leave-out 'Never send this event, which must be the next one'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;remote;help'= {
            cand add 'Add a remote'
            cand list 'List the remotes, and how far each has got'
            cand show 'Show one remote with its last receipts'
            cand secret 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore'
            cand remove 'Forget a remote, its receipts and its secret'
            cand test 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1'
            cand resume 'Go on with a remote that was stopped, or leave out the event that it refuses'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;remote;help;add'= {
        }
        &'custody;remote;help;list'= {
        }
        &'custody;remote;help;show'= {
        }
        &'custody;remote;help;secret'= {
        }
        &'custody;remote;help;remove'= {
        }
        &'custody;remote;help;test'= {
        }
        &'custody;remote;help;resume'= {
        }
        &'custody;remote;help;help'= {
        }
        &'custody;push'= {
            cand --remote 'Push to this remote only'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --dry-run 'Say what would be sent, and send nothing'
            cand --now 'Try even if the next try is not due yet'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;notify'= {
            cand --channel 'Tell them by this way'
            cand --test 'Send a trial to an e-mail address, a number (+44...), `slack` or `teams`'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --due 'Send every notice whose time has come'
            cand --dry-run 'Say what would be sent, and send nothing'
            cand --check 'Check the settings, the secrets and every template, and send nothing'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand secret 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;notify;secret'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --secret-stdin 'Read the secret from standard input'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;notify;help'= {
            cand secret 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;notify;help;secret'= {
        }
        &'custody;notify;help;help'= {
        }
        &'custody;reconcile'= {
            cand --remote 'Compare with this remote only'
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --all 'Show what agrees, too'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;completions'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;man'= {
            cand --profile 'Use this profile'
            cand --as 'Act as this operator, who is logged in'
            cand --token-file 'Act with the token in this file: for scripts'
            cand --format 'How to write the answer'
            cand --color 'When to use colours'
            cand --home 'Keep everything below this folder'
            cand --json 'Short for --format json; several answers are one JSON object a line'
            cand -q 'Say nothing but the answer and what went wrong'
            cand --quiet 'Say nothing but the answer and what went wrong'
            cand --no-input 'Never ask; fail and name the flag instead'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'custody;help'= {
            cand demo 'Run the whole main job on bundled sample labels, showing each command and its answer'
            cand init 'Make a profile: bind this station to a tenant and a facility'
            cand profile 'See, choose and change profiles'
            cand place 'Add and list the places of the facility'
            cand person 'Add and list the people of the recipient directory'
            cand login 'Log in with a password, or go on with a locked session with a PIN'
            cand logout 'End your session'
            cand lock 'Lock your session until you type your PIN or password'
            cand whoami 'Show who acts, and until when'
            cand subject 'Write down everything that is held about one person'
            cand operator 'Add, change and list the operators of the station'
            cand token 'Make, list and revoke the tokens of scripts'
            cand vault 'See and change how the private keys are sealed'
            cand expect 'Announce parcels, serial numbers and orders from a CSV or XLSX file'
            cand scan 'Keep a session open at the dock: everything by scans, without a mouse'
            cand receive 'Receive parcels: by number, by a picture of the label, or one scan a line'
            cand refuse 'Refuse a parcel at the door'
            cand match 'Set or change the recipient of a parcel'
            cand serialize 'Turn what is in a parcel into assets with serial numbers'
            cand adopt 'Enter an asset that no parcel of ours brought'
            cand alias 'Add another identifier to an item: IMEI, MAC address, tag'
            cand reidentify 'Set a wrong serial number right; the old one is still found'
            cand move 'Move items to another place'
            cand hold 'Forbid the release of an item, and say why'
            cand release 'Lift a hold'
            cand inspect 'Record the condition of an item'
            cand sanitize 'Record that data was removed from an asset'
            cand hand-off 'Hand items off to a person'
            cand decline 'Record that the recipient said no'
            cand attempt 'Record a delivery round that failed'
            cand return 'Take assets back from a person'
            cand transfer 'Pass assets from one person to another'
            cand sign 'Give the signature that a hand-off, return or transfer still owes'
            cand attach 'Add a signed paper, photos or other evidence to an event'
            cand due 'Set, extend or waive the date an asset is due back'
            cand send 'Send items out to a vendor or another facility'
            cand take-in 'Take items in that come back from a vendor or courier'
            cand missing 'Report an item missing'
            cand found 'Record that a missing item was found'
            cand dispose 'Dispose of an item for good'
            cand return-to-sender 'Send a parcel back to its sender'
            cand replace 'Close an asset because another takes its place'
            cand correct 'Set an earlier event right, without hiding it'
            cand settle 'Settle a dispute between two stations'
            cand case 'Have a leaver, a mover or anybody give things back: a frozen list, settled line by line'
            cand show 'Show one item'
            cand history 'Show everything that happened to an item'
            cand list 'List items'
            cand find 'Look for items by any part of a number, name or description'
            cand holdings 'List what a person has, or had at a time'
            cand decode 'Tell what the codes on a picture, or of scanned lines, mean'
            cand label 'Print labels for items, or the sheet of command barcodes'
            cand report 'Answer what somebody asks every week: ageing, gaps, overdue, late entries, activity'
            cand receipt 'Show the receipt of an event, and write it as a page or as the proof that it is in the log'
            cand certificate 'Say what a person returned and what they still hold, with proofs: for whoever leaves'
            cand evidence 'List the evidence of an event, and open it'
            cand verify 'Check the whole record, or a receipt by itself'
            cand checkpoint 'Write the signed head of the log, to be compared with the log later'
            cand keys 'List the public keys with which receipts and heads are checked'
            cand backup 'Copy the ledger, its evidence and the profile while work goes on'
            cand restore 'Begin a new epoch of the log from a backup'
            cand purge 'Delete evidence that is past its time, and what interrupted commands left behind'
            cand rebuild 'Derive the present anew from the log'
            cand doctor 'Check the installation and say what is missing'
            cand import 'Import people, parcels, assets or past events from a CSV or XLSX file'
            cand export 'Export for other systems: CSV, JSON Lines, XLSX, increments with a manifest'
            cand remote 'See and change the other systems that events are pushed to'
            cand push 'Send what has happened to other systems'
            cand notify 'Tell people that something waits for them, is due back, or is to be signed for'
            cand reconcile 'Compare what other systems believe with what is known here'
            cand completions 'Write the completions for a shell'
            cand man 'Write the manual pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'custody;help;demo'= {
        }
        &'custody;help;init'= {
        }
        &'custody;help;profile'= {
            cand list 'List the profiles of this machine'
            cand show 'Show the settings of a profile'
            cand use 'Use a profile from now on when none is named'
            cand set 'Change a setting'
        }
        &'custody;help;profile;list'= {
        }
        &'custody;help;profile;show'= {
        }
        &'custody;help;profile;use'= {
        }
        &'custody;help;profile;set'= {
        }
        &'custody;help;place'= {
            cand add 'Add places'
            cand list 'List the places'
        }
        &'custody;help;place;add'= {
        }
        &'custody;help;place;list'= {
        }
        &'custody;help;person'= {
            cand add 'Add a person, or bring what is known of them up to date'
            cand list 'List people, or those in whose name, number or address a text occurs'
            cand erase 'Erase what is known of a person; what they had stays on record under an opaque id'
            cand match 'List who may be meant by a text from a label, the likeliest first, with a score and the reason'
            cand pin 'Give a person a PIN, which they enter when they collect'
            cand badge 'Make a badge known as a person''s'
            cand show 'Show one person'
        }
        &'custody;help;person;add'= {
        }
        &'custody;help;person;list'= {
        }
        &'custody;help;person;erase'= {
        }
        &'custody;help;person;match'= {
        }
        &'custody;help;person;pin'= {
        }
        &'custody;help;person;badge'= {
        }
        &'custody;help;person;show'= {
        }
        &'custody;help;login'= {
        }
        &'custody;help;logout'= {
        }
        &'custody;help;lock'= {
        }
        &'custody;help;whoami'= {
        }
        &'custody;help;subject'= {
            cand export 'Write everything that is held about a person into a JSON file'
        }
        &'custody;help;subject;export'= {
        }
        &'custody;help;operator'= {
            cand add 'Add an operator, with a first password'
            cand list 'List the operators'
            cand role 'Let somebody do more, or less'
            cand disable 'Let somebody act no more; their sessions and tokens end'
            cand enable 'Let somebody act again'
            cand unlock 'Let somebody try again who failed too often'
            cand password 'Choose a new password: your own, or as an admin another''s'
            cand pin 'Choose your PIN, which goes on with a locked session'
            cand badge 'Give somebody a badge, by which the station knows whose PIN follows'
        }
        &'custody;help;operator;add'= {
        }
        &'custody;help;operator;list'= {
        }
        &'custody;help;operator;role'= {
        }
        &'custody;help;operator;disable'= {
        }
        &'custody;help;operator;enable'= {
        }
        &'custody;help;operator;unlock'= {
        }
        &'custody;help;operator;password'= {
        }
        &'custody;help;operator;pin'= {
        }
        &'custody;help;operator;badge'= {
        }
        &'custody;help;token'= {
            cand create 'Make a token for a script, such as a nightly export'
            cand list 'List the tokens'
            cand revoke 'End a token, or all of a script'
        }
        &'custody;help;token;create'= {
        }
        &'custody;help;token;list'= {
        }
        &'custody;help;token;revoke'= {
        }
        &'custody;help;vault'= {
            cand show 'Show where the key comes from, and whether it is at hand'
            cand source 'Take the key from another source from now on: keyring, keyfile:PATH, credential:NAME or passphrase'
            cand rotate 'Make a new key, and seal with it everything new, the recipient directory and the keys of evidence'
            cand renew 'Make every key anew, and a new recovery code: after a leak, or when the code is lost'
            cand recover 'Open the vault with the recovery code, which is read from standard input, and give it a new source'
        }
        &'custody;help;vault;show'= {
        }
        &'custody;help;vault;source'= {
        }
        &'custody;help;vault;rotate'= {
        }
        &'custody;help;vault;renew'= {
        }
        &'custody;help;vault;recover'= {
        }
        &'custody;help;expect'= {
        }
        &'custody;help;scan'= {
        }
        &'custody;help;receive'= {
        }
        &'custody;help;refuse'= {
        }
        &'custody;help;match'= {
        }
        &'custody;help;serialize'= {
        }
        &'custody;help;adopt'= {
        }
        &'custody;help;alias'= {
        }
        &'custody;help;reidentify'= {
        }
        &'custody;help;move'= {
        }
        &'custody;help;hold'= {
        }
        &'custody;help;release'= {
        }
        &'custody;help;inspect'= {
        }
        &'custody;help;sanitize'= {
        }
        &'custody;help;hand-off'= {
        }
        &'custody;help;decline'= {
        }
        &'custody;help;attempt'= {
        }
        &'custody;help;return'= {
        }
        &'custody;help;transfer'= {
        }
        &'custody;help;sign'= {
        }
        &'custody;help;attach'= {
        }
        &'custody;help;due'= {
        }
        &'custody;help;send'= {
        }
        &'custody;help;take-in'= {
        }
        &'custody;help;missing'= {
        }
        &'custody;help;found'= {
        }
        &'custody;help;dispose'= {
        }
        &'custody;help;return-to-sender'= {
        }
        &'custody;help;replace'= {
        }
        &'custody;help;correct'= {
        }
        &'custody;help;settle'= {
        }
        &'custody;help;case'= {
            cand open 'Open a case: freeze the list of what somebody has to give back'
            cand list 'List the cases'
            cand show 'Show a case line by line'
            cand settle 'Say what became of things on the list'
            cand close 'Close a case of which every line is settled'
        }
        &'custody;help;case;open'= {
        }
        &'custody;help;case;list'= {
        }
        &'custody;help;case;show'= {
        }
        &'custody;help;case;settle'= {
        }
        &'custody;help;case;close'= {
        }
        &'custody;help;show'= {
        }
        &'custody;help;history'= {
        }
        &'custody;help;list'= {
        }
        &'custody;help;find'= {
        }
        &'custody;help;holdings'= {
        }
        &'custody;help;decode'= {
        }
        &'custody;help;label'= {
        }
        &'custody;help;report'= {
            cand ageing 'How long things have been in the mailroom or on their way, longest first'
            cand gaps 'Where custody cannot be shown: missing, disputed, in transit, passed on without a signature'
            cand overdue 'What should have been back by now, longest first'
            cand late-entries 'What was recorded later than it happened, and why'
            cand activity 'How much of what each operator has recorded'
            cand expected 'What was announced against what came: order line, serial number, parcel, signed hand-off'
        }
        &'custody;help;report;ageing'= {
        }
        &'custody;help;report;gaps'= {
        }
        &'custody;help;report;overdue'= {
        }
        &'custody;help;report;late-entries'= {
        }
        &'custody;help;report;activity'= {
        }
        &'custody;help;report;expected'= {
        }
        &'custody;help;receipt'= {
        }
        &'custody;help;certificate'= {
        }
        &'custody;help;evidence'= {
        }
        &'custody;help;verify'= {
        }
        &'custody;help;checkpoint'= {
        }
        &'custody;help;keys'= {
        }
        &'custody;help;backup'= {
        }
        &'custody;help;restore'= {
        }
        &'custody;help;purge'= {
        }
        &'custody;help;rebuild'= {
        }
        &'custody;help;doctor'= {
        }
        &'custody;help;import'= {
        }
        &'custody;help;export'= {
            cand ack 'Take note that the other side has the rows of a run'
            cand runs 'List the runs of all series'
            cand upload 'Send the file of a run to ServiceNow, which loads it into its staging table'
        }
        &'custody;help;export;ack'= {
        }
        &'custody;help;export;runs'= {
        }
        &'custody;help;export;upload'= {
        }
        &'custody;help;remote'= {
            cand add 'Add a remote'
            cand list 'List the remotes, and how far each has got'
            cand show 'Show one remote with its last receipts'
            cand secret 'Give a remote another secret: after a leak, or when it was changed over there, or after a restore'
            cand remove 'Forget a remote, its receipts and its secret'
            cand test 'Check the address, the secret and what was mapped; a webhook gets an event of type custody.test.v1'
            cand resume 'Go on with a remote that was stopped, or leave out the event that it refuses'
        }
        &'custody;help;remote;add'= {
        }
        &'custody;help;remote;list'= {
        }
        &'custody;help;remote;show'= {
        }
        &'custody;help;remote;secret'= {
        }
        &'custody;help;remote;remove'= {
        }
        &'custody;help;remote;test'= {
        }
        &'custody;help;remote;resume'= {
        }
        &'custody;help;push'= {
        }
        &'custody;help;notify'= {
            cand secret 'Keep the secret of a way: a mail password, the address of a chat, the token of a text message service'
        }
        &'custody;help;notify;secret'= {
        }
        &'custody;help;reconcile'= {
        }
        &'custody;help;completions'= {
        }
        &'custody;help;man'= {
        }
        &'custody;help;help'= {
        }
    ]
    $completions[$command]
}
