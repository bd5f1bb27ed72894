// Expands calendars as MagicMirror and Node-RED do: every meeting of each file named on standard input
// as a line [file, uid, start, end, summary, status] of JSON; times in seconds UTC, whole days as
// "20260318".
'use strict';
const fs = require('fs');
const path = require('path');
const ical = require(path.join(__dirname, 'node_modules', 'node-ical'));

const RANGE = { from: new Date(2024, 0, 1), to: new Date(2037, 0, 1) };

// Whole days are midnights on the clock of the computer.
function written(time, isFullDay) {
    if (!isFullDay) return time.getTime() / 1000;
    const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
    return parts.map((n) => String(n).padStart(2, '0')).join('');
}

// A text that has parameters, such as its language, comes with them.
function plain(text) {
    return text && typeof text === 'object' ? text.val : text;
}

for (const file of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    for (const event of Object.values(ical.sync.parseFile(file))) {
        if (event.type !== 'VEVENT') continue;
        for (const m of ical.expandRecurringEvent(event, RANGE)) {
            const times = [m.start, m.end].map((t) => written(t, m.isFullDay));
            console.log(JSON.stringify([file, event.uid, ...times, plain(m.summary), m.event.status]));
        }
    }
}
